"""An open workshop on a phone: come and go, and find everything where it was left."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Stage, Town

pytestmark = pytest.mark.browser

FACILITATOR = "mika@virta.example"
TASK = "Kahden viikon kokeilu tauoista"
DRAFT = "Tauko pidettiin joka päivä samaan aikaan"


@pytest.fixture
def way_in(stage: Stage) -> str:
    """The link that the host passes on."""
    page = stage.signed_in(FACILITATOR).new_page()
    page.goto("/workshops/")
    page.get_by_role("link", name=TASK, exact=True).click()
    return urlsplit(page.locator("a.address").inner_text()).path


def sits_down(context: BrowserContext, way_in: str, unit: int) -> Page:
    page = context.new_page()
    page.goto(way_in)
    page.locator("input[name=people]").fill("7")
    page.locator("select[name=unit]").select_option(index=unit)
    page.locator("main form button.main").click()
    page.wait_for_url("**/w/**")
    return page


def test_what_was_begun_waits_on_the_checklist_and_in_its_step(
    stage: Stage, town: Town, way_in: str
) -> None:
    page = sits_down(stage.context(360), way_in, 1)
    checklist = page.url
    page.locator("main a.button.main").click()
    page.locator("textarea").first.fill(DRAFT)
    page.goto(checklist)
    expect(page.locator("[data-left-over]")).to_contain_text(DRAFT)
    page.locator("main a.button.main").click()
    expect(page.locator("textarea").first).to_have_value(DRAFT)
    page.locator("form[data-give] button.main").click()
    expect(page.locator("section.own")).to_contain_text(DRAFT)
    page.goto(checklist)
    expect(page.locator("[data-left-over]")).to_be_empty()
    expect(page.locator(".list-row.done")).to_have_count(1)


def test_it_works_without_scripts(stage: Stage, town: Town, way_in: str) -> None:
    page = sits_down(stage.context(java_script_enabled=False), way_in, 2)
    page.locator("main a.button.main").click()
    page.locator("textarea").first.fill(DRAFT)
    page.locator("form[data-give] button.main").click()
    expect(page.locator("section.own")).to_contain_text(DRAFT)
    page.locator("[data-key=following] a").click()
    page.locator("main p a.nowrap").click()
    expect(page.locator(".list-row.done")).to_have_count(1)


def test_the_card_fits_its_paper(stage: Stage, town: Town) -> None:
    """An A4 card with a QR, whole on one sheet."""
    page = stage.signed_in(FACILITATOR).new_page()
    page.goto("/workshops/")
    page.get_by_role("link", name=TASK, exact=True).click()
    page.locator("a[href$='unit-card/']").click()
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 1
    expect(page.locator(".card-qr svg")).to_be_visible()
