"""The page of `tathya preview`, in a real browser: on a phone, in the dark, on paper. Run by `make browser`."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Protocol

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By

from bot.edition import read_sources
from bot.settings import Sources

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).parent.parent / "data" / "worked-example"
FACTS = [filed.fact for filed in read_sources(Sources(packs=EXAMPLE)).packs[0].facts]
PHONES = [(320, 640), (390, 844)]
READABLE = 4.5
"""Contrast of text with what is behind it, as WCAG 2 asks for."""
QUIET = (
    "--headless=new",
    "--no-sandbox",  # it shows our own page only, and in a container there is no other way
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
CONTRAST = """
const [element] = arguments;
const parts = colour => colour.match(/[\\d.]+/g).map(Number);
let behind = element;
while (behind && parts(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
const light = colour => parts(colour).slice(0, 3).map(part => part / 255)
  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const both = [light(getComputedStyle(element).color), light(getComputedStyle(behind || document.body).backgroundColor)];
return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
"""


class Run(Protocol):
    def __call__(self, *arguments: str) -> CompletedProcess[str]: ...


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    chromium, driver = (shutil.which(name) for name in ("chromium", "chromedriver"))
    assert chromium, "Chromium is not installed: apt-get install chromium chromium-driver"
    assert driver, "ChromeDriver is not installed: apt-get install chromium-driver"
    options = ChromeOptions()
    options.binary_location = chromium
    for argument in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options, ChromeService(driver))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="module")
def address(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "bridge.html"
    result = run("preview", str(EXAMPLE / "river-bridge"), "--page", str(path))
    assert (result.returncode, result.stderr) == (0, "")
    return path.as_uri()


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, browser: Chrome, address: str) -> str:
    features = [{"name": "prefers-color-scheme", "value": request.param}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen", "features": features})
    _on_a_phone(browser, *PHONES[-1])
    browser.get(address)
    return str(request.param)


def _on_a_phone(browser: Chrome, width: int, height: int) -> None:
    phone = {"width": width, "height": height, "deviceScaleFactor": 3, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)


@pytest.mark.parametrize(("width", "height"), PHONES)
def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Chrome, address: str, width: int, height: int) -> None:
    _on_a_phone(browser, width, height)
    browser.get(address)

    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    right_ends = "return [...document.querySelectorAll('main *')].map(element => element.getBoundingClientRect().right)"
    assert max(browser.execute_script(right_ends)) <= width + 1


def test_every_fact_can_be_seen(browser: Chrome, address: str) -> None:
    browser.get(address)

    for fact in FACTS:
        card = browser.find_element(By.ID, f"f-{fact.id}")
        assert card.is_displayed()
        for text in fact.texts.values():
            assert " ".join(text.split()) in card.text


@pytest.mark.usefixtures("scheme")
def test_text_is_large_enough_and_stands_out_by_day_and_by_night(browser: Chrome) -> None:
    faint, small = [], []
    for element in browser.find_elements(By.CSS_SELECTOR, "h1, h2, h3, p, li, .figure, .quiet, .caveat, a"):
        if not element.text.strip():
            continue
        size = float(element.value_of_css_property("font-size").removesuffix("px"))
        small += [element.text] if size < 14 else []
        faint += [element.text] if browser.execute_script(CONTRAST, element) < READABLE else []

    assert (small, faint) == ([], [])


def test_the_night_is_dark(scheme: str, browser: Chrome) -> None:
    colour = browser.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
    brightness = sum(map(int, re.findall(r"\d+", colour)[:3])) / 3

    assert (brightness < 60) is (scheme == "dark")


def test_a_link_leads_to_its_fact(browser: Chrome, address: str) -> None:
    browser.get(address)
    link = browser.find_element(By.CSS_SELECTOR, "a[href^='#']")
    target = str(link.get_attribute("href")).partition("#")[2]
    link.click()

    assert browser.execute_script("return location.hash.slice(1)") == target
    top = browser.execute_script("return document.getElementById(arguments[0]).getBoundingClientRect().top", target)
    assert -1 <= top < browser.execute_script("return innerHeight")


def test_nothing_is_fetched_and_nothing_is_complained_of(browser: Chrome, address: str) -> None:
    browser.get(address)

    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_on_paper_no_fact_is_torn_apart(browser: Chrome, address: str) -> None:
    browser.get(address)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    torn = browser.execute_script(
        "return [...document.querySelectorAll('article')].filter(e => getComputedStyle(e).breakInside !== 'avoid').length"
    )
    black = browser.find_element(By.TAG_NAME, "body").value_of_css_property("color")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    paper = base64.b64decode(browser.print_page())

    assert (torn, black) == (0, "rgba(0, 0, 0, 1)")
    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    assert 2 <= pages <= len(FACTS)
