"""What works on this machine, found by trying it: rules, readers, forms of output, folders."""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from summarymine.batch import Job, Part, Run
from summarymine.batch.cache import cache_path, find_info
from summarymine.batch.study import unpack_document
from summarymine.cli.destination import ENDINGS, STUDIES, Output
from summarymine.cli.messages import language, say
from summarymine.cli.rule_messages import rule_error_text
from summarymine.cli.run import Batch
from summarymine.cli.study import make_study
from summarymine.cli.usage import error_sentence
from summarymine.indicators import Catalogue, load_catalogue
from summarymine.indicators.catalogue import own_layers, pattern_files
from summarymine.indicators.context import packaged_patterns, shown
from summarymine.model import SummaryMineError
from summarymine.outputs import facts_table, write
from summarymine.outputs.connection import check_url
from summarymine.outputs.errors import StoreError
from summarymine.outputs.study import write_study
from summarymine.outputs.text import visible
from summarymine.readers import find_reports
from summarymine.readers.errors import ReadError
from summarymine.readers.specimens import FIGURE, TEXT, Specimen, make_specimens
from summarymine.study import Study
from summarymine.text.words import segment

# For those who work on summarymine, not with it.
_DEV = "dev"
_LONGEST = 200
# `duckdb>=1.1; extra == 'data'`
_REQUIREMENT = re.compile(r"(?P<library>[\w.-]+)[^;]*;.*extra == ['\"](?P<extra>[\w-]+)['\"]")
_BY_EXTRAS = (".duckdb", ".parquet")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was tried, and whether it works.

    required: whether summarymine is broken without it. said: what was found, or what is wrong.
    install: the command that makes it work, "" where there is none.
    """

    section: str
    name: str
    works: bool
    required: bool = True
    said: str = ""
    install: str = ""


def diagnose() -> Iterator[Diagnosis]:
    """Everything that can be tried, one after the other."""
    yield from diagnose_rules()
    with tempfile.TemporaryDirectory(prefix="summarymine-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        yield from diagnose_readers(folder)
        yield from diagnose_writers(folder)
    yield from diagnose_extras()
    yield from diagnose_folders()


# -- rules ------------------------------------------------------------------------------------


def diagnose_rules() -> Iterator[Diagnosis]:
    """Each layer of rules, with what is wrong in it; then what cuts words."""
    for layer in (packaged_patterns(), *own_layers()):
        yield tried("rules", visible(str(layer)), partial(count_rules, layer))
    yield tried("rules", "jieba", lambda: "/".join(segment("整改道路隐患")))


def count_rules(layer: Path) -> str:
    """`11 files, 300 indicators`. Raises CatalogueError for what is wrong in them."""
    files = pattern_files(layer)
    names = {shown(path) for path in files}
    own = [] if layer == packaged_patterns() else files
    defined = load_catalogue(own).defined
    found = sum(one.origin.rpartition(":")[0] in names for one in defined)
    return say("doctor.layer", files=len(files), indicators=found)


# -- readers ----------------------------------------------------------------------------------


def diagnose_readers(folder: Path) -> Iterator[Diagnosis]:
    """Each kind of file: a tiny report of it is read as any other, in a process of its own."""
    specimens = make_specimens()
    reports = folder / "reports"
    try:
        reports.mkdir()
        for specimen in specimens:
            (reports / specimen.name).write_bytes(specimen.data)
        run = Run(Job("study"), jobs=None, use_cache=False)
        parts = {
            part.name.partition("!/")[0]: part
            for parts in run.parts(find_reports([str(reports)]))
            for part in parts
        }
    except (OSError, SummaryMineError) as error:
        yield Diagnosis("reads", folder.name, works=False, said=describe(error))
        return
    for specimen in specimens:
        yield diagnose_reader(specimen, parts.get(specimen.name, Part(name=specimen.name)))


def diagnose_reader(specimen: Specimen, part: Part) -> Diagnosis:
    """Whether a tiny report came out as it was written."""
    required = not (specimen.program or specimen.extra)
    said, install = "", ""
    match part.error:
        case None:
            text = unpack_document(part.rows[0]).text if part.rows else ""
            works = FIGURE in text
            said = "" if works else say("doctor.misread")
        case ReadError(reason="no_office"):
            works, said = False, say("doctor.no_office")
        case ReadError(reason="no_ocr"):
            works, said, install = False, say("doctor.no_extra"), install_command(specimen.extra)
        case error:
            works, said = False, describe(error)
    return Diagnosis("reads", " ".join(specimen.endings), works, required, said, install)


# -- forms of output --------------------------------------------------------------------------


def diagnose_writers(folder: Path) -> Iterator[Diagnosis]:
    """Each form of output: the study of a tiny report is written in it."""
    report = folder / "report.txt"
    try:
        report.write_text(TEXT, "utf-8")
        catalogue = load_catalogue()
        study = study_of(report, catalogue)
    except (OSError, SummaryMineError) as error:
        yield Diagnosis("writes", report.name, works=False, said=describe(error))
        return
    table = facts_table([fact for one in study.documents for fact in one.facts])
    for ending, format in ENDINGS.items():
        act = partial(write, table, folder / f"facts{ending}", format=format)
        yield tried("writes", ending, act)
    for ending in STUDIES:
        act = partial(write_study, study, folder / f"facts{ending}", language())
        yield tried("writes", ending, act, required=ending not in _BY_EXTRAS)
    url = "postgresql://localhost/facts"
    yield tried("writes", "postgresql://…", partial(check_url, url), required=False)


def study_of(report: Path, catalogue: Catalogue) -> Study:
    """The study of one report, without a word to the user."""
    output = Output(None, "csv", language(), None)
    return make_study(Batch([str(report)], output, quiet=True), Job("study"), catalogue, {})


# -- extras -----------------------------------------------------------------------------------


def diagnose_extras() -> Iterator[Diagnosis]:
    """What summarymine may be installed with, and how to have it."""
    for extra, libraries in find_extras().items():
        missing = [library for library in libraries if not find_version(library)]
        versions = ", ".join(f"{one} {find_version(one)}" for one in libraries)
        said = say("doctor.without", libraries=", ".join(missing)) if missing else versions
        install = install_command(extra) if missing else ""
        yield Diagnosis("extras", f"[{extra}]", not missing, False, visible(said), install)


def find_extras() -> dict[str, list[str]]:
    """The libraries of each extra, as the installed package names them."""
    extras: dict[str, list[str]] = {}
    try:
        wanted = requires("summarymine") or []
    except PackageNotFoundError:
        return extras
    for line in wanted:
        found = _REQUIREMENT.match(line)
        if found and found["extra"] != _DEV:
            extras.setdefault(found["extra"], []).append(found["library"])
    return extras


def find_version(library: str) -> str:
    """The version that is installed, "" for none."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def install_command(extra: str) -> str:
    """The command that installs an extra for this very Python, as any shell takes it."""
    python = sys.executable
    shown = f'"{python}"' if " " in python else python
    # PowerShell takes a quoted word for a text unless & calls it; cmd knows no &.
    return f'{visible(shown)} -m pip install "summarymine[{extra}]"'


# -- folders ----------------------------------------------------------------------------------


def diagnose_folders() -> Iterator[Diagnosis]:
    """Whether something can be written where it has to be."""
    cache = cache_path()
    info = find_info()
    size = f"{info.size / 1e6:.1f}"
    held = say("doctor.cache", results=info.results, size=size)
    folders = (
        # A run does without what it kept; only slower.
        ("cache", cache.parent, False, held),
        # -o may name another.
        ("output", Path.cwd(), False, ""),
        ("temporary", Path(tempfile.gettempdir()), True, ""),
    )
    for name, folder, required, said in folders:
        path = visible(str(folder))
        told = say(f"doctor.folder.{name}", path=path)
        problem = find_obstacle(folder)
        yield Diagnosis("folders", told, not problem, required, problem or said)


def find_obstacle(folder: Path) -> str:
    """Why no file can be made in a folder, "" if one can; a missing one is looked at from above."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(prefix=".summarymine-", dir=folder) as file:
            file.write(b"0")
    except OSError as error:
        return say("doctor.not_writable", detail=visible(error.strerror or str(error)))
    return ""


# -- common -----------------------------------------------------------------------------------


def tried(
    section: str, name: str, act: Callable[[], object], *, required: bool = True
) -> Diagnosis:
    """What comes of act: it works if nothing is raised; a text that it gives is told."""
    try:
        said = act()
    except StoreError as error:
        extra = error.details.get("extra", "")
        if error.reason != "no_library" or not extra:
            return Diagnosis(section, name, False, required, describe(error))
        install = install_command(extra)
        return Diagnosis(section, name, False, False, say("doctor.no_extra"), install)
    except Exception as error:
        # Whatever is wrong with a library, the rest is still tried.
        return Diagnosis(section, name, False, required, describe(error))
    return Diagnosis(section, name, True, required, said if isinstance(said, str) else "")


def describe(error: BaseException) -> str:
    """An error as one line that can be shown."""
    match error:
        case ReadError() | StoreError():
            said = error_sentence(error, language())
        case SummaryMineError():
            said = rule_error_text(error)
        case OSError(strerror=str() as said):
            pass
        case _:
            said = f"{type(error).__name__}: {error}"
    return visible(said)[:_LONGEST]
