"""Modules that are no part of the package, loaded by their path: scripts, benchmarks, a scorer."""

import importlib.util
from pathlib import Path
from typing import Any


def load_module(path: Path) -> Any:
    """The module of a file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
