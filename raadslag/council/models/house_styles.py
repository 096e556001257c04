"""How a municipality's documents look."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from raadslag.council.models.municipality import Municipality
from raadslag.council.models.periods import Dated
from raadslag.lib.colors import COLOR
from raadslag.protocol.constraints import known, once_on_a_day, stated
from raadslag.protocol.models import Addressed

LARGEST_LOGO: Final = 200_000  # bytes of the PNG that is kept


class RouteForm(models.TextChoices):
    """How a case's way through the committees shows."""

    PREFIX = "prefix", _("Foran titlen: SUS/EBU/KB")
    TICKS = "ticks", _("Som en række med et felt for hvert udvalg")
    DECIDER = "decider", _("Som »Beslutningen træffes af«")
    HIDDEN = "hidden", _("Slet ikke")


class HistoryForm(models.TextChoices):
    """How what was decided before shows."""

    WORDS = "words", _("»Historik« med beslutningernes ordlyd")
    DATES = "dates", _("»Tidligere behandling« med udvalg og datoer")


class HouseStyle(Addressed, Dated):
    """The look of the documents of meetings held in its period."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="house_styles"
    )
    name = models.CharField(max_length=100, null=True, blank=True)  # None: "Egevig Kommune"
    logo = models.BinaryField(null=True, blank=True)  # PNG, drawn anew when it was handed in
    ink = models.CharField(max_length=7)  # of headings and rules, "#rrggbb"
    accent = models.CharField(max_length=7)  # of the rule at a decision
    route = models.CharField(max_length=20, choices=RouteForm)
    history = models.CharField(max_length=20, choices=HistoryForm)
    counts_attachments = models.BooleanField(default=False)  # "4 bilag, heraf 3 anbefales"
    separate_volumes = models.BooleanField(default=False)  # closed items are printed by themselves
    item_on_new_page = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("hustil")
        constraints = (
            *Dated.Meta.constraints,
            once_on_a_day("house_style_begins_once_on_a_day", "municipality"),
            stated("house_style_name_is_words_or_null", "name"),
            known("house_style_route_is_known", "route", RouteForm),
            known("house_style_history_is_known", "history", HistoryForm),
            models.CheckConstraint(
                name="house_style_colors_are_colors",
                condition=Q(ink__regex=COLOR, accent__regex=COLOR),
            ),
            models.CheckConstraint(
                name="house_style_logo_is_not_too_large",
                condition=LessThanOrEqual(Length("logo"), LARGEST_LOGO),
            ),
        )

    def __str__(self) -> str:
        return self.name or str(self.municipality)
