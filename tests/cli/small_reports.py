"""Two reports of our own, and the type of the `run` fixture."""

import re
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


def without_packs(stderr: str) -> str:
    """What was said but for the packs of the reports, which test_cli_packs.py looks at."""
    return re.sub(r"^packs by reports: .*\n", "", stderr, flags=re.MULTILINE)


FIRST = "甲市交警支队2024年工作总结\n2024年，全市道路交通事故共造成死亡12人、受伤30人。\n"
SECOND = "乙市交警支队2024年工作总结\r\n2024年，全市道路交通事故共造成死亡7人。\r\n"
