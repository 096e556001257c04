"""Files of every format as numbered lines.

    for source in open_path(Path("arkiv.zip")):
        if isinstance(source, Rejected): ...

`each_file` walks without reading, for whoever keeps count of what is read already;
`lib.guard.read_guarded` reads in a process that can be killed.
"""

from raadslag.ingest.parse.sources.folders import File, Rejected, count, each_file, open_path
from raadslag.ingest.parse.sources.reading import read_bytes

__all__ = ["File", "Rejected", "count", "each_file", "open_path", "read_bytes"]
