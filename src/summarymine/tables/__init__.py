"""Tables room: facts set side by side."""

from summarymine.tables.compare import compare

__all__ = ["compare"]
