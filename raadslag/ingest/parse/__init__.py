"""Old agendas and minutes become records: `read(source)`. Plain Python; knows no Django."""

from raadslag.ingest.parse.reader import read

__all__ = ["read"]
