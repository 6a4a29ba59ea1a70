"""What --stats tells: where the time went, how much was read, what was kept."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence

from summarymine.batch import Job, Part
from summarymine.cli.messages import say
from summarymine.indicators.match import matcher
from summarymine.stages import STAGES


class Stats:
    """What a batch has done so far."""

    def __init__(self) -> None:
        self.begun = time.perf_counter()
        self.seconds: Counter[str] = Counter()
        # Files, or pieces of corpora: worked on, and known from an earlier run.
        self.made = 0
        self.kept = 0
        self.documents = 0
        self.rows = 0
        self.bytes = 0

    def add(self, parts: Sequence[Part]) -> None:
        """Counts the parts of a file."""
        measured = [part for part in parts if part.seconds is not None]
        for part in measured:
            self.seconds.update(part.seconds or {})
            self.bytes += part.size
        documents = [p for p in parts if p.seconds is None and not p.no_reports and not p.error]
        self.documents += len(documents)
        self.rows += sum(len(part.rows) for part in documents)
        self.made += bool(measured)
        # What cannot be opened is neither.
        self.kept += bool(documents) and not measured

    def lines(self, job: Job) -> Iterator[str]:
        """A line for each stage, then the counts, and the rules of the slow lane."""
        total = sum(self.seconds.values())
        for stage in STAGES:
            if stage in self.seconds:
                seconds = self.seconds[stage]
                yield say(
                    "stats.stage",
                    stage=say(f"stats.stage.{stage}"),
                    seconds=f"{seconds:.2f}",
                    share=f"{seconds / total:.0%}" if total else "",
                    speed=self._speed(seconds),
                )
        yield say(
            "stats.total",
            made=self.made,
            kept=self.kept,
            documents=self.documents,
            # A study comes as one part a document.
            rows="–" if job.verb == "study" else self.rows,
            megabytes=f"{self.bytes / 1e6:.2f}",
            work=f"{total:.2f}",
            wall=f"{time.perf_counter() - self.begun:.2f}",
        )
        finder = matcher(job.catalogue)
        slow = [finder.rules[number].pattern.id for number in finder.always]
        if slow:
            yield say("stats.slow", count=len(slow), rules=say("list.comma").join(slow))

    def _speed(self, seconds: float) -> str:
        return f"{self.bytes / 1e6 / seconds:.1f}" if seconds else "–"
