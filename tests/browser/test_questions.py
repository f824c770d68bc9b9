"""Questions as they are written and as they are answered, with scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HELENA, Stage
from tests.browser.walk import TOO_WIDE, UNFOLD, resize

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(stage: Stage) -> Page:
    return stage.signed_in(HELENA).new_page()


def slips(desk: Page, number: int) -> list[str]:
    """Slips of the town's open survey that nobody has used."""
    desk.goto("/surveys/")
    desk.get_by_role("link", name="Työhyvinvointi syksyllä", exact=True).click()
    desk.locator("a[href$='/slips/']").click()
    desk.locator("a[href*='/slips/']").last.click()
    return desk.locator(".slip-letters").all_inner_texts()[-number:]


def test_a_theme_is_written_mended_and_tried(desk: Page) -> None:
    desk.goto("/surveys/")
    desk.get_by_role("link", name="Pulssikysely talvella", exact=True).click()
    desk.locator("main a[href$='/questions/']").first.click()
    desk.locator("#theme").fill("Kahvitauot")
    desk.locator("button[value=theme]").click()
    mine = desk.locator("details[open]", has_text="Kahvitauot")
    words = mine.locator("input[name$='.text.fi'], textarea[name$='.text.fi']").first
    words.fill("Onko sinulla diagnoosia?")
    expect(desk.locator("[data-part=check] .mends")).to_contain_text("diagnoosia")
    for language, text in (("fi", "Ehdin juoda kahvini."), ("sv", "Jag hinner."), ("en", "I do.")):
        mine.locator(f"[name$='.text.{language}']").first.fill(text)
    expect(desk.locator("[data-part=check] .good")).to_be_visible()
    desk.locator(".desk-save button").click()
    resize(desk, 320)
    desk.evaluate(UNFOLD)
    assert not desk.evaluate(TOO_WIDE)
    desk.locator("a[href$='/smallest/']").click()
    assert not desk.evaluate(TOO_WIDE)


def test_a_half_filled_sheet_is_kept_in_the_tab_only_where_one_asks(
    stage: Stage, desk: Page
) -> None:
    code, other = slips(desk, 2)
    phone = stage.context(360).new_page()
    phone.goto(f"/s/{code}/questions/?language=fi")
    answer = phone.locator("input[name=vo1][value='4']")
    phone.locator("label", has=answer).click()
    expect(phone.locator("[data-progress]")).to_contain_text("1/8")
    assert phone.evaluate("sessionStorage.length") == 0
    phone.reload()
    expect(answer).not_to_be_checked()
    phone.locator("label", has=answer).click()
    phone.locator("[data-keep]").click()
    phone.reload()
    expect(answer).to_be_checked()
    phone.locator("main button.main").click()
    phone.wait_for_url(re.compile("/s/thanks/"))
    assert phone.evaluate("sessionStorage.length") == 0
    phone.goto(f"/s/{other}/questions/?language=fi")
    expect(answer).not_to_be_checked()
