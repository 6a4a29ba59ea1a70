"""What --profile writes: where each function's time went, for speedscope.app."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from summarymine.cli.messages import say
from summarymine.cli.usage import SaidError
from summarymine.outputs.writing import telling, write_text


@contextlib.contextmanager
def profiling(path: str | None) -> Iterator[None]:
    """Samples what is done inside, and writes it in speedscope's form; nothing without a path.

    Raises SaidError where the profiler is missing, and WriteError where there is no such folder.
    """
    if path is None:
        yield
        return
    try:
        from pyinstrument import Profiler
        from pyinstrument.renderers import SpeedscopeRenderer
    except ImportError as error:
        raise SaidError(say("error.no_profiler")) from error
    with telling(path):
        # Not to be told after all the work.
        Path(path).parent.stat()
    profiler = Profiler(interval=0.001)
    with profiler:
        yield
    write_text(profiler.output(SpeedscopeRenderer()), Path(path))
