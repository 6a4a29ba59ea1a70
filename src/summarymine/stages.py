"""Where the time goes: the seconds of each stage of a report's way, for those who ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter

# In order of flow.
STAGES = ("read", "repair", "quantities", "match", "facts", "ledger", "audit", "rows")


@dataclass(slots=True)
class Spent:
    """Seconds by stage, each without the stages inside it."""

    seconds: dict[str, float] = field(default_factory=dict)
    # Of the stages that are under way, outermost first.
    open: list[str] = field(default_factory=list)

    def add(self, stage: str, seconds: float) -> None:
        """Counts seconds as those of a stage."""
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds


_spent: ContextVar[Spent | None] = ContextVar("spent", default=None)


@contextmanager
def collect_stages() -> Iterator[Spent]:
    """Measures the stages that are gone through inside."""
    spent = Spent()
    token = _spent.set(spent)
    try:
        yield spent
    finally:
        _spent.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """What is done inside is of this stage; nothing is measured unless somebody collects."""
    spent = _spent.get()
    if spent is None:
        yield
        return
    outer = spent.open[-1] if spent.open else ""
    spent.open.append(name)
    start = perf_counter()
    try:
        yield
    finally:
        seconds = perf_counter() - start
        spent.open.pop()
        spent.add(name, seconds)
        if outer:
            spent.add(outer, -seconds)
