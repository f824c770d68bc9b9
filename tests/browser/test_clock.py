"""A thing of the year is moved on the wheel by mouse and by keyboard, and back again."""

from __future__ import annotations

import re
from datetime import date
from math import cos, radians, sin
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from talkoot.practice.clock import wheel as clock_wheel
from tests.browser.conftest import Stage
from tests.browser.walk import TOO_WIDE, barriers

pytestmark = pytest.mark.browser
OUTI = "outi@kuoma.example"
INK = "it => Number(getComputedStyle(it).color.match(/\\d+/)[0])"
MIDDLE = 128
DARK_INK = re.compile(r"rgb\((\d{1,2}|1[01]\d|12[0-7]),")
ON_SCREEN = """(wheel, [x, y]) => {
  const at = new DOMPoint(x, y).matrixTransform(wheel.getScreenCTM());
  return [at.x, at.y];
}"""


def on_the_wheel(page: Page, day: date) -> tuple[float, float]:
    """Where on the screen a day stands, on the outermost ring."""
    wheel = page.locator("[data-wheel]")
    size = float((wheel.get_attribute("viewBox") or "").split()[-1])
    radius = float(page.locator(".wheel-ring").last.get_attribute("r") or 0)
    turn = radians(clock_wheel.angle(day, date(day.year, 1, 1)))
    spot = [size / 2 + radius * sin(turn), size / 2 - radius * cos(turn)]
    x, y = wheel.evaluate(ON_SCREEN, spot)
    return x, y


def dot(page: Page, title: str) -> Locator:
    return page.locator(f'[data-wheel] [data-title^="{title}"]')


def row(page: Page, title: str) -> Locator:
    return page.locator(".clock-row", has=page.get_by_role("link", name=title))


def test_a_thing_is_moved_by_mouse_and_by_keyboard_and_taken_back(stage: Stage) -> None:
    page = stage.signed_in(OUTI, locale="en").new_page()
    year = date.today().year + 1
    page.goto("/clock/")
    page.goto(f"{page.url}?year={year}")
    thanks = row(page, "Kiitosaamiainen")
    expect(thanks).to_contain_text("16.12.")
    page.locator("[data-start-button]").click()
    assert barriers(page) == []
    dot(page, "Kiitosaamiainen").hover()
    page.mouse.down()
    page.mouse.move(*on_the_wheel(page, date(year, 10, 14)), steps=4)
    expect(page.locator("[data-live]")).to_contain_text("lokakuuta")
    with page.expect_navigation():
        page.mouse.up()
    expect(thanks).to_contain_text(re.compile(r"1[345]\.10\."))
    with page.expect_navigation():
        page.locator(".undo button").click()
    expect(thanks).to_contain_text("16.12.")
    page.locator("[data-start-button]").click()
    slider = page.get_by_role("slider", name="Kiitosaamiainen")
    slider.focus()
    for key in ("PageUp", "ArrowLeft", "Escape", "ArrowRight"):
        page.keyboard.press(key)
    assert slider.get_attribute("aria-valuetext") == "17. joulukuuta"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(thanks).to_contain_text("17.12.")
    page.set_viewport_size({"width": 320, "height": 800})
    assert not page.evaluate(TOO_WIDE)


@pytest.mark.parametrize(("screen", "chosen"), [("dark", ""), ("light", "dark")])
def test_paper_is_light_also_for_whoever_reads_in_the_dark(
    stage: Stage, screen: Literal["light", "dark"], chosen: str
) -> None:
    """A browser prints no background: light letters would vanish on white."""
    page = stage.signed_in(OUTI, color_scheme=screen).new_page()
    page.goto("/clock/")
    page.evaluate("name => { if (name) document.documentElement.dataset.theme = name; }", chosen)
    assert page.locator("main .lead").evaluate(INK) > MIDDLE, "light on dark"
    page.emulate_media(media="print", color_scheme=screen)
    expect(page.locator("main .lead")).to_have_css("color", DARK_INK)
    expect(page.locator(".clock-links").first).to_be_hidden()
