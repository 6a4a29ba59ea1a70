"""Writes docs/licences.md: what summarymine is made with, under which licence; run by hand.

Needs all of it installed: .venv/bin/python -m pip install -e '.[dev]', and every other extra.
tests/test_licences.py tells when something declared is not on the page.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"

HEAD = """\
# Licences

<!-- Made by scripts/make_licences.py from pyproject.toml and what is installed; do not edit. -->

summarymine is free under the MIT licence. It holds no code of others; the data that it is shipped
with has sources and licences of its own: [data.md](data.md). What it needs is installed beside it,
each under the licence that its own metadata states. (This site holds mkdocs-material, and in
`javascripts/` iframe-worker, both MIT.)
"""
FURTHER = """\
## What these bring with them

On Linux, without what only development needs. Exact versions: `requirements.lock`.
"""
# Extras that no user needs.
FOR_MAKERS = ("docs", "dev")
_HOMES = ("homepage", "home", "repository", "source", "source code", "sourcecode", "documentation")
# Longer ones are the whole text of a licence.
_LONGEST = 60


def declared() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for, by extra; "" for what is always needed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lists = {"": project["dependencies"], **project["optional-dependencies"]}
    return {extra: [Requirement(line) for line in needs] for extra, needs in lists.items()}


def licence_of(package: Distribution) -> str:
    """As its metadata states it: an SPDX expression, a classifier, or a name."""
    said = package.metadata
    if said["License-Expression"]:
        return said["License-Expression"]
    classifiers = [
        line.rsplit(" :: ", 1)[-1]
        for line in said.get_all("Classifier", [])
        if line.startswith("License :: ") and not line.endswith(":: OSI Approved")
    ]
    name = (said["License"] or "").strip().partition("\n")[0]
    if name and len(name) <= _LONGEST:
        return name
    return ", ".join(classifiers) or "not stated"


def home_of(package: Distribution) -> str:
    """The address that its metadata gives for it; "" if none."""
    links = {
        label.strip().lower(): address.strip()
        for label, _, address in (
            line.partition(",") for line in package.metadata.get_all("Project-URL", [])
        )
    }
    found = next((links[label] for label in _HOMES if label in links), "")
    return found or package.metadata["Home-page"] or ""


def find_further(asked: Iterable[Requirement]) -> Iterator[Distribution]:
    """What the asked ones need in turn, without themselves."""
    waiting = list(asked)
    seen = {(canonicalize_name(one.name), frozenset(one.extras)) for one in waiting}
    names = {name for name, _ in seen}
    while waiting:
        one = waiting.pop()
        for line in distribution(one.name).requires or ():
            need = Requirement(line)
            extras = one.extras or {""}
            if need.marker and not any(need.marker.evaluate({"extra": e}) for e in extras):
                continue
            key = (canonicalize_name(need.name), frozenset(need.extras))
            if key not in seen:
                seen.add(key)
                waiting.append(need)
            if key[0] not in names:
                names.add(key[0])
                yield distribution(need.name)


def make_page() -> str:
    """The page; raises PackageNotFoundError for what is not installed."""
    asked = declared()
    lines = [HEAD]
    for extra, needs in asked.items():
        title = f"Extra `{extra}`" if extra else "Always needed"
        lines += [f"## {title}", "", "| Package | Versions | Licence | Home |"]
        lines += ["|---|---|---|---|", *map(_row, needs), ""]
    of_users = [one for extra in asked if extra not in FOR_MAKERS for one in asked[extra]]
    further = {canonicalize_name(one.name): one for one in find_further(of_users)}
    lines += [FURTHER, "| Package | Licence | Home |", "|---|---|---|"]
    lines += [
        f"| {name} | {_cell(licence_of(one))} | {_cell(home_of(one))} |"
        for name, one in sorted(further.items())
    ]
    return "\n".join(lines) + "\n"


def _row(need: Requirement) -> str:
    package = distribution(need.name)
    cells = (need.name, str(need.specifier), licence_of(package), home_of(package))
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """What a package says of itself is anybody's text."""
    if re.fullmatch(r"https?://[^\s<>|]+", text):
        return f"<{text}>"
    return re.sub(r"([\\|<[\]`*_])", r"\\\1", text)


def main() -> None:
    """Writes the page, or says what is not installed."""
    try:
        PAGE.write_text(make_page(), "utf-8")
    except PackageNotFoundError as error:
        sys.exit(f"not installed: {error.name}; install every extra: see the head of this script")


if __name__ == "__main__":
    main()
