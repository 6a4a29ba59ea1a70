"""Writes schema/*.json: what the JSON Lines outputs hold, made from their columns.

.venv/bin/python scripts/make_schemas.py
"""

import json
from pathlib import Path

from summarymine.outputs.json_schema import OUTPUTS, make_origin_schema, make_output_schema

FOLDER = Path(__file__).parents[1] / "schema"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    schemas = {name: make_output_schema(name) for name in OUTPUTS}
    for name, schema in {**schemas, "origin": make_origin_schema()}.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        (FOLDER / f"{name}.schema.json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
