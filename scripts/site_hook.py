"""What mkdocs asks as it builds the site: pages from beside docs/, and that none asks another host.

In the project a page of docs/ leads to ../CHANGELOG.md, and that one to docs/page.md; in the site
both stand in one folder. So links are led anew, and pages stay right where they are read as files.
"""

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
DOCS = "docs/"
BESIDE = (
    *("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"),
    *("benchmarks/README.md", "samples/README.md"),
    *(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("schema/*.json"))),
)
# The site's own entries stand for the README of each language.
INSTEAD = {"README.md": "docs/index.md", "README.zh-CN.md": "docs/index.zh-CN.md"}

_LINK = re.compile(r"(?<=\]\()[^)#\s:]+")
_FETCHED = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*\b(?:src|href)=[\"']?(?:https?:)?//[^>]*>"
)


def on_files(files: Files, config: Any) -> Files:
    """Adds what stands beside docs/."""
    for path in BESIDE:
        files.append(File.generated(config, path, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """The page with its links led to where the site has what they mean."""
    return _LINK.sub(lambda found: lead(page.file.src_uri, found.group()), markdown)


def lead(page: str, link: str) -> str:
    """Where a link of a page leads in the site; as it is where the site has no such thing."""
    place = page if page in BESIDE else DOCS + page
    target = posixpath.normpath(posixpath.join(posixpath.dirname(place), link))
    target = INSTEAD.get(target, target)
    if target not in BESIDE and not target.startswith(DOCS):
        return link
    return posixpath.relpath(target.removeprefix(DOCS), posixpath.dirname(page) or ".")


def on_post_page(output: str, page: Any, **_: Any) -> str:
    """Refuses a page that would load anything from another host: the site is read offline."""
    if found := _FETCHED.search(output):
        raise PluginError(f"{page.file.src_uri}: asks another host: {found.group()}")
    return output
