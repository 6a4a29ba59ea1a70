"""Status: planned or actual, by heading, by sentence, by clause."""

import pytest
from told import told

CASES = [
    ("2025年工作计划\n死亡人数下降5%。", ["deaths -5% planned"]),
    ("二、下步工作打算\n死亡人数控制在35人以内。", ["deaths 35 planned"]),
    (
        "一、主要成效\n死亡40人。\n二、下一步安排\n查处酒驾500起。",
        ["deaths 40 actual", "drink_driving 500 planned"],
    ),
    ("三、目标任务完成情况\n死亡40人。", ["deaths 40 actual"]),
    ("2025年，我们将查处酒驾500起以上。", ["drink_driving 500 planned"]),
    ("明年力争查处酒驾500起。", ["drink_driving 500 planned"]),
    ("力争死亡人数下降5%。", ["deaths -5% planned"]),
    (
        "今年主要预期目标是：公共场所头盔佩戴率达到95%；死亡人数下降5%；查处酒驾500起。",
        ["helmet_rate 95 planned", "deaths -5% planned", "drink_driving 500 planned"],
    ),
    ("圆满完成年初目标：目前查处酒驾500起。", ["drink_driving 500 actual"]),
    ("8月需要严查酒驾，共查处酒驾500起。", ["drink_driving 500 actual [8月]"]),
    ("确保头盔佩戴率达到95%。", ["helmet_rate 95 planned"]),
    ("确保了头盔佩戴率达到95%。", ["helmet_rate 95 actual"]),
    ("死亡人数控制在35人以内。", ["deaths 35 planned"]),
    ("下半年将查处酒驾200起。", ["drink_driving 200 planned"]),
    ("力争头盔佩戴率达到95%，目前已达91%。", ["helmet_rate 95 planned", "helmet_rate 91 actual"]),
    ("全年死亡40人。", ["deaths 40 actual"]),
    # What was set, whatever came of it.
    ("完成了死亡人数不超过34人的控制目标。", ["deaths 34 planned"]),
    (
        "超额完成查处酒驾500起目标，实际查处酒驾612起。",
        ["drink_driving 500 planned", "drink_driving 612 actual"],
    ),
    ("死亡40人，坚持目标导向。", ["deaths 40 actual"]),
    ("预计全年查处酒驾700起。", ["drink_driving 700 actual"]),
    ("截至12月，查处酒驾612起。", ["drink_driving 612 actual"]),
    ("争取县政府支持，整改隐患26处。", ["hazards_fixed 26 actual"]),
    ("下一步，将排查隐患100处。", ["hazards_found 100 planned"]),
    ("全面落实“五个必须”要求，整改隐患30处。", ["hazards_fixed 30 actual"]),
    ("必须整改隐患30处。", ["hazards_fixed 30 planned"]),
    (
        "年初计划查处酒驾500起，实际查处酒驾612起。",
        ["drink_driving 500 planned", "drink_driving 612 actual"],
    ),
    ("三、存在问题和下步打算\n查处酒驾500起。", ["drink_driving 500 planned"]),
    ("2024年，大队继续查处酒驾612起。", ["drink_driving 612 actual"]),
    # What is attached below the plans is none of them, unless it is called one.
    (
        "三、下步打算\n力争死亡人数下降6%。\n附表：2024年主要指标对比\n"
        "指标\t2024年\t2023年\t同比（%）\n死亡人数（人）\t51\t57\t-10.53\n行政拘留（人）\t64\t58\t10.34",
        [
            "deaths -6% planned",
            "deaths 51 -10.53% actual",
            "deaths 57 actual",
            "admin_detentions 64 +10.34% actual",
            "admin_detentions 58 actual",
        ],
    ),
    (
        "三、下步打算\n力争死亡人数下降6%。\n附件：2024年战果\n查处酒驾500起。",
        ["deaths -6% planned", "drink_driving 500 actual"],
    ),
    ("三、下步打算\n附件：2025年目标分解\n查处酒驾500起。", ["drink_driving 500 planned"]),
    ("三、下步打算\n附件：2025年分解表\n查处酒驾500起。", ["drink_driving 500 planned"]),
    ("三、下步打算\n附近路段排查隐患26处。", ["hazards_found 26 planned [附近路段]"]),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_status(text: str, rows: list[str]) -> None:
    assert told(text, "status") == rows
