"""A study as one web page that works from disk: comparison, charts, texts, doubts."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from summarymine.audit import finding_sentence
from summarymine.model import Language
from summarymine.outputs.page_data import Teller, page_data
from summarymine.study import Study

TITLES: dict[Language, str] = {"en": "Comparison · summarymine", "zh": "对比 · summarymine"}

_ASSETS = "page_assets"
# In the order in which they build on each other.
_SCRIPTS = (
    "base.js",
    "grid.js",
    "table.js",
    "choose.js",
    "drawing.js",
    "charts.js",
    "reader.js",
    "made.js",
    "lists.js",
    "page.js",
)

# What would end the script element that data stands in (every beginning of HTML, to be safe),
# what JavaScript once took for a line end, what has no UTF-8, what nobody sees in the source.
_UNSAFE = re.compile(
    "[<>&'\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)


def write_page(
    study: Study, path: Path, language: Language, tell: Teller = finding_sentence
) -> None:
    """Writes a study as a page; the same study gives the same bytes.

    tell: the sentence of a finding.

    Raises OSError.
    """
    path.write_bytes(make_page(study, language, tell).encode())


def make_page(study: Study, language: Language, tell: Teller = finding_sentence) -> str:
    """The page: everything that came from reports stands in it as JSON, nothing as HTML."""
    data = page_data(study, language, tell)
    script = make_script()
    blocks = [
        _data_block("words", json.loads(_asset("words.json"))),
        _data_block("core", data.core),
        *(_data_block(f"report-{at}", report) for at, report in enumerate(data.reports)),
    ]
    parts = {
        "language": "zh-CN" if language == "zh" else "en",
        "title": html.escape(TITLES[language]),
        "policy": html.escape(_policy(script)),
        "style": _asset("page.css"),
        "data": "\n".join(blocks),
        "script": script,
    }
    # At once: a report that says {{script}} says no more than that.
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], _asset("page.html"))


def make_script() -> str:
    """The only script of a page."""
    parts = "\n".join(map(_asset, _SCRIPTS))
    return f'"use strict";\n(() => {{\n{parts}}})();'


def _policy(script: str) -> str:
    """What the browser is to refuse: every address, and every script but this one."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _data_block(id: str, value: Mapping[str, Any]) -> str:
    return f'<script type="application/json" id="{id}">{embedded_json(value)}</script>'


def embedded_json(value: Mapping[str, Any]) -> str:
    """JSON that can stand in a script element.

    >>> embedded_json({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _asset(name: str) -> str:
    return (files("summarymine.outputs") / _ASSETS / name).read_text("utf-8").replace("\r\n", "\n")
