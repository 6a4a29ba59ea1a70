"""Two reports of our own, and the type of the `run` fixture."""

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]

FIRST = "甲市交警支队2024年工作总结\n2024年，全市道路交通事故共造成死亡12人、受伤30人。\n"
SECOND = "乙市交警支队2024年工作总结\r\n2024年，全市道路交通事故共造成死亡7人。\r\n"
