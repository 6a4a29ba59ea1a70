"""context.yaml as values: the macros, words and baselines that every indicator shares."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from summarymine.indicators.source import compose

CONTEXT_FILE = "context.yaml"


@dataclass(frozen=True, slots=True)
class Baseline:
    """A phrase that names what is compared with; name "" means as written."""

    match: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """context.yaml as values: what every indicator shares."""

    macros: dict[str, str] = field(default_factory=dict)
    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    directions: dict[str, str] = field(default_factory=dict)
    baselines: tuple[Baseline, ...] = ()
    plans: dict[str, str] = field(default_factory=dict)
    scopes: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    breakdowns: str = ""
    causes: str = ""
    whole: str = ""


@cache
def packaged_patterns() -> Path:
    """The folder of the pattern files that come with summarymine."""
    inside = Path(__file__).parents[1] / "patterns"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "patterns"


def shown(path: Path) -> str:
    """How a pattern file is named to users: packaged ones by patterns/NAME."""
    return f"patterns/{path.name}" if path.parent == packaged_patterns() else path.as_posix()


@cache
def load_context() -> Context:
    """The rules of context.yaml, which every catalogue shares."""
    path = packaged_patterns() / CONTEXT_FILE
    root = compose(path, shown(path))
    values = {key: value for _, key, value in root.fields()}

    def texts(name: str) -> dict[str, str]:
        return (
            {key: value.text for _, key, value in values[name].fields()} if name in values else {}
        )

    macros = texts("macros")
    units = {
        key: tuple(item.text for item in value.items())
        for _, key, value in values["units"].fields()
    }
    baselines = []
    for item in values["baselines"].items():
        fields = {key: value.text for _, key, value in item.fields()}
        baselines.append(Baseline(fields["match"], fields.get("name", "")))
    return Context(
        macros=macros,
        units=units,
        directions=texts("directions"),
        baselines=tuple(baselines),
        plans=texts("plans"),
        scopes=texts("scopes"),
        links=texts("links"),
        elsewhere=texts("elsewhere"),
        heads=texts("heads"),
        leads=texts("leads"),
        breakdowns=values["breakdowns"].text,
        causes=values["causes"].text,
        whole=values["whole"].text,
    )
