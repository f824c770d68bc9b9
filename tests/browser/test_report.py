"""One programme from its plan to its published bulletin, by two people and a stranger."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from talkoot.programmes.page import read
from tests.browser.conftest import HELENA, MIKA, Stage
from tests.browser.hands import Keyboard

pytestmark = pytest.mark.browser

SAID = "Taukoja ei pidetty, ja se näkyi iltapäivisin."
TITLE = "Tauoista tuli tapa"
WORDED = "Työpajojen pienryhmät kokosivat väkeä yli yksikkörajojen."


def started(page: Page) -> str:
    """Start from an example of the library, write why, and compose; the report's address."""
    page.goto("/library/aura/")
    page.locator("main form button.main").click()
    page.wait_for_url(re.compile(r"/programmes/\d+/plan/dates/$"))
    here = urlsplit(page.url).path.removesuffix("plan/dates/")
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


def composed(page: Page, title: str, keys: Keyboard) -> str:
    """The first draft of a programme's report; its address."""
    page.goto("/programmes/")
    link = page.locator("main").get_by_role("link", name=title, exact=True)
    page.goto(f"{link.get_attribute('href')}report/")
    keys.press(page.locator("main form button.main"))
    page.wait_for_url(re.compile(r"/report/fi/$"))
    return urlsplit(page.url).path


def act(name: str) -> str:
    return f".row-acts [name=act][value={name}]"


def test_a_report_is_worded_signed_and_handed_out_with_the_keyboard_alone(stage: Stage) -> None:
    page = stage.signed_in(HELENA).new_page()
    keys = Keyboard(page)
    report = composed(page, "Tukipalvelut näkyviin", keys)
    keys.press(page.locator("a[href$='/section/effects/']"))
    rows = page.locator(".list-row:has(.list-text)")
    first, last = rows.first, rows.nth(rows.count() - 1)
    gone = last.locator(".list-text").inner_text()
    keys.press(first.locator("a.button"))
    keys.write(page.locator("#id_text"), WORDED)
    keys.press(page.locator("main form button.main"))
    expect(first).to_contain_text(WORDED)
    keys.press(first.locator(act("down")))
    expect(rows.nth(1)).to_contain_text(WORDED)
    keys.press(last.locator(act("out")))
    expect(page.locator(".list-row:has(.list-text)", has_text=gone)).to_have_count(0)

    record = page.locator(".page-aside details", has=page.locator("button")).first
    keys.press(record.locator("summary"))
    said = record.locator("form > p").first.inner_text()
    keys.press(record.locator("button").first)
    quoted = page.locator(".list-row:has(.list-text)", has_text=said)
    keys.press(quoted.locator(act("approve")))
    expect(quoted.locator(act("disapprove"))).to_be_visible()
    keys.press(quoted.locator("a[href*='/evidence/']"))
    expect(page.locator("main")).to_contain_text(said)  # its source is two clicks from the report

    page.goto(report)
    keys.press(page.locator("button[name=part][value=coordinator]"))
    expect(page.locator("button[name=part][value=coordinator]")).to_have_count(0)
    sign(stage.signed_in(MIKA).new_page(), report, "expert")
    page.reload()
    keys.press(page.locator(".page-head .button.main"))
    expect(page).to_have_url(re.compile(r"/out/$"))
    keys.press(page.locator("button[value=page]"))
    expect(page.locator("button[value=page]")).to_have_count(0)
