"""The page that says what our own words mean, and the same for machines."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.shape import PREFIX, Json
from raadslag.publish.oparl.vocabulary.terms import CLASSES, PROPERTIES
from raadslag.publish.serving import json, open_data

JSON_LD = "application/ld+json"


@open_data
def vocabulary(request: HttpRequest) -> HttpResponse:
    """The page; as JSON-LD for those who prefer that, or ask with ?format=jsonld."""
    preferred = request.get_preferred_type(["text/html", JSON_LD, "application/json"])
    if request.GET.get("format") == "jsonld" or preferred not in (None, "text/html"):
        response = json(linked())
        response.headers["Content-Type"] = JSON_LD
    else:
        context = {"properties": PROPERTIES, "classes": CLASSES, "prefix": PREFIX}
        response = render(request, "publish/vocabulary.html", context)
    patch_vary_headers(response, ["Accept"])
    return response


@open_data
def term(request: HttpRequest, name: str) -> HttpResponse:
    """The address of one word leads to its place on the page."""
    if name not in {one.name for one in (*PROPERTIES, *CLASSES)}:
        raise Http404
    return HttpResponseRedirect(f"{addresses.VOCABULARY}#{name}")


def linked() -> Json:
    """The vocabulary as JSON-LD: each property and class with what it means, in Danish."""
    graph: list[Any] = [
        {
            "@id": addresses.term_of_vocabulary(one.name),
            "@type": "rdf:Property",
            "rdfs:label": one.name,
            "rdfs:comment": {"@language": "da", "@value": one.meaning},
            "rdfs:domain": [{"@id": f"oparl:{name}"} for name in one.on],
        }
        for one in PROPERTIES
    ]
    graph += [
        {
            "@id": addresses.term_of_vocabulary(one.name),
            "@type": "rdfs:Class",
            "rdfs:label": one.name,
            "rdfs:comment": {"@language": "da", "@value": one.meaning},
        }
        for one in CLASSES
    ]
    return {
        "@context": {
            "raadslag": addresses.site(addresses.VOCABULARY),
            "oparl": addresses.VERSION,
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        },
        "@graph": graph,
    }
