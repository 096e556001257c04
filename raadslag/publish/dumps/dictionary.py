"""What stands in the files of a dump, for people (ordbog.md) and machines (datapackage.json)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings

from raadslag.publish.dumps.tables import TABLES, Table
from raadslag.publish.models import PublicMunicipality
from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.shape import instant

if TYPE_CHECKING:
    from raadslag.publish.dumps.writing import Written


def package(place: PublicMunicipality, files: Sequence[Written], *, at: datetime) -> dict[str, Any]:
    """The files as a Frictionless data package, with the meaning and kind of every column."""
    tables = {f"{table.name}.csv": table for table in TABLES}
    return {
        "profile": "data-package",
        "name": f"raadslag-{place.slug}",
        "title": f"Politiske møder og beslutninger: {place.name}",
        "homepage": addresses.page("front", place.slug),
        "created": instant(at),
        "licenses": [{"path": settings.LICENCE}],
        "resources": [_resource(file, tables.get(file.name)) for file in files],
    }


def _resource(file: Written, table: Table | None) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": file.name.partition(".")[0].lower() + ("" if table else "-objekter"),
        "path": file.name,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
    }
    if table is None:
        kind = Kind(file.name.partition(".")[0])
        return resource | {
            "profile": "data-resource",
            "format": "jsonl",
            "compression": "gz",
            "mediatype": "application/gzip",
            "description": f"Objekter af typen {addresses.type_url(kind.type)}, ét på hver linje.",
        }
    return resource | {
        "profile": "tabular-data-resource",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    fields = [{"name": c.name, "type": c.kind, "description": c.meaning} for c in table.columns]
    return {"fields": fields} | ({"primaryKey": list(table.key)} if table.key else {})


def dictionary(place: PublicMunicipality, *, at: datetime) -> str:
    """The data dictionary, as Markdown."""
    return "\n".join(
        [
            f"# Politiske møder og beslutninger: {place.name}",
            "",
            f"Alt, hvad der var offentligt {at:%d-%m-%Y %H:%M} UTC. Licens: {settings.LICENCE}",
            "",
            "- `*.csv`: tabeller i UTF-8 med komma imellem. Tomt felt: ikke oplyst. Et felt, som et "
            "regneark ville læse som en formel, har en apostrof forrest.",
            f"- `*.jsonl.gz`: de samme objekter, som {addresses.system()} giver (OParl 1.1, med "
            "`omit_internal=true`: hvert objekt står ét sted), ét på hver linje. Ord, der begynder med `raadslag:`, er forklaret på "
            f"{addresses.site(addresses.VOCABULARY)}",
            "- `datapackage.json`: det samme som her, for maskiner. `SHA256SUMS`: filernes kontrolsummer.",
            "",
            *(line for table in TABLES for line in _described(table)),
        ]
    )


def _described(table: Table) -> list[str]:
    return [
        f"## {table.name}.csv",
        "",
        f"{table.title}. " + (f"Nøgle: {', '.join(table.key)}." if table.key else ""),
        "",
        "| kolonne | slags | betydning |",
        "|---|---|---|",
        *(f"| {c.name} | {c.kind} | {c.meaning} |" for c in table.columns),
        "",
    ]
