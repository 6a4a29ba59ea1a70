"""Names of a package that are loaded when first asked for, so that no command waits for all."""

from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """A `__getattr__` for package: each name is had from its module, `readers` or `readers.errors`.

    >>> lazily("summarymine", {"prepare": "text"})("prepare").__module__
    'summarymine.text.prepare'
    """

    def get(name: str) -> object:
        if name in modules:
            return getattr(import_module(f"{package}.{modules[name]}"), name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return get
