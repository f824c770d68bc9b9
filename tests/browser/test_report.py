"""One programme from its plan to its published bulletin, by two people and a stranger."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from talkoot.programmes.page import read
from tests.browser.conftest import HELENA, MIKA, Stage

pytestmark = pytest.mark.browser

SAID = "Taukoja ei pidetty, ja se näkyi iltapäivisin."
TITLE = "Tauoista tuli tapa"


def started(page: Page) -> str:
    """Start from an example of the library, write why, and compose; the report's address."""
    page.goto("/library/aura/")
    page.locator("main form button.main").click()
    page.wait_for_url(re.compile(r"/programmes/\d+/$"))
    here = urlsplit(page.url).path
    page.goto(f"{here}plan/edit/start/")
    page.locator("textarea[name$=situation]").fill(SAID)
    page.locator(".plan-save button.main").click()
    page.wait_for_url(re.compile(r"/plan/(#.*)?$"))
    page.goto(f"{here}report/")
    page.locator("main form button.main").click()
    page.wait_for_url(re.compile(r"/report/fi/$"))
    return urlsplit(page.url).path


def sign(page: Page, report: str, part: str) -> None:
    page.goto(report)
    page.locator(f"button[name=part][value={part}]").click()
    expect(page.locator(f"button[name=part][value={part}]")).to_have_count(0)


def test_from_the_plan_to_the_published_bulletin(stage: Stage) -> None:
    page = stage.signed_in(HELENA).new_page()
    report = started(page)
    page.locator("a[href$='/section/background/']").click()
    passage = page.locator(".list-row", has_text=SAID)
    passage.locator("a", has_text=re.compile("Lähde|Source")).click()
    expect(page).to_have_url(re.compile(r"/plan/$"))  # two clicks from the report to the source
    page.goto(report)
    page.locator("details.more summary").first.press("Enter")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_told_on").fill("9.12.2026")
    page.locator("details.more button.main").press("Enter")
    expect(page.locator("h1")).to_have_text(TITLE)
    sign(page, report, "coordinator")
    sign(stage.signed_in(MIKA).new_page(), report, "expert")
    page.goto(f"{report}out/")
    page.locator("button[value=page]").click()
    expect(page.locator("button[value=page]")).to_have_count(0)
    programme = report.removesuffix("report/fi/")
    card = read(page.request.get(f"{programme}card.txt").text()).card
    assert card is not None
    assert card.bulletin is not None
    assert card.bulletin.title == TITLE
    assert SAID in card.bulletin.background
    page.locator("button[value=out]").click()
    stranger = stage.context(java_script_enabled=False).new_page()
    stranger.goto(str(page.locator("a[href^='/open/']").get_attribute("href")))
    expect(stranger.locator("h1")).to_have_text(TITLE)
    expect(stranger.locator("body")).not_to_contain_text("Helena")
