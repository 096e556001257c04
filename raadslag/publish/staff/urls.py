"""The addresses where staff make meetings public."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.staff import access, closing, findings, incidents, views, withholding

urlpatterns = [
    path("arbejde/aktindsigt/<str:uid>/", access.case, name="desk-access"),
    path("arbejde/haendelser/", incidents.front, name="desk-incidents"),
    path("arbejde/haendelser/<str:uid>/ny/", incidents.enter, name="desk-incident-new"),
    path("arbejde/haendelse/<str:uid>/", incidents.one, name="desk-incident"),
    path("arbejde/haendelse/<str:uid>/afslut/", incidents.close, name="desk-incident-close"),
    path("arbejde/haendelse/<str:uid>/<str:kind>/", incidents.step, name="desk-incident-step"),
    path("arbejde/offentliggoer/", views.front, name="desk-release"),
    path("arbejde/offentliggoer/alle/", views.many, name="desk-release-many"),
    path("arbejde/offentliggoer/lukkede/", views.keep_inside, name="desk-keep-inside"),
    path("arbejde/offentliggoer/fund/<str:uid>/", findings.finding, name="desk-answer"),
    path(
        "arbejde/offentliggoer/fund/<str:uid>/side.png", findings.picture, name="desk-finding-page"
    ),
    path("arbejde/offentliggoer/<str:uid>/", views.meeting, name="desk-release-meeting"),
    path("arbejde/offentliggoer/<str:uid>/tilbage/", views.withdraw, name="desk-withdraw"),
    path("arbejde/offentliggoer/<str:uid>/luk/", closing.meeting, name="desk-close"),
    path("arbejde/offentliggoer/<str:uid>/aabn/", closing.plan, name="desk-open"),
    path(
        "arbejde/offentliggoer/<str:uid>/aabn/<str:planned>/", closing.settle, name="desk-opening"
    ),
    path("arbejde/offentliggoer/<str:uid>/del/", withholding.part, name="desk-withhold"),
    path(
        "arbejde/offentliggoer/<str:uid>/del/<str:kept>/ophaev/", withholding.lift, name="desk-lift"
    ),
]
