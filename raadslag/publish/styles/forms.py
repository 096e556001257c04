"""The form of the house style."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, gettext_lazy

from raadslag.council.actions import Style
from raadslag.council.models import LARGEST_LOGO, HistoryForm, HouseStyle, RouteForm
from raadslag.lib.colors import COLOR
from raadslag.meetings.print import press
from raadslag.meetings.print.look import PLAIN

LARGEST_FILE = 500_000  # bytes of the file handed in
TYPES = {"svg": "image/svg+xml", "png": "image/png"}


class StyleForm(forms.Form):
    """What a house style says, and from which day."""

    navn = forms.CharField(
        label=gettext_lazy("Navn på papiret"),
        help_text=gettext_lazy("Udelades det, står der kommunens navn og »Kommune«."),
        max_length=100,
        required=False,
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy(
            "En SVG- eller PNG-fil på højst 500 kB. Den tegnes om; intet andet i filen gemmes."
        ),
        required=False,
    )
    uden_logo = forms.BooleanField(label=gettext_lazy("Brug intet logo"), required=False)
    farve = forms.RegexField(
        COLOR,
        label=gettext_lazy("Farve til overskrifter og linjer"),
        help_text=gettext_lazy("Som #1d3a52. Den skal kunne læses på hvidt papir."),
        error_messages={"invalid": gettext_lazy("Skriv farven som #1d3a52, med små bogstaver.")},
        strip=True,
    )
    fremhaevet = forms.RegexField(
        COLOR,
        label=gettext_lazy("Farve ved beslutningen"),
        error_messages={"invalid": gettext_lazy("Skriv farven som #1d3a52, med små bogstaver.")},
        strip=True,
    )
    sagsgang = forms.ChoiceField(
        label=gettext_lazy("Sådan vises sagens vej gennem udvalgene"),
        choices=RouteForm.choices,
        widget=forms.RadioSelect,
    )
    historik = forms.ChoiceField(
        label=gettext_lazy("Sådan vises tidligere behandling"),
        choices=HistoryForm.choices,
        widget=forms.RadioSelect,
    )
    taeller_bilag = forms.BooleanField(
        label=gettext_lazy("Tæl bilagene: »4 bilag, heraf 3 anbefales«"), required=False
    )
    to_bind = forms.BooleanField(
        label=gettext_lazy("Tryk lukkede punkter i et bind for sig"), required=False
    )
    ny_side = forms.BooleanField(
        label=gettext_lazy("Begynd hvert punkt på en ny side"), required=False
    )
    fra = forms.DateField(
        label=gettext_lazy("Gælder for møder fra og med"),
        help_text=gettext_lazy("Udelades dagen, gælder hustilen for alle møder."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_logo(self) -> bytes | None:
        """The logo drawn anew as PNG; None where none was handed in."""
        file: UploadedFile[Any] | None = self.cleaned_data["logo"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(gettext("Filen er større end 500 kB."))
        ending = (file.name or "").rsplit(".", 1)[-1].lower()
        if ending not in TYPES:
            raise forms.ValidationError(gettext("Logoet skal være en SVG- eller PNG-fil."))
        try:
            png = press.logo_png(file.read(), TYPES[ending])
        except press.NotPrinted as why:
            raise forms.ValidationError(
                gettext("Filen kan ikke tegnes. Gem den som en ren tegning uden henvisninger.")
            ) from why
        if len(png) > LARGEST_LOGO:
            raise forms.ValidationError(
                gettext("Logoet har for mange detaljer til at trykkes. Brug en enklere udgave.")
            )
        return png

    def style(self, before: HouseStyle | None) -> Style:
        """What was filled in; the logo of the style before stays where no other is handed in."""
        said = self.cleaned_data
        kept = bytes(before.logo) if before is not None and before.logo else None
        return Style(
            ink=said["farve"],
            accent=said["fremhaevet"],
            name=said["navn"] or None,
            logo=None if said["uden_logo"] else said["logo"] or kept,
            route=RouteForm(said["sagsgang"]),
            history=HistoryForm(said["historik"]),
            counts_attachments=said["taeller_bilag"],
            separate_volumes=said["to_bind"],
            item_on_new_page=said["ny_side"],
        )


def filled(before: HouseStyle | None) -> dict[str, Any]:
    """What the form shows first: the style that holds, or the plain one."""
    if before is None:
        return {
            "farve": PLAIN.ink,
            "fremhaevet": PLAIN.accent,
            "sagsgang": PLAIN.route,
            "historik": PLAIN.history,
        }
    return {
        "navn": before.name,
        "farve": before.ink,
        "fremhaevet": before.accent,
        "sagsgang": before.route,
        "historik": before.history,
        "taeller_bilag": before.counts_attachments,
        "to_bind": before.separate_volumes,
        "ny_side": before.item_on_new_page,
        "fra": before.valid_from,
    }
