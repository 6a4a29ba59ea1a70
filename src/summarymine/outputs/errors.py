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
}  # fmt: skip


class WriteError(SummaryMineError):
    """A table cannot be written: `FILE: what; what to do`."""


class StoreError(WriteError):
    """A study cannot be stored. name: of the file, or the URL without password and query."""

    def __init__(self, name: str, reason: str, **details: str) -> None:
        super().__init__(f"{name}: {SENTENCES[reason].format_map(details)}")
        self.name = name
        self.reason = reason
        self.details = details

    def of(self, name: str) -> "StoreError":
        """The same of another file: of the one that was asked for, not of its draft."""
        return StoreError(name, self.reason, **self.details)
