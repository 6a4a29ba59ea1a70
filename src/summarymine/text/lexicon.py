"""Lexicons: the word lists in YAML that come with the package."""

from importlib import resources
from typing import Any

import yaml

# In C where PyYAML was built with libyaml: many times as fast.
YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(package: str, name: str) -> Any:
    """The word lists of a YAML file that lies in a package.

    Raises FileNotFoundError for one that does not.
    """
    text = resources.files(package).joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=YAML_LOADER)
