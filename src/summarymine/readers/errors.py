"""Why a report cannot be read: where, what, what next."""

from typing import Literal

from summarymine.model import SummaryMineError

Reason = Literal[
    "missing",
    "no_match",
    "no_report",
    "folder",
    "forbidden",
    "failed",
    "empty",
    "binary",
    "unknown_encoding",
    "kind",
    "archive",
]

# The sentence after `FILE: `. kind: "PDF"; detail: what the system said.
SENTENCES: dict[Reason, str] = {
    "missing": "no such file or folder; check the path",
    "no_match": "no file matches; check the pattern, and quote it",
    "no_report": "no .txt file in this folder; check the path",
    "folder": "this is a folder; give a file",
    "forbidden": "no permission to read it; change its permissions",
    "failed": "cannot be read ({detail}); check the disk",
    "empty": "no text; check that it was saved whole",
    "binary": "not a text; save as .txt",
    "unknown_encoding": "unknown character encoding; save as UTF-8",
    "kind": "{kind} files are not read yet; save as .txt",
    "archive": "{kind} archives are not read yet; unpack it and give the folder",
}


class ReadError(SummaryMineError):
    """A report that cannot be read; str gives `annual.pdf: PDF files are not read yet; …`.

    name: as shown to the user. reason: a key of SENTENCES, so that a caller may say it in
    another language. details: what fills the placeholders of that sentence.
    """

    def __init__(self, name: str, reason: Reason, **details: str) -> None:
        super().__init__(f"{name}: {SENTENCES[reason].format_map(details)}")
        self.name = name
        self.reason = reason
        self.details = details
