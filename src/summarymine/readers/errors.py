"""Why a report cannot be read: where, what, what next."""

from typing import Literal

from summarymine.model import SummaryMineError

Reason = Literal[
    "missing",
    "no_match",
    "no_report",
    "no_scheme",
    "no_driver",
    "link",
    "folder",
    "forbidden",
    "failed",
    "empty",
    "binary",
    "unknown_encoding",
    "kind",
    "archive",
    "unknown",
    "encrypted",
    "damaged",
    "too_large",
    "too_much",
    "several",
    "no_member",
    "no_office",
    "office_failed",
    "too_slow",
    "out_of_memory",
    "crashed",
    "killed",
    "cut_off",
    "large_picture",
    "no_text_layer",
    "no_ocr",
    "no_library",
    "no_column",
    "not_text",
    "not_json",
]

# The sentence after `FILE: `. kind: "OFD"; detail: what the system or a library said.
SENTENCES: dict[Reason, str] = {
    "missing": "no such file or folder; check the path",
    "no_match": "no file matches; check the pattern, and quote it",
    "no_report": "no report in this folder; check the path",
    "no_scheme": "no file system is called {scheme}://; write file://, s3://, gs:// or hdfs://",
    "no_driver": "{scheme}:// needs {library}; install it: pip install {package}",
    "link": "a link that leads to no file; remove it, or make it anew",
    "folder": "this is a folder; give a file",
    "forbidden": "no permission to read it; change its permissions",
    "failed": "cannot be read ({detail}); check the disk",
    "empty": "no text; check that it was saved whole",
    "binary": "not a text; save as .txt",
    "unknown_encoding": "unknown character encoding; save as UTF-8",
    "kind": "{kind} files are not read; save as .docx or .txt",
    "archive": "{kind} archives are not read; unpack it and give the folder",
    "unknown": "not a kind of report that is read; save as .docx, .pdf or .txt",
    "encrypted": "protected by a password; save it without one",
    "damaged": "damaged, or not saved whole ({detail}); open it in its program, save it again",
    "too_large": "larger than {limit}; split it",
    "too_much": "unpacks to more than is safe ({detail}); unpack it and give the folder",
    "several": "may hold several reports; read it with summarymine.read_all",
    "no_member": "no report in it; check that it was packed whole",
    "no_office": "{kind} files need LibreOffice; install it, or save as .docx",
    "too_slow": "not read within {seconds} s; split it, or save as .docx or .txt",
    "out_of_memory": "needs too much memory; split it, or save as .docx or .txt",
    "crashed": "its reader crashed ({detail}); open it in its program, save it again",
    "killed": (
        "{count} workers ended at it: it crashes its reader, hangs, or needs too much memory; save"
        " as .docx or .txt, or read it alone without --engine"
    ),
    "office_failed": "LibreOffice cannot read it ({detail}); save as .docx",
    "cut_off": "damaged or cut off; fetch or save it again",
    "large_picture": "too large a picture ({detail}); save it at 200 dots per inch",
    "no_text_layer": (
        "no text layer; install summarymine[ocr] (summarymine doctor tells how),"
        " or run OCR and pass the text"
    ),
    "no_ocr": (
        "a picture; install summarymine[ocr] (summarymine doctor tells how),"
        " or run OCR and pass the text"
    ),
    "no_library": "needs {library}; install it: pip install 'summarymine[{extra}]'",
    "no_column": "no column {column}; name another by --text-column or --id-column",
    "not_text": "column {column} holds no text; name another by --text-column",
    "not_json": "no JSON object; a line holds one row, whole",
}


class ReadError(SummaryMineError):
    """A report that cannot be read; str gives `annual.pdf: OFD files are not read; …`.

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
