"""What keeps a cluster from working: where, what, what next."""

from typing import Literal

from summarymine.model import SummaryMineError

Reason = Literal[
    "no_library", "no_scheduler", "no_worker", "no_tool", "version", "rules", "unseen", "lost"
]

SENTENCES: dict[Reason, str] = {
    "no_library": "needs {library}; install it: pip install 'summarymine[cluster]'",
    "no_scheduler": "no scheduler answers there ({detail}); start one: dask scheduler",
    "no_worker": "no worker has joined within {seconds} s; start one: dask worker {name}",
    "no_tool": (
        "this worker has no summarymine; run there: pip install 'summarymine[cluster]=={here}'"
    ),
    "version": "this worker has {what} {there}, here it is {here}; install the same on both",
    "rules": (
        "this worker has other rules ({there}) than there are here ({here}); install the same"
        " summarymine on both"
    ),
    "unseen": (
        "this worker does not see {path}; put the reports on a disk that all machines share, or"
        " give an address such as s3://…"
    ),
    "lost": "the scheduler is gone ({detail}); start it and its workers, and run this again",
}


class ClusterError(SummaryMineError):
    """A cluster cannot be used. name: the address of the scheduler or worker, or the option."""

    def __init__(self, name: str, reason: Reason, **details: str) -> None:
        super().__init__(f"{name}: {SENTENCES[reason].format(name=name, **details)}")
        self.name = name
        self.reason = reason
        self.details = details
