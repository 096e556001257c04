"""The addresses of the API, below /api/. They are permanent, and know no language."""

from __future__ import annotations

from django.urls import path, register_converter

from raadslag.publish.oparl import views
from raadslag.publish.oparl.addresses import ROOT, Kind
from raadslag.publish.oparl.vocabulary import pages


class KindConverter:
    """The name of a type that stands in lists."""

    regex = "|".join(Kind)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KindConverter, "oparlkind")

_BASE = ROOT.removeprefix("/")

urlpatterns = [
    path("api/oparl/", views.to_system, name="oparl"),
    path(_BASE, views.to_system, name="oparl-version"),
    path(f"{_BASE}/", views.to_system, name="oparl-version-slash"),
    path(f"{_BASE}/system", views.system, name="oparl-system"),
    path(f"{_BASE}/body", views.bodies, name="oparl-bodies"),
    path(f"{_BASE}/body/<slug:municipality>", views.body, name="oparl-body"),
    path(
        f"{_BASE}/body/<slug:municipality>/<oparlkind:kind>",
        views.list_of_body,
        name="oparl-list",
    ),
    path(
        f"{_BASE}/organization/<str:uid>/meeting",
        views.meetings_of_organization,
        name="oparl-organization-meetings",
    ),
    path(
        f"{_BASE}/organization/<str:uid>/consultation",
        views.consultations_of_organization,
        name="oparl-organization-consultations",
    ),
    path(
        f"{_BASE}/meeting/<str:uid>/agendaItem", views.items_of_meeting, name="oparl-meeting-items"
    ),
    path(f"{_BASE}/<oparlkind:kind>/<str:uid>", views.one, name="oparl-object"),
    path(f"{_BASE}/<path:rest>/", views.without_slash, name="oparl-slash"),
    path(f"{_BASE}/<path:rest>", views.nothing, name="oparl-nothing"),
    path("api/vocabulary/", pages.vocabulary, name="vocabulary"),
    path("api/vocabulary/<str:name>", pages.term, name="vocabulary-term"),
]
