"""The site: every page is in its navigation, links lead on, and no page asks another host."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from loading import load_module
from mkdocs.exceptions import PluginError

ROOT = Path(__file__).parents[1]
SITE = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))


HOOK = load_module(ROOT / "scripts" / "site_hook.py")


def pages_of(entries: Any) -> list[str]:
    if isinstance(entries, str):
        return [entries]
    parts = entries.values() if isinstance(entries, dict) else entries
    return [page for part in parts for page in pages_of(part)]


def test_every_page_is_in_the_navigation_once() -> None:
    there = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    beside = {path for path in HOOK.BESIDE if path.endswith(".md")}
    assert sorted(pages_of(SITE["nav"])) == sorted(there | beside)


LINKS = [
    # page of the site, its link, where that leads
    ("compare.md", "columns.md", "columns.md"),
    ("packs/traffic.md", "../patterns.md", "../patterns.md"),
    ("data-formats.md", "../schema/facts.schema.json", "schema/facts.schema.json"),
    ("patterns.zh-CN.md", "../README.zh-CN.md", "index.zh-CN.md"),
    ("CHANGELOG.md", "docs/limits.md", "limits.md"),
    ("CONTRIBUTING.md", "CHANGELOG.md", "CHANGELOG.md"),
    ("benchmarks/README.md", "../docs/page.md", "../page.md"),
    # What the site does not have stays as it is, for mkdocs to complain of.
    ("design.md", "../src/summarymine/model.py", "../src/summarymine/model.py"),
]


@pytest.mark.parametrize(("page", "link", "leads"), LINKS)
def test_lead(page: str, link: str, leads: str) -> None:
    assert HOOK.lead(page, link) == leads


MARKDOWN = [
    # markdown of CHANGELOG.md, the same in the site
    ("[limits](docs/limits.md#places)", "[limits](limits.md#places)"),
    ("[semver](https://semver.org)", "[semver](https://semver.org)"),
    ("`[国省](?:道)` [here](#here)", "`[国省](?:道)` [here](#here)"),
]


@pytest.mark.parametrize(("markdown", "told"), MARKDOWN)
def test_on_page_markdown(markdown: str, told: str) -> None:
    page = SimpleNamespace(file=SimpleNamespace(src_uri="CHANGELOG.md"))
    assert HOOK.on_page_markdown(markdown, page=page) == told


REFUSED = [
    '<script src="https://cdn.example/x.js"></script>',
    "<link rel=stylesheet href=//fonts.example/css>",
    '<img alt="" src="http://example.org/badge.svg">',
]
ALLOWED = ['<script src="../javascripts/x.js"></script>', '<a href="https://example.org">there</a>']


@pytest.mark.parametrize("output", REFUSED)
def test_a_page_that_asks_another_host_is_refused(output: str) -> None:
    page = SimpleNamespace(file=SimpleNamespace(src_uri="page.md"))
    with pytest.raises(PluginError, match=r"page\.md: asks another host: <"):
        HOOK.on_post_page(f"<p>{output}</p>", page=page)


@pytest.mark.parametrize("output", ALLOWED)
def test_a_page_that_asks_nobody(output: str) -> None:
    assert HOOK.on_post_page(output, page=None) == output
