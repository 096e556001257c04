"""The golden documents at the desk.

python -m raadslag.ingest.parse.tests.golden FILE [--general]   the record that reading FILE gives, as a draft to correct by hand
python -m raadslag.ingest.parse.tests.golden                    the table of scores, one row a layout
python -m raadslag.ingest.parse.tests.golden --into docs/importing.md [--real FOLDER]
                                                                the table written into the page; FOLDER holds real minutes with their records
python -m raadslag.ingest.parse.tests.golden --wrong NAME…      every fact missed or made up in the documents so named
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from raadslag.ingest.parse.tests import goldens


def main() -> int:
    options = _parser().parse_args()
    if options.wrong:
        out = goldens.differences(options.file, general=options.general)
    elif options.file:
        record = goldens.read(Path(options.file[0]), general=options.general)
        out = json.dumps(record, ensure_ascii=False, indent=1)
    else:
        out = goldens.table(options.real)
    if options.into:
        out = goldens.write_into(options.into, out)
    sys.stdout.write(f"{out}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="*", help="a document, or with --wrong part of a path")
    parser.add_argument("--general", action="store_true", help="read without the layouts")
    parser.add_argument("--wrong", action="store_true", help="show what was missed or made up")
    parser.add_argument("--into", type=Path, help="page to write the table into")
    parser.add_argument("--real", type=Path, help="folder of real minutes to score besides")
    return parser


if __name__ == "__main__":
    sys.exit(main())
