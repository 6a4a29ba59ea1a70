"""Makes small mistakes in the code of a room, one at a time, and sees whether its tests notice.

    .venv/bin/python scripts/mutate.py quantities --count 100 --seed 1

Works on a copy of the project. What no test noticed is printed as a difference, to be judged: the
same behaviour told otherwise, a matter of speed, or a test that is missing.
"""

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("src", "tests", "patterns", "samples", "benchmarks", "docs", "pyproject.toml")
# The tests that a mistake in a room should fail, the quickest first.
TESTS = {
    "quantities": ("tests/quantities",),
    "indicators": ("tests/indicators", "tests/facts"),
    "facts": ("tests/facts",),
}
# What measures time or calls is slow, and no matter of right and wrong.
LEFT_OUT = ("tests/facts/test_growth.py",)
SECONDS = 600.0
# Of so many times what the tests take as it is, a mistake has no end.
PATIENCE = 3

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Continue: ast.Break,
    ast.Break: ast.Continue,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """Code that takes the place of other code, from byte to byte of a file."""

    path: Path
    line: int
    start: int
    end: int
    after: str


def find_mutants(path: Path) -> Iterator[Mutant]:
    """Every small mistake that could be made in a module."""
    data = path.read_bytes()
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in walk(ast.parse(data)):
        for changed in variants(node):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[node.end_lineno - 1] + node.end_col_offset
            after = ast.unparse(changed)
            # A part of an expression keeps its place in it.
            after = f"({after})" if isinstance(node, ast.expr) else after
            yield Mutant(path, node.lineno, start, end, after)


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: no annotations, sentences of errors, or parts of f-strings."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        if isinstance(node, ast.Raise | ast.JoinedStr | ast.Assert):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from walk(child)


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """What a node may be mistaken for."""
    match node:
        case ast.Compare(ops=[operator]):
            yield changed(node, ops=[SWAPPED[type(operator)]()])
        case ast.BoolOp():
            yield changed(node, op=SWAPPED[type(node.op)]())
            for number in range(len(node.values)):
                rest = node.values[:number] + node.values[number + 1 :]
                yield changed(node, values=rest) if len(rest) > 1 else rest[0]
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            yield changed(node, op=SWAPPED[type(node.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
            yield ast.Constant(node.value - 1)
        case ast.Return(value=ast.expr()) if not is_nothing(node.value):
            yield ast.Return(ast.Constant(None))
        case ast.Continue() | ast.Break():
            yield SWAPPED[type(node)]()
        case ast.IfExp():
            yield node.body
            yield node.orelse


def changed(node: ast.AST, **fields: object) -> ast.AST:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def is_nothing(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def survives(mutant: Mutant, folder: Path, tests: list[str], seconds: float) -> str:
    """What came of the tests with the mutant in place of the code: killed, survived or slow."""
    path = folder / mutant.path.relative_to(ROOT)
    before = path.read_bytes()
    path.write_bytes(before[: mutant.start] + mutant.after.encode() + before[mutant.end :])
    command = [sys.executable, "-m", "pytest", "-x", "-n0", "-q", "-p", "no:cacheprovider", *tests]
    command += [f"--deselect={test}" for test in LEFT_OUT]
    # Code of the same size and second would else pass for what was compiled before.
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return "slow"
    finally:
        path.write_bytes(before)
    return "killed" if run.returncode else "survived"


def main() -> None:
    parser = argparse.ArgumentParser(description="See whether the tests of a room notice mistakes.")
    parser.add_argument("room", choices=TESTS)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    modules = sorted((ROOT / "src" / "summarymine" / asked.room).glob("*.py"))
    found = [mutant for module in modules for mutant in find_mutants(module)]
    some = random.Random(asked.seed).sample(found, min(asked.count, len(found)))
    tally = dict.fromkeys(("killed", "survived", "slow"), 0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in COPIED:
            copy_of = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy_of(ROOT / part, folder / part)
        sound = Mutant(modules[0], 1, 0, 0, "")
        start = time.monotonic()
        if survives(sound, folder, list(TESTS[asked.room]), SECONDS) != "survived":
            sys.exit("The tests fail as it is; see them pass first.")
        seconds = 10 + PATIENCE * (time.monotonic() - start)
        for number, mutant in enumerate(some, 1):
            outcome = survives(mutant, folder, list(TESTS[asked.room]), seconds)
            tally[outcome] += 1
            if outcome != "killed":
                code = (folder / mutant.path.relative_to(ROOT)).read_bytes()
                before = code[mutant.start : mutant.end].decode()
                place = f"{mutant.path.relative_to(ROOT)}:{mutant.line}"
                print(f"{number}: {outcome} {place}\n  - {before}\n  + {mutant.after}", flush=True)
    print(f"{asked.room}: {len(some)} of {len(found)} mistakes; {tally}")


if __name__ == "__main__":
    main()
