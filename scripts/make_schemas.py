"""Writes schema/*.json: what outputs in JSON hold.

.venv/bin/python scripts/make_schemas.py
"""

import json
from pathlib import Path

from summarymine.outputs.json_schema import make_schemas

FOLDER = Path(__file__).parents[1] / "schema"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, schema in make_schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        (FOLDER / f"{name}.schema.json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
