"""A survey on a shared tablet: it forgets whoever has answered, and whoever has walked away."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import Stage
from tests.browser.walk import barriers

pytestmark = pytest.mark.browser

KIOSK = re.compile("/s/kiosk/")
A_MINUTE, A_WHILE, THANKS = 61_000, 16_000, 11_000  # milliseconds


@pytest.fixture
def code(stage: Stage) -> str:
    """A code from a letter of the town's open survey, which is handed out on paper."""
    desk = stage.signed_in("helena@kuoma.example").new_page()
    desk.goto("/surveys/")
    desk.get_by_role("link", name="Työhyvinvointi syksyllä", exact=True).click()
    desk.locator("main a[href$='/roster/']").first.click()
    desk.locator("a[href*='/letters/']").last.click()
    return desk.locator(".slip-letters").last.inner_text()


def at_the_questions(stage: Stage, code: str) -> Page:
    page = stage.context(800, has_touch=True).new_page()
    page.clock.install()
    page.goto("/s/kiosk/")
    page.locator("#id_code").fill(code.lower())
    page.keyboard.press("Enter")
    page.locator("main form button[name=as]").click()
    page.locator(".survey-item").first.locator("input[value='4']").check(force=True)
    expect(page).to_have_url(KIOSK)
    page.wait_for_load_state()  # from now on the page minds the time
    return page


def is_forgotten(page: Page, code: str) -> None:
    expect(page).to_have_url(KIOSK)
    expect(page.locator("#id_code")).to_have_value("")
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
    with suppress(Error):  # the browser has kept nothing that it could show
        page.go_back()
    assert not page.locator(".survey-item input:checked").count()
    expect(page.locator("body")).not_to_contain_text(code)


def test_who_has_answered_leaves_nothing_for_the_next(stage: Stage, code: str) -> None:
    page = at_the_questions(stage, code)
    page.locator(".survey-form button.big").click()
    expect(page).to_have_url(re.compile("/s/thanks/"))
    assert not barriers(page)
    page.clock.run_for(THANKS)
    is_forgotten(page, code)


def test_who_walks_away_is_asked_and_then_forgotten(stage: Stage, code: str) -> None:
    page = at_the_questions(stage, code)
    page.clock.run_for(A_MINUTE)
    asked = page.locator("[data-survey-idle]")
    expect(asked).to_be_visible()
    assert not barriers(page)
    asked.locator("button").click()
    expect(page.locator(".survey-item input:checked")).to_have_count(1)
    page.clock.run_for(A_MINUTE)
    page.clock.run_for(A_WHILE)
    is_forgotten(page, code)
