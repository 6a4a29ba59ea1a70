"""summarymine doctor: what works on this machine, and what to install."""

import json
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarymine.cli.messages import find_locale, language, say
from summarymine.cli.options import form_option
from summarymine.cli.translated import command
from summarymine.cli.usage import FAILED, OK, complain
from summarymine.outputs.text import visible
from summarymine.version import tool_version

if TYPE_CHECKING:
    from summarymine.cli.diagnosis import Diagnosis


@command("doctor")
@form_option
def command_doctor(form: str) -> int:
    """Tells what was tried; exit 1 if something that is required does not work."""
    try:
        # Loaded here: with it comes what may be broken.
        from summarymine.cli.diagnosis import diagnose
    except ImportError as error:
        complain(say("doctor.no_library", detail=visible(str(error))))
        return FAILED
    found: list[Diagnosis] = []
    if form == "text":
        for line in machine_lines():
            click.echo(line)
    for section, some in groupby(diagnose(), lambda one: one.section):
        if form == "text":
            click.echo(f"\n{say(f'doctor.{section}')}")
        for one in some:
            found.append(one)
            if form == "text":
                click.echo("\n".join(diagnosis_lines(one)))
    ill = sum(one.required and not one.works for one in found)
    if form == "json":
        answer = {**describe_machine(), "works": not ill, "tried": [*map(asdict, found)]}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        click.echo("\n" + (say("doctor.ill", count=ill) if ill else say("doctor.well")))
    return FAILED if ill else OK


def describe_machine() -> dict[str, Any]:
    """What summarymine runs on."""
    variable, value = find_locale()
    return {
        "version": tool_version(),
        "path": visible(str(Path(__file__).parents[1])),
        "python": platform.python_version(),
        "executable": visible(sys.executable),
        "platform": platform.platform(),
        "encoding": sys.stdout.encoding or "",
        "language": language(),
        "language_variable": variable,
        "locale": visible(value),
    }


def machine_lines() -> Iterator[str]:
    """The same for people."""
    told = describe_machine()
    yield say("doctor.installed", version=told["version"], path=told["path"])
    yield say("doctor.python", version=told["python"], path=told["executable"])
    yield say("doctor.platform", platform=told["platform"], encoding=told["encoding"])
    name, value = told["language_variable"], told["locale"]
    by_variable = say("doctor.by_variable", name=name, value=value)
    yield say("doctor.language", source=by_variable if name else say("doctor.by_system"))


def diagnosis_lines(one: "Diagnosis") -> Iterator[str]:
    """`  + .docx .docm`, or `  - .duckdb: not installed` and the command below it."""
    mark = "+" if one.works else "!" if one.required else "-"
    said = f"{say('list.colon')}{one.said}" if one.said else ""
    yield f"  {mark} {one.name}{said}"
    if one.install:
        yield f"      {one.install}"
