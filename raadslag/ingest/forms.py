"""The forms of the correction desk. Their field names are Danish: they stand in what is sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from raadslag.ingest.desk import Value
from raadslag.meetings.models import Outcome

TEMPLATE = "ingest/_value_field.html"
WIDE = 64  # characters on a line of the text fields, about


class ValueForm(forms.Form):
    """One value of the record. What the field is follows the value's own field."""

    def __init__(self, value: Value, data: Any = None) -> None:
        initial = {"vaerdi": as_written(value)}
        super().__init__(data, initial=initial, auto_id=f"{value.id}-%s")
        self.value = value
        field = _field(value)
        field.template_name = TEMPLATE  # type: ignore[attr-defined]  # the stubs do not know it yet
        self.fields["vaerdi"] = field

    def written(self) -> Any:
        """The value as JSON takes it. Only of a valid form."""
        written = self.cleaned_data["vaerdi"]
        if self.value.field == "closed":
            return bool(written)
        text = written.replace("\r\n", "\n").strip()
        if self.value.field == "clauses":
            return [line.strip() for line in text.split("\n") if line.strip()]
        return text or None


def as_written(value: Value) -> Any:
    """A value as it stands in its field."""
    if value.field == "clauses":
        return "\n".join(" ".join(words.split()) for words in value.standing or [])
    if value.field in ("start", "end") and value.standing:
        return value.standing[:5]
    return value.standing


def _field(value: Value) -> forms.Field:
    label = value.label
    if value.field == "closed":
        return forms.BooleanField(label=label, required=False)
    if value.field == "outcome":
        return forms.ChoiceField(label=label, choices=Outcome.choices)
    return forms.CharField(
        label=label,
        required=False,
        widget=_widget(value),
        help_text=_help(value),
        strip=False,
    )


def _help(value: Value) -> str:
    return gettext("Et punkt på hver linje.") if value.field == "clauses" else ""


def _widget(value: Value) -> forms.Widget:
    if value.field == "date":
        return forms.TextInput(attrs={"type": "date"})
    if value.field in ("start", "end"):
        return forms.TextInput(attrs={"type": "time"})
    if value.field in ("number", "case_number", "body", "place"):
        return forms.TextInput()
    written = str(as_written(value) or "")
    lines = sum(1 + len(line) // WIDE for line in written.split("\n"))
    return forms.Textarea(attrs={"rows": min(14, lines + (value.field == "clauses"))})


class PlaceForm(forms.Form):
    """Where a line is put. sted: an item's uid and a field of it."""

    sted = forms.CharField(
        error_messages={"required": gettext_lazy("Vælg, hvor linjen hører til.")}
    )

    def place(self) -> tuple[str, str]:
        """The item's uid, and the field. Only of a valid form."""
        uid, _, field = self.cleaned_data["sted"].partition("|")
        return uid, field
