"""Writes docs/pictures/*.png: workbook and page of the reports in samples/, in both languages.

.venv/bin/python scripts/make_pictures.py

Needs LibreOffice, Chromium with its driver, and a font that has Chinese; with Debian:
apt-get install chromium chromium-driver libreoffice-calc-nogui fonts-wqy-microhei
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from selenium import webdriver
from selenium.webdriver.common.by import By

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
# By the language: the end of the pictures' names.
ENDS = {"en": "", "zh": ".zh-CN"}
# Of one sort, so that their figures stand beside each other.
NOT_SHOWN = ("README.md", "2024_政府工作报告.zip", "2024_台州市各县市区统计表.xlsx")
INDICATORS = (
    *("accidents", "fatal_accidents", "deaths", "injuries", "economic_loss"),
    *("violations", "violations_onsite", "drink_driving", "drunk_driving", "admin_detentions"),
    *("hazards_found", "hazards_fixed", "helmet_rate", "vehicle_services"),
)
# Of a workbook its first page, of so many dots per point.
SCALE = 2.0
WINDOW = (1440, 1000)
# What stands at the bottom of a printed page, as a part of its height.
FOOTER = 0.08
# What a reader of the page does before the picture: opens a cell, so that its sentence is seen.
OPEN_A_CELL = """[...document.querySelectorAll("td.told")].find(
  ({ ariaLabel: told }) => /^(deaths|亡人数)/.test(told) && told.includes("慈溪市")).click()"""
# A picture is to load fast; so many colours are enough for text and tables.
COLOURS = 128
MOST_BYTES = 300_000


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for language, end in ENDS.items():
            book, page = (make(Path(name), language, ending) for ending in ("xlsx", "html"))
            save(picture_of_workbook(book), FOLDER / f"workbook{end}.png")
            save(picture_of_page(page), FOLDER / f"page{end}.png")


def make(folder: Path, language: str, ending: str) -> Path:
    """What summarymine compare makes of samples/."""
    path = folder / f"comparison.{language}.{ending}"
    program = str(Path(sys.executable).parent / "summarymine")
    reports = sorted(one for one in (ROOT / "samples").iterdir() if one.name not in NOT_SHOWN)
    asked = [word for id in INDICATORS for word in ("--indicator", id)]
    command = [program, "compare", *map(str, reports), *asked, "--headers", language]
    subprocess.run([*command, "-q", "-o", str(path)], check=True)
    return path


def picture_of_workbook(path: Path) -> Image.Image:
    """The first page as printed, without its margins."""
    office = shutil.which("soffice") or "libreoffice"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent)]
    subprocess.run([*command, str(path)], check=True, stdout=subprocess.DEVNULL)
    with pypdfium2.PdfDocument(path.with_suffix(".pdf")) as document:
        shown = document[0].render(scale=SCALE).to_pil().convert("RGB")
    return trimmed(shown.crop((0, 0, shown.width, round(shown.height * (1 - FOOTER)))))


def trimmed(picture: Image.Image) -> Image.Image:
    """The picture without the white around it, but for a little."""
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    assert box is not None
    left, top, right, bottom = box
    return picture.crop((max(0, left - 12), max(0, top - 12), right + 12, bottom + 12))


def picture_of_page(path: Path) -> Image.Image:
    """The page with a cell opened."""
    browser = open_browser(path.parent)
    try:
        browser.get(path.as_uri())
        browser.execute_script(OPEN_A_CELL)
        browser.find_element(By.CSS_SELECTOR, "#text")
        return Image.open(io.BytesIO(browser.get_screenshot_as_png())).convert("RGB")
    finally:
        browser.quit()


def open_browser(folder: Path) -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    width, height = WINDOW
    for flag in (
        *("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        *(f"--window-size={width},{height}", f"--user-data-dir={folder / 'browser'}"),
    ):
        options.add_argument(flag)
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    return webdriver.Chrome(options=options, service=service)


def save(picture: Image.Image, path: Path) -> None:
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    size = path.stat().st_size
    assert size < MOST_BYTES, f"{path}: {size} bytes"
    print(f"{os.path.relpath(path, ROOT)}: {picture.width} × {picture.height}, {size} bytes")


if __name__ == "__main__":
    main()
