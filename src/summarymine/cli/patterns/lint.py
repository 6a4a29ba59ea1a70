"""summarymine patterns lint: every fault of pattern files at once."""

from collections.abc import Sequence

import click

from summarymine.authoring.lint import lint, problem_object
from summarymine.cli.completers import complete_files
from summarymine.cli.messages import say
from summarymine.cli.options import form_option
from summarymine.cli.patterns.common import rule_paths, show, show_json
from summarymine.cli.rule_messages import problem_sentence, problem_text
from summarymine.cli.translated import command
from summarymine.cli.usage import FAILED, OK, saying_errors, tell


@command("lint", "patterns.lint")
@click.argument("paths", metavar="[PATH]...", nargs=-1, shell_complete=complete_files)
@form_option
def command_lint(*, paths: Sequence[str], form: str) -> int:
    """Writes the problems of the pattern files at paths, by default of all that are in force."""
    with saying_errors():
        problems = lint(rule_paths(paths))
    if form == "json":
        findings = [problem_object(one, problem_sentence(one)) for one in problems]
        show_json({"findings": findings})
        return FAILED if problems else OK
    show((f"{problem_text(one)} [{one.code}]", _style(one.severity)) for one in problems)
    errors = sum(one.severity == "error" for one in problems)
    if problems:
        tell(say("lint.found", errors=errors, warnings=len(problems) - errors))
    else:
        tell(say("lint.clean"))
    return FAILED if problems else OK


def _style(severity: str) -> str:
    return "red" if severity == "error" else "yellow"
