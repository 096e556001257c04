"""The forms of the release page."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from raadslag.publish import gate
from raadslag.publish.models import FindingAnswer, GateFinding
from raadslag.publish.scan.orders import Area


class AnswerForm(forms.Form):
    """What a person says to a finding. Which answers there are follows the finding's kind."""

    svar = forms.ChoiceField(label=gettext_lazy("Svar"), widget=forms.RadioSelect)
    grund = forms.CharField(
        label=gettext_lazy("Begrundelse"), required=False, max_length=500, widget=forms.TextInput
    )

    def __init__(self, finding: GateFinding, data: Any = None) -> None:
        answers = answers_to(finding)
        only = answers[0][0] if len(answers) == 1 else None
        super().__init__(data, initial={"svar": only}, auto_id=f"fund-{finding.uid}-%s")
        self.fields["svar"].choices = answers  # type: ignore[attr-defined]


def answers_to(finding: GateFinding) -> list[tuple[str, str]]:
    """The answers to a finding, and how they are said."""
    if finding.kind in gate.STAYS_INSIDE:
        return [(FindingAnswer.REMOVED.value, gettext("Det bliver inde og offentliggøres ikke"))]
    if finding.kind == "quoted_closed":
        harmless = gettext("Det er ikke fra det lukkede")
    elif finding.kind in gate.IN_FILES:
        harmless = gettext("Det er set igennem, og alle må se det")
    else:
        harmless = gettext("Det er ingen personoplysning")
    not_personal = (FindingAnswer.NOT_PERSONAL.value, harmless)
    if finding.kind == "cpr":
        return [not_personal]
    released = (FindingAnswer.RELEASED.value, gettext("Det offentliggøres alligevel"))
    return [not_personal, released]


class RedactForm(forms.Form):
    """What is covered: the place that is marked, and these words."""

    ord = forms.CharField(
        label=gettext_lazy("Ord, der skal sløres"),
        help_text=gettext_lazy(
            "Ét navn eller én passage på hver linje. De sløres overalt i filen."
        ),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    omraader = forms.CharField(
        label=gettext_lazy("Områder, der skal sløres"),
        help_text=gettext_lazy(
            "Træk på billedet, eller skriv side: fra venstre, fra oven, bredde og højde i procent, "
            "ét område på hver linje, fx 2: 10 20 30 5"
        ),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2, "data-areas": ""}),
    )

    def __init__(self, finding: GateFinding, data: Any = None) -> None:
        super().__init__(data, auto_id="sloer-%s")
        self._marked = bool(finding.boxes)

    def clean_omraader(self) -> list[Area]:
        lines = enumerate(self.cleaned_data["omraader"].splitlines(), 1)
        return [_area(number, line) for number, line in lines if line.strip()]

    def clean(self) -> None:
        said = self.cleaned_data
        if not (self.errors or self._marked or said["ord"].strip() or said["omraader"]):
            self.add_error("ord", gettext("Skriv de ord, der skal sløres, eller et område."))


_AREA = re.compile(r"\s*(\d{1,4})\s*:" + r"\s*(\d{1,3}(?:[.,]\d{1,4})?)" * 4 + r"\s*")


def _area(number: int, line: str) -> Area:
    match = _AREA.fullmatch(line)
    sides = [float(part.replace(",", ".")) / 100 for part in match.groups()[1:]] if match else []
    if match is None or not (sides[2] and sides[3]) or max(sides) > 1:
        raise forms.ValidationError(
            gettext("Linje %(number)s: skriv side og fire tal fra 0 til 100, fx 2: 10 20 30 5")
            % {"number": number}
        )
    return Area(int(match[1]), *sides)


class ReplaceForm(forms.Form):
    """Another file in the place of the one with the finding."""

    fil = forms.FileField(
        label=gettext_lazy("Ny fil"),
        help_text=gettext_lazy("Den kontrolleres ligesom den gamle, som bliver i sagen."),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="erstat-%s")


class WithdrawForm(forms.Form):
    """Why a meeting is taken back."""

    grund = forms.CharField(
        label=gettext_lazy("Begrundelse, som alle kan læse"),
        help_text=gettext_lazy("Den står på mødets adresse. Skriv ikke det, der skulle væk."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithholdForm(forms.Form):
    """Which item or attachment is taken back, and why."""

    hvad = forms.ChoiceField(
        label=gettext_lazy("Hvad skal trækkes tilbage?"), widget=forms.RadioSelect
    )
    grund = forms.CharField(
        label=gettext_lazy("Begrundelse, som alle kan læse"),
        help_text=gettext_lazy(
            "Den står, hvor punktet eller bilaget stod. Gentag ikke det, der skal væk."
        ),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, parts: list[tuple[str, str]], data: Any = None) -> None:
        """parts: value ("item:<id>") and words of everything that can be taken back."""
        super().__init__(data)
        self.fields["hvad"].choices = parts  # type: ignore[attr-defined]


class ClosingForm(forms.Form):
    """What is closed afterwards, and what everybody may know of it."""

    hvad = forms.ChoiceField(label=gettext_lazy("Hvad skal lukkes?"), widget=forms.RadioSelect)
    grund = forms.CharField(
        label=gettext_lazy("Grund, som alle kan læse"),
        help_text=gettext_lazy("Af et punkt: “forvaltningsloven § 27”. Et bilag har ingen."),
        max_length=500,
        required=False,
    )
    titel = forms.CharField(label=gettext_lazy("Offentlig titel"), max_length=500, required=False)
    beslutning = forms.CharField(
        label=gettext_lazy("Offentlig beslutning"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, parts: list[tuple[str, str]], data: Any = None) -> None:
        """parts: as in WithholdForm, an item with its version: "item:<id>:<version>"."""
        super().__init__(data, prefix="luk", auto_id="luk-%s")
        self.fields["hvad"].choices = parts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A closed item says why it is closed."""
        cleaned = super().clean() or {}
        if str(cleaned.get("hvad", "")).startswith("item:") and not cleaned.get("grund"):
            self.add_error("grund", gettext("Et lukket punkt skal have en grund."))
        return cleaned


class OpeningForm(forms.Form):
    """What of the closed matter opens, and on which day."""

    hvad = forms.ChoiceField(label=gettext_lazy("Hvad skal åbnes?"), widget=forms.RadioSelect)
    dato = forms.DateField(
        label=gettext_lazy("Fra og med"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    hvorfor = forms.CharField(
        label=gettext_lazy("Hvorfor den dag"),
        help_text=gettext_lazy("For ansatte: “tilbudsfristen er udløbet”."),
        max_length=500,
    )
    bekraeftet = forms.BooleanField(
        label=gettext_lazy("Åbn på dagen uden at spørge igen"), required=False
    )

    def __init__(self, parts: list[tuple[str, str]], data: Any = None) -> None:
        """parts: as in WithholdForm."""
        super().__init__(data, prefix="aabn", auto_id="aabn-%s")
        self.fields["hvad"].choices = parts  # type: ignore[attr-defined]


class IncidentForm(forms.Form):
    """What slipped out, and when that was discovered."""

    hvad = forms.MultipleChoiceField(
        label=gettext_lazy("Hvad slap ud?"), widget=forms.CheckboxSelectMultiple
    )
    beskrivelse = forms.CharField(
        label=gettext_lazy("Hvad det var for oplysninger, og om hvem"),
        help_text=gettext_lazy(
            "For ansatte. Skriv arten (“navne og adresser på tre børn”), ikke oplysningerne selv."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    grund = forms.CharField(
        label=gettext_lazy("Begrundelse, som alle kan læse"),
        help_text=gettext_lazy("Den står på adresserne. Gentag ikke det, der slap ud."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    opdaget = forms.DateTimeField(
        label=gettext_lazy("Opdaget"),
        help_text=gettext_lazy("Da kommunen blev klar over det. De 72 timer løber herfra."),
        initial=timezone.now,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, parts: list[tuple[str, str]], data: Any = None) -> None:
        """parts: as in WithholdForm."""
        super().__init__(data)
        self.fields["hvad"].choices = parts  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """How a step was taken."""

    hvordan = forms.CharField(
        label=gettext_lazy("Til hvem, hvordan, eller hvorfor ikke"), max_length=2000
    )

    def __init__(self, kind: str, data: Any = None) -> None:
        super().__init__(data, auto_id=f"skridt-{kind}-%s")


class CloseForm(forms.Form):
    """What came of an incident."""

    ord = forms.CharField(
        label=gettext_lazy("Hvad der er lært af det"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AccessForm(forms.Form):
    """A request for access, and for each document of the case whether it is given."""

    journal = forms.CharField(
        label=gettext_lazy("Anmodningens journalnummer"),
        help_text=gettext_lazy("Hvem der har bedt om aktindsigt, står i sagssystemet og ikke her."),
        max_length=100,
    )
    modtaget = forms.DateField(
        label=gettext_lazy("Modtaget"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, uids: list[str], data: Any = None) -> None:
        """uids: of the documents; each may be left out, and may have a note."""
        super().__init__(data)
        for uid in uids:
            self.fields[f"udelad-{uid}"] = forms.BooleanField(
                label=gettext("Udelad"), required=False
            )
            self.fields[f"note-{uid}"] = forms.CharField(
                label=gettext("Begrundelse, eller “meroffentlighed”"),
                max_length=500,
                required=False,
            )
        self.uids = uids

    def clean(self) -> dict[str, Any]:
        """What is left out has a reason."""
        cleaned = super().clean() or {}
        for uid in self.uids:
            if cleaned.get(f"udelad-{uid}") and not cleaned.get(f"note-{uid}"):
                self.add_error(f"note-{uid}", gettext("Skriv, hvorfor dokumentet udelades."))
        return cleaned

    def of(self, uid: str) -> tuple[forms.BoundField, forms.BoundField]:
        """The two fields of a document."""
        return self[f"udelad-{uid}"], self[f"note-{uid}"]


class PortionForm(forms.Form):
    """How far a run over many meetings has come. efter: key of the last one that was looked at."""

    gor = forms.ChoiceField(choices=[("kontrol", ""), ("offentlig", "")])
    efter = forms.IntegerField(min_value=0, initial=0, required=False)
    set = forms.IntegerField(min_value=0, required=False)
    offentlige = forms.IntegerField(min_value=0, required=False)
    venter = forms.IntegerField(min_value=0, required=False)
