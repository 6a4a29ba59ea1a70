"""What all tests need: a cache of their own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache: empty for each test, and never the user's."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("SUMMARYMINE_CACHE", str(folder))
    # Nor the user's rules.
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    return folder
