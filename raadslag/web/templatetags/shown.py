"""Tags and filters for every template (loaded by the settings): how dates, figures, names show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from importlib import import_module
from typing import Any, TypeVar

from django import template
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, Select
from django.forms.widgets import ChoiceWidget, RadioSelect
from django.template import RequestContext
from django.utils import dateformat, formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from raadslag.web import manifest, outcomes, parts

register = template.Library()

NO_BREAK = "\u00a0"
DateOrMoment = TypeVar("DateOrMoment", date, datetime)


@register.simple_tag
def asset(name: str) -> str:
    """The address of a built file: {% asset "app.css" %}."""
    return manifest.address(name)


@register.simple_tag
def built_asset(name: str) -> str:
    """The same, but "" when it has not been built: for the page that must never fail."""
    try:
        return manifest.address(name)
    except ImproperlyConfigured:
        return ""


@register.simple_tag
def demo_sign_ins() -> dict[str, Any]:
    """In the demo its users (`users`) and the password of them all; elsewhere nothing."""
    if not settings.DEMO:
        return {}
    demo = import_module(settings.DEMO_SIGN_INS)  # by name: the shelf knows no room
    return {"users": demo.SIGN_INS, "password": demo.PASSWORD}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A drawn sign: {% icon "lock" %}. label: what it says where no word stands beside it."""
    where = f"{manifest.address('icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, where
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', where)


@register.filter
def day(value: date | datetime | None) -> str:
    """'tirsdag 16. januar 2024'; in English 'Tuesday 16 January 2024'. "" for None."""
    if value is None:
        return ""
    return dateformat.format(_local(value), "l j. F Y" if _is_danish() else "l j F Y")


@register.filter
def shortday(value: date | datetime | None) -> str:
    """'16. januar 2024', without the weekday. "" for None."""
    if value is None:
        return ""
    return dateformat.format(_local(value), "j. F Y" if _is_danish() else "j F Y")


@register.filter
def clock(value: time | datetime | None) -> str:
    """'kl. 8.00'; in English '8:00'. "" for None."""
    if value is None:
        return ""
    local = _local(value) if isinstance(value, datetime) else value
    figures = f"{local.hour}{'.' if _is_danish() else ':'}{local.minute:02}"
    return f"kl.{NO_BREAK}{figures}" if _is_danish() else figures


@register.filter
def moment(value: datetime | None) -> str:
    """'tirsdag 16. januar 2024 kl. 8.00'. "" for None."""
    if value is None:
        return ""
    return f"{day(value)}{' ' if _is_danish() else ', '}{clock(value)}"


@register.filter
def span(value: tuple[time | None, time | None]) -> str:
    """'kl. 17.00–19.30', 'kl. 17.00' while the end is not known, "" without a start."""
    start, end = value
    if start is None:
        return ""
    return (
        clock(start)
        if end is None
        else f"{clock(start)}–{clock(end).removeprefix(f'kl.{NO_BREAK}')}"
    )


@register.filter
def iso(value: date | datetime) -> str:
    """For <time datetime=…>."""
    return _local(value).isoformat()


@register.filter
def nearby(value: date | datetime | None) -> str:
    """'i dag', 'om 3 dage', 'for 2 dage siden'; "" when more than a month off."""
    if value is None:
        return ""
    local = _local(value)
    days = ((local.date() if isinstance(local, datetime) else local) - timezone.localdate()).days
    if days == 0:
        return gettext("i dag")
    if abs(days) > 31:
        return ""
    if days > 0:
        return ngettext("om %(count)s dag", "om %(count)s dage", days) % {"count": days}
    return ngettext("for %(count)s dag siden", "for %(count)s dage siden", -days) % {"count": -days}


@register.filter
def amount(value: Decimal | int | None) -> str:
    """Kroner: '806.000 kr.', '1.234,50 kr.'; in English 'DKK 806,000'. "" for None."""
    if value is None:
        return ""
    written = figure(value)
    return f"{written}{NO_BREAK}kr." if _is_danish() else f"DKK{NO_BREAK}{written}"


@register.filter
def figure(value: Decimal | int | None) -> str:
    """A number as the language writes it: '1.234,50', whole ones without decimals. "" for None."""
    if value is None:
        return ""
    places = 0 if value == value // 1 else 2
    written = formats.number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)
    return str(written).replace("-", "−")


@register.filter
def party(name: str, letter: str | None) -> str:
    """'Anja Holtze (A)'; the bare name when there is no letter."""
    return f"{name} ({letter})" if letter else name


@register.filter
def sign(outcome: str) -> outcomes.Sign:
    """The word and sign of an outcome: {% with s=outcome|sign %}."""
    return outcomes.sign(outcome)


@register.simple_tag
def seats(sides: Sequence[parts.VoteSide]) -> list[parts.Seat]:
    """The bar of a vote: {% seats vote.sides as bar %}."""
    return parts.seats(sides)


@register.filter
def recommended_first(attachments: Iterable[parts.Attachment]) -> list[parts.Attachment]:
    """Those the administration recommends to read, then the rest, each in their own order."""
    return sorted(attachments, key=lambda a: not a.recommended)


@register.filter
def reading_minutes(pages: int) -> int:
    """How long so many pages take: two minutes a page, as one reads for a decision."""
    return 2 * pages


@register.filter
def control(field: BoundField) -> SafeString:
    """A field's control with the design system's class; Django ties label and errors to it."""
    widget = field.field.widget
    given = str(widget.attrs.get("class", ""))
    return field.as_widget(attrs={"class": f"{_class_of(widget)} {given}".strip()})


def _class_of(widget: object) -> str:
    if isinstance(widget, CheckboxInput):
        return "form-checkbox"
    if isinstance(widget, RadioSelect):  # CheckboxSelectMultiple is one too
        return "form-radio" if widget.input_type == "radio" else "form-checkbox"
    return "form-select" if isinstance(widget, Select | ChoiceWidget) else "form-input"


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: RequestContext, pages: Page[Any]) -> dict[str, Any]:
    """Ways to the pages beside this one, keeping the rest of the address: {% pager pages %}."""
    return {"pages": pages, "request": context["request"]}


def _is_danish() -> bool:
    return (get_language() or "da").startswith("da")


def _local(value: DateOrMoment) -> DateOrMoment:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
