"""A plan is written from an empty form to a tree, with the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import Stage
from tests.browser.walk import barriers, resize

pytestmark = pytest.mark.browser
COORDINATOR = "helena@kuoma.example"


def press_until(page: Page, words: str, most: int = 120) -> None:
    """Go on with the tabulator until what has the focus says the words."""
    for _step in range(most):
        page.keyboard.press("Tab")
        if words in str(page.evaluate("document.activeElement.textContent")):
            return
    raise AssertionError(f"no way to {words}")


def test_helena_writes_a_goal_with_the_keyboard_alone(stage: Stage) -> None:
    context = stage.signed_in(COORDINATOR, locale="en")
    address = stage.town.address
    context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
    page = context.new_page()
    page.goto("/programmes/")
    page.locator("main").get_by_role("link", name="Kirjasto kylillä", exact=True).click()
    page.get_by_role("link", name="Plan", exact=True).click()
    page.get_by_role("link", name="Write Goals, effects and indicators").press("Enter")
    press_until(page, "Add a goal")
    page.keyboard.press("Enter")
    page.get_by_label("What do we want?: Goal 2").focus()
    page.keyboard.type("Kylillä jaksetaan")
    page.keyboard.press("Tab")
    page.keyboard.type("Vuorot sovitaan itse")
    page.get_by_label("What is looked at?: Indicator 2.1.1").focus()
    page.keyboard.type("Sovitut vuorot")
    for typed in ("40 %", "80 %", "Vuorolista"):
        page.keyboard.press("Tab")
        page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page.locator(".goal").last).to_contain_text("Kylillä jaksetaan")
    expect(page.locator(".indicator").last).to_contain_text("40 % → 80 %")
    found = []
    for width in (1280, 320):
        resize(page, width)
        found += barriers(page)
    assert not found, found


def test_whoever_leaves_a_long_form_with_words_in_it_is_asked_first(stage: Stage) -> None:
    page = stage.signed_in(COORDINATOR).new_page()
    page.goto("/programmes/")
    page.locator("main").get_by_role("link", name="Kirjasto kylillä", exact=True).click()
    page.get_by_role("link", name="Suunnitelma", exact=True).click()
    page.locator("a[href*='/plan/edit/goals/']").first.click()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    form = page.locator("form[data-long]")
    words = form.locator("input[type=text], textarea").first
    words.press_sequentially("Iltavuoro")
    form.locator("a.quiet").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(words).to_have_value(re.compile("Iltavuoro"))
    form.locator("button.main").click()
    page.wait_for_url(re.compile("/plan/$|/plan/#"))
    assert asked == ["beforeunload"]
