"""The addresses of searching: in one municipality, and in all of them."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.search import views

urlpatterns = [
    path("soeg/", views.search, name="search-all"),
    path("soeg/tabel.csv", views.as_csv, name="search-csv-all"),
    path("soeg/nyt.atom", views.as_feed, name="search-feed-all"),
    path("kommune/<slug:municipality>/soeg/", views.search, name="search"),
    path("kommune/<slug:municipality>/soeg/tabel.csv", views.as_csv, name="search-csv"),
    path("kommune/<slug:municipality>/soeg/nyt.atom", views.as_feed, name="search-feed"),
]
