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
    "encrypted",
    "damaged",
    "too_large",
    "no_text_layer",
    "no_ocr",
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
    "encrypted": "protected by a password; save it without one",
    "damaged": "damaged or cut off; fetch or save it again",
    "too_large": "too large a picture ({detail}); save it at 200 dots per inch",
    "no_text_layer": (
        "no text layer; install summarymine[ocr], or run OCR and pass the text instead"
    ),
    "no_ocr": "a picture; install summarymine[ocr], or run OCR and pass the text instead",
}


class ReadError(SummaryMineError):
    """A report that cannot be read; str gives `annual.pdf: PDF files are not read yet; …`.

    name: as shown to the user. reason: a key of SENTENCES, so that a caller may say it in
    another language. details: what fills the placeholders of that sentence; page: where in the
    file, counted from 1, as in `annual.pdf, page 3: no text layer; …`.
    """

    def __init__(self, name: str, reason: Reason, **details: str) -> None:
        place = f", page {details['page']}" if "page" in details else ""
        super().__init__(f"{name}{place}: {SENTENCES[reason].format_map(details)}")
        self.name = name
        self.reason = reason
        self.details = details
