"""How forms are drawn: every field the same way, by components/field.html."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Used for every form: `{{ form.text.as_field_group }}`, or `{{ form }}` for all of it."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
