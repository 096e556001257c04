"""The form for following by e-mail."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from raadslag.publish.models import Pace


class FollowForm(forms.Form):
    """Who wants to hear, and how often."""

    email = forms.EmailField(
        label=gettext_lazy("E-mailadresse"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    pace = forms.ChoiceField(
        label=gettext_lazy("Hvor ofte"),
        choices=Pace.choices,
        initial=Pace.AT_ONCE,
        widget=forms.RadioSelect,
    )
    website = forms.CharField(  # a trap: a person neither sees nor reaches it
        label=gettext_lazy("Lad feltet stå tomt"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data["website"])
