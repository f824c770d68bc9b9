"""Plain words and large text: chosen once, kept on the device, and fitting a narrow phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import Stage
from tests.browser.people import Script
from tests.browser.walk import TOO_WIDE, barriers

pytestmark = pytest.mark.browser

NARROW: ViewportSize = {"width": 360, "height": 740}
SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"


def visible(page: Page, what: str) -> bool:
    return page.locator(what).first.is_visible()


def in_plain_words(page: Page) -> bool:
    plainly = visible(page, "p.lead[data-plainly]")
    assert plainly != visible(page, "p.lead[data-usual]"), "one of the two is shown"
    return plainly


def test_plain_words_are_kept_from_step_to_step_and_after_a_reload(stage: Stage) -> None:
    script = Script("anonymous-ideas")
    host, _wall, code = stage.room(script, "Selkeästi")
    phone = stage.phone(script).joins(code)
    page = phone.page
    page.set_viewport_size(NARROW)
    host.goes_on_to("question")
    phone.sees("question")
    assert not in_plain_words(page)
    page.locator("[data-plain-choice=yes]").click()
    assert in_plain_words(page)
    assert page.evaluate("document.activeElement.dataset.plainChoice") == ""
    page.reload()
    assert in_plain_words(page)
    page.keyboard.press("Tab")
    page.locator("[data-plain-choice='']").press("Enter")
    assert not in_plain_words(page)


def test_without_script_both_are_there_and_no_button_that_does_nothing(stage: Stage) -> None:
    script = Script("round-of-voices")
    host, _wall, code = stage.room(script, "Ilman skriptiä")
    host.goes_on_to("settle")
    page = stage.context(java_script_enabled=False).new_page()
    page.goto("/join/")
    page.locator("input[name=code]").fill(code)
    page.keyboard.press("Enter")
    page.locator("main button.main").click()
    page.wait_for_url("**/w/**")
    assert visible(page, "p.lead[data-plainly]")
    assert visible(page, "p.lead[data-usual]")
    assert not visible(page, "[data-plain-choice]")


def lasting(page: Page) -> list[str]:
    """What axe finds twice: a live screen may change, by night too, under its first look."""
    return barriers(page) and barriers(page)


def test_the_largest_text_is_kept_and_no_step_scrolls_sideways(stage: Stage) -> None:
    script = Script("round-of-voices")
    host, _wall, code = stage.room(script, "Isolla")
    phone = stage.phone(script).joins(code)
    page = phone.page
    page.set_viewport_size(NARROW)
    usual = page.evaluate(SIZE)
    for _press in ("large", "larger"):
        page.locator("[data-text-size]").click()
    page.reload()
    assert page.evaluate(SIZE) == pytest.approx(1.4 * usual, abs=0.1)
    found: list[str] = []
    for step in script.method.steps[:3]:
        host.goes_on_to(step.id)
        phone.sees(step.id)
        found += [f"{step.id}: {one}" for one in lasting(page)]
        if page.evaluate(TOO_WIDE):
            found.append(f"{step.id} scrolls sideways")
    assert not found, found
