"""The golden documents at the desk.

python -m raadslag.ingest.parse.tests.golden FILE [--general]   the record that reading FILE gives, as a draft to correct by hand
python -m raadslag.ingest.parse.tests.golden                    the table of scores, one row a document
python -m raadslag.ingest.parse.tests.golden --wrong NAME…      every fact missed or made up in the documents so named
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from raadslag.ingest.parse.tests import goldens


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "file", nargs="*", help="a document, or with --wrong part of a golden document's path"
    )
    parser.add_argument("--general", action="store_true", help="read without the layouts")
    parser.add_argument("--wrong", action="store_true", help="show what was missed or made up")
    options = parser.parse_args()
    if options.wrong or not options.file:
        out = (
            goldens.differences(options.file, general=options.general)
            if options.wrong
            else goldens.table()
        )
    else:
        record = goldens.read(Path(options.file[0]), general=options.general)
        out = json.dumps(record, ensure_ascii=False, indent=1)
    sys.stdout.write(f"{out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
