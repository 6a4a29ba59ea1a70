"""Places: what is found in a text, what is chosen among one name, how two places lie."""

import pytest

from summarymine.facts.divisions import (
    Division,
    find_divisions,
    load_divisions,
    load_rows,
    relate,
    resolve_division,
)


def named(text: str) -> list[tuple[str, list[str]]]:
    """Surface and candidates' names of every place found."""
    return [(m.surface, [c.name for c in m.candidates]) for m in find_divisions(text)]


FOUND = [
    # text                       surface      candidates
    ("高邮交警全员上路", "高邮", ["高邮市"]),
    ("瑞安、平阳两地", "瑞安", ["瑞安市"]),
    ("大理州公安局通报", "大理州", ["大理白族自治州"]),
    ("大理白族自治州", "大理白族自治州", ["大理白族自治州"]),
    ("原襄樊市公安局", "襄樊市", ["襄阳市"]),
    ("襄樊至宜昌一线", "襄樊", ["襄阳市"]),
    ("瑞安县交通局", "瑞安县", ["瑞安市"]),
    ("安康交警支队", "安康", ["安康市"]),
    ("长阳县城", "长阳县", ["长阳土家族自治县"]),
    ("内蒙古公安厅", "内蒙古", ["内蒙古自治区"]),
    ("南昌全市", "南昌", ["南昌市"]),
    ("河南全境", "河南", ["河南省"]),
    ("吉林全境", "吉林", ["吉林省", "吉林市"]),
    ("大理各县", "大理", ["大理白族自治州", "大理市"]),
    ("公安县公安局", "公安县", ["公安县"]),
    ("会同县公安局会同交通运输部门", "会同县", ["会同县"]),
    ("记者从和平公安获悉", "和平", ["和平区", "和平区", "和平县"]),
]


@pytest.mark.parametrize(("text", "surface", "candidates"), FOUND)
def test_find_divisions(text: str, surface: str, candidates: list[str]) -> None:
    (mention, *_) = find_divisions(text)
    assert mention.surface == surface
    assert text[mention.span.start : mention.span.end] == surface
    assert sorted(c.name for c in mention.candidates) == sorted(candidates)


SILENT = [
    "建设平安交通，维护社会长治久安",  # 平安区, 长治市
    "祝大家安康",
    "推进改革和安全发展",  # 和安县
    "适应城市发展，新增城市道路",  # 应城市, 增城市
    "在中山路、朝阳大街设卡",
    "城区中队辖区9起，郊区3起",
    "全市公安县级机关",  # 公安县
    "会同交通运输部门查处超限超载",
    "公安交警部门",
    "管理县乡道路",  # 理县
    "国际友谊与合作市场",
    "重大连续事故",  # 大连
    "出动警力",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_place(text: str) -> None:
    assert named(text) == []


def test_longest_name_first() -> None:
    assert [s for s, _ in named("江苏省扬州市高邮市")] == ["江苏省", "扬州市", "高邮市"]
    assert [s for s, _ in named("阳泉市城区")] == ["阳泉市", "城区"]
    assert [s for s, _ in named("北京市公安局朝阳分局")] == ["北京市", "朝阳"]


CHOSEN = [
    # text                                    surface    code, None: open
    ("北京市朝阳区", "朝阳区", "110105"),
    ("长春市公安局，朝阳区公安分局", "朝阳区", "220104"),
    ("鼓楼区人民法院", "鼓楼区", None),
    ("江苏省鼓楼区人民法院", "鼓楼区", None),  # 南京 and 徐州 both have one
    ("南京市中级人民法院、鼓楼区人民法院", "鼓楼区", "320106"),
    ("鼓楼区、云龙区、泉山区", "鼓楼区", "320302"),  # sisters in 徐州
    ("福州市鼓楼区、南京市鼓楼区", "鼓楼区", "350102"),  # the first, by the city before it
    ("大理州各县，大理交警", "大理", "532900"),
    ("高邮市", "高邮市", "321084"),
]


@pytest.mark.parametrize(("text", "surface", "code"), CHOSEN)
def test_resolve_division(text: str, surface: str, code: str | None) -> None:
    mentions = find_divisions(text)
    mention = next(m for m in mentions if m.surface == surface)
    place = resolve_division(mention, mentions)
    assert (place.code if place else None) == code


RELATIONS = [
    # region     other     other seen from region
    ("321000", "321084", "below"),
    ("321084", "321000", "above"),
    ("321084", "320000", "above"),
    ("321084", "321084", "same"),
    ("321084", "330381", "elsewhere"),
    ("110000", "110105", "below"),
    ("420000", "429004", "below"),  # 仙桃, directly below the province
]


@pytest.mark.parametrize(("region", "other", "relation"), RELATIONS)
def test_relate(region: str, other: str, relation: str) -> None:
    places = load_divisions()
    assert relate(places[region], places[other]) == relation


def test_table_is_whole() -> None:
    places = load_divisions()
    levels = [p.level for p in places.values()]
    assert [levels.count(level) for level in ("province", "prefecture")] == [34, 333]
    assert all(p.parent in places for p in places.values() if p.level != "province")
    assert list(places) == sorted(places)
    assert places["429004"] == Division("429004", "仙桃市", "county", "420000")
    assert not [r.short for r in load_rows() if len(r.short) == 1]
