"""What keeps tables and studies from being written: where, what, what next."""

from summarymine.model import SummaryMineError

SENTENCES = {
    "no_library": "needs {library}; install it: pip install \"summarymine[{extra}]\"",
    "no_driver": "needs a driver for {dialect} ({detail}); pip install it, or name another: DIALECT+DRIVER://",
    "no_dialect": "no database is called {dialect}; write postgresql://…, mysql://… or sqlite:///…",
    "bad_url": "no address of a database; write DIALECT://USER@HOST/DATABASE",
    "foreign": "table {table} there is not summarymine's; name a database or schema of its own",
    "other_schema": "tables of schema {found}, this version writes {wanted}; name a new database",
    "not_empty": "this folder is not empty; name a new one, or empty it",
    "unwritable": "cannot be written to ({detail}); check the address, and that you may",
    "failed": "the database says: {detail}",
    "broken": "cannot be stored ({detail}); check the disk, or write another form",
    "no_folder": "no such folder; make the folder first, or write somewhere else",
    "is_folder": "is a folder; name a file in it",
    "no_file": "is a device or a pipe; name a file",
    "no_permission": "no permission; close the program that has it open, or write elsewhere",
    "read_only": "the disk is read-only; write somewhere else",
    "disk_full": "the disk is full; make room, or write to another disk",
    "quota": "the disk quota is used up; make room, or write to another disk",
    "file_limit": "larger than a file may be there; write to another disk",
    "long_name": "the name is too long; use a shorter one",
    "system": "{detail}; write somewhere else",
    "temporary": "temporary files cannot be kept in {folder} ({detail}); make room, or set TMPDIR",
    "rows": "{count} rows are more than a workbook holds; write fewer reports, or .duckdb or .csv",
    "columns": "{count} columns are more than a workbook holds; write fewer reports, or .csv",
    "workbook": "more than a workbook holds; write fewer reports, or .duckdb or .csv",
}  # fmt: skip


class WriteError(SummaryMineError):
    """A table cannot be written: `FILE: what; what to do`."""


class StoreError(WriteError):
    """Cannot be stored, for a reason. name: of the file, or the URL without password and query."""

    def __init__(self, name: str, reason: str, **details: str) -> None:
        super().__init__(f"{name}: {SENTENCES[reason].format_map(details)}")
        self.name = name
        self.reason = reason
        self.details = details

    def of(self, name: str) -> "StoreError":
        """The same of another file: of the one that was asked for, not of its draft."""
        return StoreError(name, self.reason, **self.details)
