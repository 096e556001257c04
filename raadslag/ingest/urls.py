"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from raadslag.ingest.views import deeds, front, merges, source

urlpatterns = [
    path("arbejde/", front.front, name="desk"),
    path("arbejde/indlaesninger/", front.runs, name="desk-runs"),
    path("arbejde/indlaesning/<str:uid>/", front.run, name="desk-run"),
    path("arbejde/kilde/<str:uid>/", source.source, name="desk-source"),
    path("arbejde/kilde/<str:uid>/side/<int:number>.png", source.picture, name="desk-page"),
    path("arbejde/kilde/<str:uid>/ret/", deeds.correct, name="desk-correct"),
    path("arbejde/rettelse/<str:uid>/fortryd/", deeds.undo, name="desk-undo"),
    path("arbejde/linje/<str:uid>/", deeds.line, name="desk-line"),
    path("arbejde/forslag/<str:uid>/", deeds.suggestion, name="desk-suggestion"),
    path("arbejde/fund/<str:uid>/", deeds.finding, name="desk-finding"),
    path("arbejde/sammenlaegning/", merges.merges, name="desk-merges"),
    path("arbejde/sammenlaegning/<str:uid>/", merges.settle, name="desk-merge"),
    path("arbejde/sammenlaegning/<str:kind>/<int:key>/ophaev/", merges.part, name="desk-part"),
]
