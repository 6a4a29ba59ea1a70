"""Forms of sentence: each way of saying a thing, as reports of many bodies have it."""

import pytest
from told import failing, told

# The figure stands before what it counts.
FIGURE_BEFORE_NAME = [
    ("年内510人被吊销驾驶证。", ["licences_revoked 510"]),
    ("全年共有286人被行政拘留。", ["admin_detentions 286"]),
    ("因交通事故有40人死亡、361人受伤。", ["deaths 40", "injuries 361"]),
    ("全年612起酒驾被查处。", ["drink_driving 612"]),
    ("7人被终生禁驾。", ["lifetime_bans 7"]),
    ("对45名嫌疑人刑事拘留。", ["criminal_detentions 45"]),
    ("对7名驾驶人终生禁驾。", ["lifetime_bans 7"]),
    ("有12起较大事故发生。", ["major_accidents 12"]),
    ("共有96起道路交通事故发生，造成12人死亡。", ["accidents 96", "deaths 12"]),
    ("累计1300余辆非标电动车被查扣。", ["vehicles_seized 1300 [非标电动车]"]),
    ("全县共有21起肇事逃逸案件被侦破。", ["hit_and_run_solved 21"]),
    ("现有机动车38.6万辆、驾驶人41.2万人。", ["vehicle_stock 386000", "driver_stock 412000"]),
    ("38人因醉驾被刑事拘留。", ["criminal_detentions 38 [醉驾]"]),
    ("对126本驾驶证予以吊销。", ["licences_revoked 126"]),
    ("63处隐患点被整改。", ["hazards_fixed 63"]),
    ("超员、超载违法共查处206起。", ["overload 206"]),
]

# What is dealt with stands before the verb.
OBJECT_BEFORE_VERB = [
    ("交通违法共查处3.2万起。", ["violations 32000"]),
    ("隐患已整改销号311处。", ["hazards_fixed 311"]),
    ("酒驾查处612起，醉驾查处63起。", ["drink_driving 612", "drunk_driving 63"]),
    ("各类交通违法现场查处2.1万起。", ["violations_onsite 21000"]),
    ("道路安全隐患共排查出420处，已整改398处。", ["hazards_found 420", "hazards_fixed 398"]),
    ("非标三轮车查扣1300余辆。", ["vehicles_seized 1300 [非标三轮车]"]),
    ("无证驾驶查获88起。", ["unlicensed_driving 88"]),
    ("逃逸案件共侦破21起，破案率100%。", ["hit_and_run_solved 21", "hit_and_run_rate 100"]),
    ("驾驶证共吊销130本。", ["licences_revoked 130"]),
    ("集中统一行动共开展18次。", ["campaigns 18"]),
    ("宣传活动累计举办126场次。", ["publicity_events 126"]),
    ("机动车新注册登记2351辆。", ["vehicles_registered 2351"]),
    ("简易事故快处3619起。", ["accidents_quick 3619"]),
    ("车驾管业务共办理2.8万笔。", ["vehicle_services 28000"]),
    ("超速查处1.2万起，同比上升6.3%。", ["speeding 12000 +6.3%"]),
    ("酒驾、醉驾分别查处418起、63起。", ["drink_driving 418", "drunk_driving 63"]),
]

# A zero told after its name.
ZERO_AFTER_NAME = [
    ("较大以上事故没有发生。", ["major_accidents 0"]),
    ("较大以上道路交通事故未发生一起。", ["major_accidents 0"]),
    ("全年亡人事故零发生。", ["fatal_accidents 0"]),
    ("辖区校车事故零发生。", ["accidents 0 [校车]"]),
    ("死亡事故为零。", ["fatal_accidents 0"]),
    ("全县没有出现一起较大以上事故。", ["major_accidents 0"]),
    ("涉及校车的亡人事故未发生。", ["fatal_accidents 0 [校车]"]),
    ("连续五年未发生一次死亡3人以上道路交通事故。", ["major_accidents 0"]),
    ("农村地区亡人事故没有发生。", ["fatal_accidents 0 [农村]"]),
    ("重特大事故实现零发生。", ["major_accidents 0 [重特大]"]),
    ("较大及以上道路交通事故“零发生”。", ["major_accidents 0"]),
    ("较大道路交通事故持续“零发生”，死亡人数下降8.2%。", ["major_accidents 0", "deaths -8.2%"]),
    ("较大以上事故实现“零”目标。", ["major_accidents 0"]),
    ("全年亡人道路交通事故一起都没有。", ["fatal_accidents 0"]),
    ("国庆假期未接报亡人事故。", ["fatal_accidents 0 [国庆假期]"]),
]

# Level and change over several clauses and sentences.
CLAUSES = [
    ("全年发生道路交通事故312起，比上年减少24起，同比下降7.14%。", ["accidents 312 -7.14% -24"]),
    ("死亡人数41人，较去年减少5人，降幅为10.87%。", ["deaths 41 -10.87% -5"]),
    (
        "查处酒驾612起，同期相比增长18.6%；查处醉驾63起，同期相比下降4.5%。",
        ["drink_driving 612 +18.6%", "drunk_driving 63 -4.5%"],
    ),
    (
        "四项指数全面下降：事故起数下降6%，死亡人数下降8%，受伤人数下降5%，经济损失下降12%。",
        ["accidents -6%", "deaths -8%", "injuries -5%", "economic_loss -12%"],
    ),
    ("受伤361人，同比略有下降，减少10人。", ["injuries 361 -10"]),
    ("死亡人数比去年同期净减13人，下降24.5%。", ["deaths -24.5% -13"]),
    ("隐患整改率达98.6%，较上年提升3.2个百分点。", ["hazard_fix_rate 98.6 +3.2"]),
    (
        "直接经济损失412万元，同比增加59万元，上升16.75%。",
        ["economic_loss 4120000 +16.75% +590000"],
    ),
    ("全年发生亡人事故38起。同比减少6起，降幅13.64%。", ["fatal_accidents 38 -13.64% -6"]),
    (
        "事故起数1523起，同比少发188起。死亡203人，同比少死亡19人，下降8.56%。",
        ["accidents 1523 -188", "deaths 203 -8.56% -19"],
    ),
    ("全年共接报事故警情9384起，日均25.7起，同比上升3.86%。", ["accident_calls 9384 +3.86%"]),
    ("机动车保有量达38.6万辆，净增2.1万辆，增长5.75%。", ["vehicle_stock 386000 +5.75% +21000"]),
    ("查处现场违法2.59万起，同比增幅达28.31%。", ["violations_onsite 25900 +28.31%"]),
    # The name stands behind the word that tells the direction.
    ("同比少发亡人事故5起。", ["fatal_accidents -5"]),
    ("发生亡人事故30起，比去年少发亡人事故5起。", ["fatal_accidents 30 -5"]),
    ("同比多查处酒驾45起。", ["drink_driving +45"]),
    ("少发事故45起、死亡31人，下降17.4%和15.0%。", ["accidents -17.4% -45", "deaths -15% -31"]),
    # What stands as a circumstance is told of another time or thing.
    ("死亡人数在上年下降5%的基础上再降9%。", ["deaths -9%"]),
    ("死亡人数在上年41人的基础上下降9%。", ["deaths -9%"]),
    ("在去年死亡人数下降5%的基础上，死亡人数下降9%。", ["deaths -9%"]),
    (
        "在机动车保有量增长8%的情况下，事故起数、死亡人数分别下降5%、9%。",
        ["accidents -5%", "deaths -9%"],
    ),
    ("在警力减少12%的背景下，查处酒驾612起，同比上升5%。", ["drink_driving 612 +5%"]),
    ("查处酒驾612起，在去年基础上上升5%。", ["drink_driving 612 +5%"]),
    # What is joined to it goes the same way, if it is no other deed.
    ("少发事故45起、死亡31人。", ["accidents -45", "deaths -31"]),
    (
        "同比少发事故45起、少死31人、少伤120人。",
        ["accidents -45", "deaths -31", "injuries -120"],
    ),
    (
        "少发事故45起、死亡31人、受伤120人。",
        ["accidents -45", "deaths -31", "injuries -120"],
    ),
    ("同比少发事故45起和死亡31人。", ["accidents -45", "deaths -31"]),
    ("同比少发亡人事故12起（死亡13人）。", ["fatal_accidents -12", "deaths -13"]),
    ("同比多发较大事故1起、死亡4人。", ["major_accidents +1", "deaths +4"]),
    ("同比少发事故45起、查处酒驾312起。", ["accidents -45", "drink_driving 312"]),
    ("同比少发事故45起、排查隐患312处。", ["accidents -45", "hazards_found 312"]),
    ("同比少死亡31人、行政拘留120人。", ["deaths -31", "admin_detentions 120"]),
    ("同比多查处酒驾45起、醉驾12起。", ["drink_driving +45", "drunk_driving +12"]),
    # Over a comma a bare verb may be either; a total, or what is itself compared, is a level.
    ("同比少发事故45起，死亡31人。", ["accidents -45"]),
    ("同比少发事故45起，死亡31人、受伤120人。", ["accidents -45"]),
    ("同比少发事故45起，共死亡31人。", ["accidents -45", "deaths 31"]),
    ("同比少发事故45起，死亡人数31人。", ["accidents -45", "deaths 31"]),
    ("同比少发事故45起，死亡31人，同比下降8%。", ["accidents -45", "deaths 31 -8%"]),
    ("发生事故312起，同比少发45起，死亡31人。", ["accidents 312 -45", "deaths 31"]),
    ("发生事故312起，同比少发45起；死亡31人。", ["accidents 312 -45", "deaths 31"]),
    ("死亡31人，同比少死亡5人，受伤210人。", ["deaths 31 -5", "injuries 210"]),
    # The name stands behind the figure.
    ("较去年少发45起事故、少死31人。", ["accidents -45", "deaths -31"]),
    ("较去年少发45起事故、死亡31人。", ["accidents -45", "deaths -31"]),
    ("同比减少45起亡人事故。", ["fatal_accidents -45"]),
    ("死亡41人，同比减少5人受伤30人。", ["deaths 41 -5", "injuries 30"]),
    (
        "发生事故1286起，死亡112人，同比分别少发96起、少死11人。",
        ["accidents 1286 -96", "deaths 112 -11"],
    ),
    # The unit says of which level a change is, if one alone has it.
    (
        "发生事故312起、死亡41人，同比少发45起、少死31人。",
        ["accidents 312 -45", "deaths 41 -31"],
    ),
    (
        "发生事故312起、死亡41人、受伤210人，同比少发45起、少死31人、少伤12人。",
        ["accidents 312 -45", "deaths 41 -31", "injuries 210 -12"],
    ),
    (
        "发生事故312起，刑事案件45起，死亡41人，同比少发5起。",
        ["accidents 312", "deaths 41"],
    ),
    (
        "查处酒驾612起、醉驾63起、行政拘留41人，同比增加12起。",
        ["drink_driving 612", "drunk_driving 63", "admin_detentions 41"],
    ),
    ("全年多次查处酒驾45起。", ["drink_driving 45"]),
    ("至少查处酒驾45起。", ["drink_driving 45"]),
    ("破获逃逸案件21起，同比多破4起。", ["hit_and_run_solved 21 +4"]),
    # One name of two indicators.
    ("排查整改隐患63处，同比增长5%。", ["hazards_found 63 +5%", "hazards_fixed 63 +5%"]),
]

# 由 … 降至 …: the level is where it ends; where it began, if a year is named, is that year's.
FROM_TO = [
    (
        "亡人事故由2023年的44起下降为38起。",
        ["fatal_accidents 44 2023", "fatal_accidents 38 2024"],
    ),
    ("事故起数由336起下降至312起。", ["accidents 312 2024"]),
    ("头盔佩戴率由年初的78%提升至93.5%。", ["helmet_rate 93.5 2024"]),
    ("隐患整改率由91%上升到98.6%，提高7.6个百分点。", ["hazard_fix_rate 98.6 +7.6 2024"]),
    ("直接经济损失由353万元增至412万元，上升16.75%。", ["economic_loss 4120000 +16.75% 2024"]),
    ("机动车保有量由36.5万辆增长至38.6万辆。", ["vehicle_stock 386000 2024"]),
    (
        "事故起数、死亡人数分别由336起、53人降至312起、40人。",
        ["accidents 312 2024", "deaths 40 2024"],
    ),
    ("拥堵警情由2.1万起压减至1.4万起。", ["congestion_calls 14000 2024"]),
    ("死亡人数从53人锐减至40人，降幅24.53%。", ["deaths 40 -24.53% 2024"]),
    ("死亡人数由上年的53人降至40人，下降24.53%。", ["deaths 53 2023", "deaths 40 -24.53% 2024"]),
    ("死亡人数由2015年的26人降到12人。", ["deaths 26 2015", "deaths 12 2024"]),
    ("死亡人数从2015年最高的26人降到12人。", ["deaths 12 2024"]),
    ("死亡人数由2015年全县26人降到12人。", ["deaths 12 2024"]),
    ("受伤人数从去年的380人减少到361人，降幅5%。", ["injuries 380 2023", "injuries 361 -5% 2024"]),
]

# Beside the same period of another year.
SAME_PERIOD = [
    ("死亡41人，去年同期46人。", ["deaths 41 2024", "deaths 46 2023"]),
    (
        "发生亡人事故38起，上年同期为44起，减少6起。",
        ["fatal_accidents 38 -6 2024", "fatal_accidents 44 2023"],
    ),
    ("查处酒驾612起，2023年同期为516起。", ["drink_driving 612 2024", "drink_driving 516 2023"]),
    ("事故起数同期对比下降7.14%。", ["accidents -7.14% 2024"]),
    ("较去年同期，死亡人数减少5人，受伤人数减少19人。", ["deaths -5 2024", "injuries -19 2024"]),
    ("对比2019年同期，死亡人数下降31%。", ["deaths -31% 2024"]),
    ("死亡41人（上年同期46人），下降10.87%。", ["deaths 41 -10.87% 2024", "deaths 46 2023"]),
    ("较疫情前的2019年，死亡人数下降29.3%。", ["deaths -29.3% 2024"]),
    ("较疫情前的2019年死亡58人下降29.3%。", ["deaths -29.3% 2024"]),
    ("在比较困难的2022年，死亡61人。", ["deaths 61 2022"]),
    ("与上年同期相比，头盔佩戴率提高4.2个百分点。", ["helmet_rate +4.2 2024"]),
    ("查处酒驾612起，比去年同期多96起。", ["drink_driving 612 +96 2024"]),
    ("死亡41人，比上年同期46人下降10.87%。", ["deaths 41 -10.87% 2024", "deaths 46 2023"]),
]

# What is compared with is named with its figure: that of then, not the report's own.
COMPARED_WITH = [
    ("比2019年疫情前死亡58人下降两成。", ["deaths -20%"]),
    ("较2019年死亡人数58人下降29.3%。", ["deaths -29.3%"]),
    ("较疫情前的2019年死亡58人下降29.3%。", ["deaths -29.3%"]),
    ("死亡41人，比上年死亡53人减少12人。", ["deaths 41 -12"]),
    ("死亡41人，与2023年死亡53人相比，下降22.6%。", ["deaths 41 -22.6%"]),
    ("发生事故312起，比去年发生事故330起下降5.5%。", ["accidents 312 -5.5%"]),
    (
        "查处酒驾1204起，比2023年查处酒驾1100起上升9.5%。",
        ["drink_driving 1204 +9.5%"],
    ),
    ("较上年同期受伤300人减少20人。", ["injuries -20"]),
    ("同2022年受伤人数320人相比减少40人。", ["injuries -40"]),
    ("与2023年头盔佩戴率82%相比提高13个百分点。", ["helmet_rate +13"]),
    ("较2020年查处各类违法12.6万起增长8%。", ["violations +8%"]),
    (
        "比去年同期发生道路交通事故330起、死亡53人分别下降5.5%、22.6%。",
        ["accidents -5.5%", "deaths -22.6%"],
    ),
    ("与去年死亡41人持平。", ["deaths +0%"]),
    ("比2019年造成58人死亡下降29.3%。", ["deaths -29.3%"]),
    # These are the report's own.
    ("与2019年相比死亡41人，下降29.3%。", ["deaths 41 -29.3%"]),
    ("与去年相比，死亡41人，下降29.3%。", ["deaths 41 -29.3%"]),
    ("比2019年下降29.3%，死亡41人。", ["deaths 41"]),
    ("比2019年死亡人数减少17人，下降29.3%。", ["deaths -29.3% -17"]),
    ("比2019年少死亡17人。", ["deaths -17"]),
    ("比2023年增加查处酒驾120起，上升9.5%。", ["drink_driving +9.5% +120"]),
    ("较2019年查处酒驾力度加大，查处酒驾1204起，上升9.5%。", ["drink_driving 1204 +9.5%"]),
]

KNOWN_FAILURES = [
    # The figure stands before what it counts
    (
        "先后将73名酒驾人员行政拘留。",
        ["admin_detentions 73 [酒驾]"],
        "the cause of a measure is not told as its scope",
    ),
    ("依法对19名肇事逃逸人员刑事拘留。", ["criminal_detentions 19 [肇事逃逸]"], "the same"),
    (
        "对6名醉驾人员依法吊销驾驶证。",
        ["licences_revoked 6 [醉驾]"],
        "the cause of a measure is not told as its scope",
    ),
    ("9.2万起非现场违法被查处。", ["violations_offsite 92000"], "the same"),
    # What is dealt with stands before the verb
    ("重点车辆检查1.3万余辆次。", ["vehicles_checked 13000 [重点车辆]"], "检查 after its object"),
    # A zero told after its name
    (
        "较大事故、重特大事故均未发生。",
        ["major_accidents 0", "major_accidents 0 [重特大]"],
        "均 reaches the last name only",
    ),
    # Level and change over several clauses and sentences
]

KNOWN_FAILURES_OF_YEAR = [
    # 由 … 降至 …
    (
        "死亡人数由5月份的6人降至6月份的3人。",
        ["deaths 6 2024 [5月份]", "deaths 3 2024 [6月份]"],
        "the second month is lost",
    ),
    # Beside the same period of another year
    (
        "去年同期查处酒驾516起，今年查处612起，上升18.6%。",
        ["drink_driving 516 2023", "drink_driving 612 +18.6% 2024"],
        "今年查处 without its object is lost",
    ),
    (
        "与去年同期的336起相比，事故起数减少24起。",
        ["accidents 336 2023", "accidents -24 2024"],
        "a level before its name is lost",
    ),
]


@pytest.mark.parametrize(
    ("text", "rows"),
    [*FIGURE_BEFORE_NAME, *OBJECT_BEFORE_VERB, *ZERO_AFTER_NAME, *CLAUSES, *COMPARED_WITH],
)
def test_form(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_form_known_failures(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), [*FROM_TO, *SAME_PERIOD])
def test_form_with_years(text: str, rows: list[str]) -> None:
    assert told(text, "year") == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES_OF_YEAR))
def test_form_with_years_known_failures(text: str, rows: list[str]) -> None:
    assert told(text, "year") == rows
