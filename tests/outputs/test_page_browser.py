"""The page in a real browser: nothing of a report runs, and what is clicked, pressed and chosen works."""

import base64
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from studies import hostile_study, marked_study

from summarymine.outputs.page import write_page
from summarymine.study import Study
from summarymine.tables import Asked, Selection, View, compare_study

webdriver = pytest.importorskip("selenium.webdriver")
from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.wait import WebDriverWait  # noqa: E402

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs chromium and chromium-driver"
)

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--window-size=1400,900",
)
# Before any script of the page: whatever would run is noted.
WATCH = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = () => window.ran.push(name);
document.addEventListener("securitypolicyviolation", (event) => window.ran.push(event.violatedDirective));
window.addEventListener("error", (event) => window.ran.push(event.message));
"""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=DRIVER)
    browser = webdriver.Chrome(options=options, service=service)
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    yield browser
    browser.quit()


class Page:
    """A page that is open; what every test asks of it."""

    def __init__(self, driver: Any, study: Study, folder: Path, language: Any = "zh") -> None:
        path = folder / "page.html"
        write_page(study, path, language)
        self.driver, self.path = driver, path
        driver.set_window_size(1400, 900)
        driver.get_log("performance")
        driver.get_log("browser")
        driver.get(path.as_uri())

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements(By.CSS_SELECTOR, selector))

    def one(self, selector: str) -> Any:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def click(self, selector: str) -> None:
        """Clicks what is there, or comes soon: a list that folds out fills itself a moment later."""
        found = WebDriverWait(self.driver, 5).until(lambda _: self.all(selector))[0]
        self.run("arguments[0].scrollIntoView({block: 'center'})", found)
        found.click()

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def choose(self, selector: str, value: str) -> None:
        self.run(
            "const at = document.querySelector(arguments[0]); at.value = arguments[1];"
            "at.dispatchEvent(new Event('change'))", selector, value,
        )  # fmt: skip

    def cell(self, indicator: str, head: str) -> str:
        """The selector of a cell, by the words that a screen reader is told."""
        return f'td[aria-label^="{indicator}，数值，{head}"]'

    @property
    def focused(self) -> str:
        """What the focus is on, as told or shown."""
        return str(
            self.run("const on = document.activeElement; return on.ariaLabel || on.textContent")
        )

    def check_quiet(self) -> None:
        """Nothing ran, nothing was fetched, nothing was complained of."""
        assert self.run("return window.ran") == []
        assert self.driver.get_log("browser") == []
        events = [
            json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")
        ]
        asked = {
            one["params"]["request"]["url"]
            for one in events
            if one["method"] == "Network.requestWillBeSent"
        }
        assert {url for url in asked if not url.startswith("data:")} <= {self.path.as_uri()}


@pytest.fixture
def page(driver: Any, tmp_path: Path) -> Iterator[Page]:
    opened = Page(driver, marked_study(), tmp_path)
    yield opened
    opened.check_quiet()


def test_hostile_text_is_shown_and_never_runs(driver: Any, tmp_path: Path) -> None:
    made = hostile_study()
    asked = Asked(view=View(by_theme=True, rank=True, layout="long"))
    page = Page(driver, replace(made, compared=compare_study(made, asked)), tmp_path)
    scripts = len(page.all("script"))
    for _ in ("zh", "en"):
        for view in ("table", "made", "charts", "doubts", "reports", "about"):
            page.click(f"#tab-{view}")
            shown = page.run("return document.body.innerText + document.body.outerHTML.length")
            assert "\u202e" not in shown
            if view == "made":
                assert "<script>alert(1)</script>" in page.one("#made").text
                page.run("window.dispatchEvent(new Event('beforeprint'))")
                page.run("window.dispatchEvent(new Event('afterprint'))")
            if view == "charts":
                for kind in ("bars", "lines"):
                    page.choose("#chart-kind", kind)
        for number in ("0", "1"):
            page.click("#tab-reports")
            page.click(f'[data-report="{number}"]')
            for place in range(len(page.all("mark"))):
                page.run(
                    "document.querySelector(`mark[data-place='${arguments[0]}']`)?.click()", place
                )
            page.click("#close") if page.all("#close") else None
        page.click("#tab-table")
        page.run("document.querySelector('td.told').click()")
        assert "⟨RLO⟩倒⟨LRI⟩⟨2028⟩⟨0000⟩⟨ZWSP⟩" in page.one("#text").text
        assert "<script>alert(1)</script>" in page.one("#text").text
        page.run("for (const on of document.querySelectorAll('details')) on.open = true")
        page.run(
            "window.dispatchEvent(new Event('beforeprint')); window.dispatchEvent(new Event('afterprint'))"
        )
        page.click("#language")
    assert len(page.all("script")) == scripts
    assert page.all("img, iframe, object, embed, base, form, [srcdoc]") == []
    assert (
        page.run(
            "return [...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on'))"
        )
        == []
    )
    page.check_quiet()


def test_what_is_made_of_the_comparison(driver: Any, tmp_path: Path) -> None:
    made = marked_study()
    asked = Asked(selection=Selection(years=(2024,)), view=View(by_theme=True, rank=True))
    page = Page(driver, replace(made, compared=compare_study(made, asked, "zh")), tmp_path)
    titles = [one.text.partition("\n")[0] for one in page.all("thead th.data")]
    assert titles == ["甲县 2024", "乙县 2024", "丙县 2024", "丁县 2024", "戊县 2024"]
    assert [one.text for one in page.all("tr.divider")] == ["交通管理", "教育"]
    page.click("#tab-made")
    assert page.one("#tab-made").text == "计算"
    rank = page.all("#made tbody tr")[1].find_elements(By.TAG_NAME, "td")
    assert [one.text for one in rank] == [
        "交通管理", "deaths", "亡人数", "", "排名", "⚠不排", "※不排", "?不排", "1", "2", "",
    ]  # fmt: skip
    assert rank[5].get_attribute("class") == "figure contradiction"
    assert page.run(CONTRASTS) == []
    page.click("#language")
    assert page.one("#tab-made").text == "Computed"
    assert page.one("#made thead th").text == "theme"
    page.click("#tab-reports")
    page.driver.find_element(By.XPATH, "//button[contains(., '甲县2021')]").click()
    page.click("#text mark.k-fact")
    assert "Not of the bodies and years asked for" in page.one("#figure").text
    page.check_quiet()


def test_the_policy_refuses_scripts_and_addresses(driver: Any, tmp_path: Path) -> None:
    page = Page(driver, marked_study(), tmp_path)
    page.run(
        "const script = document.createElement('script');"
        "try { script.textContent = 'window.ran.push(`script`)'; document.body.append(script) } catch {}"
        "const picture = document.createElement('img'); picture.src = 'http://127.0.0.1:9/x'; document.body.append(picture);"
    )
    ran = page.run("return new Promise((done) => setTimeout(() => done(window.ran), 200))")
    assert "script" not in ran
    assert "img-src" in ran


def test_from_cell_to_sentence_and_back(page: Page) -> None:
    page.click(page.cell("亡人数", "甲县 2024"))
    assert page.one("#reader-title").text == "甲县2024.txt"
    assert page.one("mark.here").text == "40人"
    assert "".join(part.text for part in page.all(".sentence")) == "全年死亡40人"
    page.click("#text mark.here")
    assert page.focused.startswith("亡人数，数值，甲县 2024，⚠40")
    page.click("#close")
    assert not page.one("#reader").is_displayed()


def test_figures_without_a_cell_say_why(page: Page) -> None:
    page.click("#tab-reports")
    page.driver.find_element(By.XPATH, "//button[contains(., '乙县2024')]").click()
    page.click("#text mark.k-planned")
    assert "计划数，不进对比表" in page.one("#figure").text
    page.click("#text mark.k-unclaimed")
    assert "没有指标取用这个数" in page.one("#figure").text


def test_keys_alone_are_enough(page: Page) -> None:
    page.press(Keys.TAB)
    assert page.focused == "跳到正文"
    page.press(Keys.ENTER)
    assert page.run("return document.activeElement.id") == "main"
    page.run("document.querySelector('#unsort').focus()")
    page.press(Keys.TAB)
    first = page.focused
    page.press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN)
    assert page.focused != first
    page.run("document.querySelector(arguments[0]).focus()", page.cell("亡人数", "甲县 2022"))
    page.press(Keys.ENTER)
    assert page.focused == "53人"
    assert page.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.press(Keys.ARROW_RIGHT)
    assert page.focused == "12000辆"
    page.press(Keys.ENTER)
    assert page.focused.startswith("检查车辆数，数值，甲县 2022")
    page.press(Keys.ENTER, Keys.ESCAPE)
    assert page.focused.startswith("检查车辆数，数值，甲县 2022")
    assert not page.one("#reader").is_displayed()


def column(page: Page, indicator: str) -> list[str]:
    """The cells below the level of an indicator, dividers as they stand."""
    return list(page.run(
        "const at = [...document.querySelectorAll('thead th')].findIndex((one) => one.textContent.startsWith(arguments[0]) && one.textContent.includes('数值'));"
        "return [...document.querySelectorAll('tbody tr')].map((line) => line.className === 'divider' ? `[${line.textContent}]` : line.cells[at].textContent)", indicator,
    ))  # fmt: skip


def test_only_what_is_comparable_is_ranked(page: Page) -> None:
    page.choose("#layout", "down")
    button = "//th[contains(., '亡人数') and contains(., '数值')]//button"
    orders = []
    for _ in range(3):
        page.driver.find_element(By.XPATH, button).click()
        orders.append(
            page.driver.find_element(By.XPATH, f"{button}/ancestor::th").get_attribute("aria-sort")
        )
        if len(orders) == 1:
            falling = column(page, "亡人数")
    assert orders == ["descending", "ascending", "none"]
    assert falling == [
        "[2024 · 可比的数]", "55", "9", "[2022 · 可比的数]", "53", "[2021 · 可比的数]", "61",
        "[不参与排序：部分、界限、存疑、他年、时期不明]", "⚠40", "※7（国道）", "?202312", "3",
    ]  # fmt: skip


def test_filter_and_choices(page: Page) -> None:
    page.one("#filter").send_keys("宣讲")
    assert [one.text for one in page.all("tbody tr:not(.divider) .fix")] == ["宣讲场次\n数值 · 场"]
    page.one("#filter").send_keys("无此")
    assert page.one("#table-place").text == "没有符合条件的行。"
    page.run(
        "const at = document.querySelector('#filter'); at.value = ''; at.dispatchEvent(new Event('input'))"
    )
    page.click("#choose-heads summary")
    page.click('#choose-heads input[value="0"]')
    assert page.one("#choose-heads .count").text == "7/8"
    page.press(Keys.ESCAPE)
    assert len(page.all("thead th.data")) == 7


def test_the_language_switches(page: Page) -> None:
    page.click("#language")
    assert page.run("return document.documentElement.lang") == "en"
    assert page.one("#tab-table").text == "Comparison"
    assert "deaths" in page.one("tbody").text
    page.click("#language")
    assert page.one("#tab-table").text == "对比表"


def test_what_was_not_read_stands_above_the_reports(page: Page) -> None:
    assert page.one("#summary").text.endswith(" · 1 处未能读取")
    page.click("#tab-reports")
    assert page.one("#unread").text == "1 处未能读取"
    assert page.one(".unread li").text == "庚县2024.pdf\n有密码保护"
    page.click("#language")
    assert page.one(".unread li").text == "庚县2024.pdf\nprotected by a password"


def bars(page: Page, figure: str) -> list[str]:
    return [one.get_attribute("aria-label") for one in page.all(f"{figure} .bar")]


def test_parts_and_doubts_are_drawn_apart(page: Page) -> None:
    page.click("#tab-charts")
    page.choose("#chart-row", "0")
    assert bars(page, "figure:not(.apart)") == ["丁县：55", "戊县：9"]
    assert bars(page, "figure.apart") == [
        "甲县：⚠40",
        "乙县：※7（国道）",
        "丙县：?202312（超出坐标轴）",
    ]
    checks = page.run(
        "return [...document.querySelectorAll('#chart-row option')].find((one) => one.textContent.startsWith('检查')).value"
    )
    page.choose("#chart-row", checks)
    assert bars(page, "figure:not(.apart)") == ["甲县：15,400", "乙县：≥15,000"]
    assert bars(page, "figure.apart") == ["丙县：⚠9100", "丙县：⚠9200", "丁县：△8000（2023年）"]
    page.run(
        "document.querySelector('.bar').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))"
    )
    assert page.one("mark.here").text == "15400辆"


def test_lines_join_successive_years_only(page: Page) -> None:
    page.click("#tab-charts")
    page.choose("#chart-row", "0")
    page.choose("#chart-kind", "lines")
    assert len(page.all("#chart .join")) == 1
    assert [one.get_attribute("aria-label") for one in page.all("figure .s0 .dot")] == [
        "甲县 2021：61",
        "甲县 2022：53",
        "甲县 2024：⚠40",
    ]
    assert "未画出年份不明的报告：1 个" in page.one("#chart").text


def test_doubts_lead_to_their_figures(page: Page) -> None:
    page.click("#tab-doubts")
    kinds = [one.get_attribute("class").split()[-1] for one in page.all(".finding")]
    assert kinds == ["w-contradiction", "w-doubt", "w-support", "w-proposal"]
    assert "先核这一处" in page.all(".finding")[0].text
    assert "53 × (1 − 24.52%) = 40.0" in page.all(".finding")[0].text
    assert "12人、2012人" in page.all(".finding")[1].text
    page.click("#finding-0 .quote")
    assert page.one("mark.here").text == "40人"
    page.click("#figure .w-contradiction")
    assert page.run("return document.activeElement.id") == "finding-0"
    page.click("#finding-3 .quote")
    assert page.one("mark.here").text == "7块"


def test_on_a_narrow_screen_the_text_covers_the_table(page: Page) -> None:
    page.driver.set_window_size(500, 900)
    page.run("document.querySelector(arguments[0]).click()", page.cell("亡人数", "甲县 2024"))
    assert page.run("return document.querySelector('#reader').getBoundingClientRect().left") == 0
    page.click("#text mark.here")
    assert not page.one("#reader").is_displayed()
    assert page.focused.startswith("亡人数，数值，甲县 2024")
    assert page.run(
        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def picture(page: Page) -> Any:
    image = pytest.importorskip("PIL.Image")
    return image.open(BytesIO(page.driver.get_screenshot_as_png())).convert("RGB")


def test_pictures_in_light_and_dark(page: Page) -> None:
    for scheme, is_dark in (("light", False), ("dark", True)):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        shown = picture(page)
        assert (sum(shown.getpixel((5, 5))) < 200) is is_dark
        assert len(shown.getcolors(1 << 24)) > 20
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


CONTRASTS = """
const of = (colour) => {
  const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255);
  const [r, g, b] = parts.map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (node) => {
  for (let at = node; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/, 0\\)$|transparent/.test(colour)) return colour;
  }
  return "rgb(255,255,255)";
};
const low = [];
for (const node of document.querySelectorAll("body *")) {
  const told = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  if (!told || node.closest("script, svg") || !node.offsetParent || node.disabled) continue;
  const [a, b] = [of(getComputedStyle(node).color), of(ground(node))];
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (contrast < 4.5) low.push(`${node.tagName}.${node.className} ${contrast.toFixed(1)}`);
}
return [...new Set(low)];
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough(page: Page, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.click(page.cell("亡人数", "甲县 2024"))
    for view in ("table", "charts", "doubts", "reports", "about"):
        page.click(f"#tab-{view}")
        assert page.run(CONTRASTS) == []
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_paper_has_every_row(page: Page) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    printed = page.driver.execute_cdp_cmd(
        "Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True}
    )
    document = pdfium.PdfDocument(base64.b64decode(printed["data"]))
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    assert all(
        word in text for word in ("亡人数", "宣讲场次", "甲县 2021", "戊县 2024", "※7（国道）")
    )
    assert "筛选行" not in text
