"""How large a regex is once its repeats are written out, as compiling it does."""

import math

import regex

from summarymine.ready import compile_regex

# The largest of the package has 419; a million takes a second to compile, 10^9 all memory.
MOST = 100_000

_TOKEN = compile_regex(
    r"""
    (?P<repeat>\{(?P<least>\d+)(?:,\d*)?\})  # a{3}, a{3,}, a{3,9}: three are written out
    | (?P<open>\()
    | (?P<close>\))
    | \\. | \[\^?\]?(?:\\.|[^\]\\])*\] | .  # an atom
    """,
    regex.VERBOSE | regex.DOTALL,
)


_LEAST = compile_regex(r"\{(\d{1,12})")


def is_too_large(pattern: str) -> bool:
    """Whether a regex has more atoms than MOST."""
    # Were each repeat around all of it. Mostly that is enough to see.
    most = math.prod(max(1, int(least)) for least in _LEAST.findall(pattern)) * len(pattern)
    return most > MOST and regex_size(pattern) > MOST


def regex_size(pattern: str) -> int:
    """How many atoms a regex has, those of a repeat as often as they stand there at least.

    >>> regex_size("死亡"), regex_size("(?:ab{3}){10}"), regex_size("a{2}{3}")
    (2, 60, 6)
    """
    # Of each open group: the atoms before the last one, and the last.
    groups = [[0, 0]]
    for found in _TOKEN.finditer(pattern):
        group = groups[-1]
        if found["repeat"]:
            # No more digits than a size needs: an int of thousands is slow to make.
            group[1] *= max(1, int(found["least"][:12]))
        elif found["open"]:
            groups.append([0, 0])
        else:
            size = 1
            if found["close"] and len(groups) > 1:
                size = sum(groups.pop())
                group = groups[-1]
            group[:] = sum(group), size
    return sum(map(sum, groups))
