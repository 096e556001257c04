"""The addresses where staff make meetings public."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.staff import findings, views, withholding

urlpatterns = [
    path("arbejde/offentliggoer/", views.front, name="desk-release"),
    path("arbejde/offentliggoer/alle/", views.many, name="desk-release-many"),
    path("arbejde/offentliggoer/lukkede/", views.keep_inside, name="desk-keep-inside"),
    path("arbejde/offentliggoer/fund/<str:uid>/", findings.finding, name="desk-answer"),
    path(
        "arbejde/offentliggoer/fund/<str:uid>/side.png", findings.picture, name="desk-finding-page"
    ),
    path("arbejde/offentliggoer/<str:uid>/", views.meeting, name="desk-release-meeting"),
    path("arbejde/offentliggoer/<str:uid>/tilbage/", views.withdraw, name="desk-withdraw"),
    path("arbejde/offentliggoer/<str:uid>/del/", withholding.part, name="desk-withhold"),
    path(
        "arbejde/offentliggoer/<str:uid>/del/<str:kept>/ophaev/", withholding.lift, name="desk-lift"
    ),
]
