"""The idea box on a stranger's phone, the catalogue asked in words, and the run sheet cut."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Stage
from tests.browser.walk import TOO_WIDE, barriers, resize

pytestmark = pytest.mark.browser

COORDINATOR = "helena@kuoma.example"


def faults(page: Page) -> list[str]:
    """What axe finds, and whether the page scrolls sideways on a phone."""
    found = barriers(page)
    resize(page, 320)
    wide = ["scrolls sideways"] * bool(page.evaluate(TOO_WIDE))
    resize(page, 1280)
    return [f"{page.url}: {one}" for one in found + wide]


def test_a_sheet_on_the_wall_leads_a_stranger_to_the_box(stage: Stage) -> None:
    host = stage.signed_in(COORDINATOR).new_page()
    host.goto("/ideas/")
    found = faults(host)
    host.locator("a[href*='/poster/']").first.click()
    found += faults(host)
    told = urlsplit(host.locator(".poster-address").inner_text().strip()).path
    stranger = stage.context(java_script_enabled=False).new_page()
    stranger.goto(told)
    stranger.locator("textarea").fill("Tuoli ikkunan ääreen")
    stranger.locator("button.main").click()
    expect(stranger).to_have_url(re.compile(r"\?in=1$"))
    plain = stage.context().new_page()
    plain.goto(told)
    found += faults(plain)
    assert not found, "\n".join(found)


def test_a_need_in_words_leads_to_a_method_without_scripts(stage: Stage) -> None:
    page = stage.signed_in(COORDINATOR, java_script_enabled=False).new_page()
    page.goto("/methods/")
    page.locator("#ask").fill("45 minuuttia, 12 henkeä, puolet etänä")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(3)
    fewer = page.locator(".rows .list-title").count()
    page.locator(".chip").first.click()
    expect(page.locator(".chip")).to_have_count(2)
    assert page.locator(".rows .list-title").count() >= fewer > 0
    looked = stage.signed_in(COORDINATOR).new_page()
    found: list[str] = []
    for query in ("ask=" + quote("olemme jumissa, 20 henkeä"), "people=9999&topic=year"):
        looked.goto(f"/methods/?{query}")
        found += faults(looked)
    assert not found, "\n".join(found)


def test_a_plan_is_made_to_fit_45_minutes(stage: Stage) -> None:
    page = stage.signed_in(COORDINATOR).new_page()
    page.goto("/workshops/new/?method=case-clinic")
    page.locator("form .button.main").click()
    page.locator("a[href$='/times/']").click()
    page.locator("#minutes").fill("45")
    page.locator(".times-fit .button").first.click()
    found = faults(page)
    expect(page.locator(".lead")).to_contain_text("45")
    page.locator("form[method=post] .button.main").last.click()
    expect(page.locator("[data-part=left]")).to_contain_text("45")
    assert not found, "\n".join(found)
