"""The results talk: a clicker turns the screens, and without scripts the links do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Stage

pytestmark = pytest.mark.browser
MEMBER = "jari@kuoma.example"


def screens(page: Page) -> str:
    """The address of the screens of a published survey, as a reader comes to it."""
    page.goto("/surveys/")
    page.locator("a[href$='/results/']").first.click()
    page.locator("a[href*='/screens/']").first.click()
    page.wait_for_url("**/screens/**")  # and until it has come whole: no clicker is that fast
    return page.url


def test_a_clicker_turns_the_screens_one_by_one(stage: Stage) -> None:
    page = stage.signed_in(MEMBER).new_page()
    screens(page)
    shown = page.locator("#screen-2")
    for key in ("PageDown", "PageDown"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("#screen-2$"))
    expect(shown).to_be_focused()
    expect(shown.locator("h2")).to_be_in_viewport()
    page.keyboard.press("PageUp")
    expect(page).to_have_url(re.compile("#screen-1$"))
    page.keyboard.press("End")
    expect(page.locator(".talk-screen").last).to_be_focused()


def test_without_scripts_the_links_turn_them(stage: Stage) -> None:
    page = stage.signed_in(MEMBER, java_script_enabled=False, width=360).new_page()
    screens(page)
    page.locator("#screen-0 a.button").click()
    page.locator("#screen-1 a.button").click()
    expect(page).to_have_url(re.compile("#screen-2$"))
    expect(page.locator("#screen-2 h2")).to_be_in_viewport()
