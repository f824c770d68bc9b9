"""A peer group and a journal by night, wide and narrow, and a text that leaves the journal."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Stage, Town
from tests.browser.test_pages import pages, told
from tests.browser.walk import Looks, walk

pytestmark = pytest.mark.browser

OURS = ("/cohorts/", "/journal/")
DIRECTOR, CONVENER, FOREIGNER = "kaarina@kuoma.example", "mika@virta.example", "siv@kuoma.example"


def test_axe_finds_nothing_in_a_group_or_a_journal_by_night(stage: Stage, town: Town) -> None:
    looks = Looks()
    for email in (DIRECTOR, CONVENER):
        page = stage.signed_in(email, color_scheme="dark").new_page()
        walk(page, list(OURS), lambda page: looks.at(page, "a member"), within=OURS)
    assert not looks.barriers + looks.sideways, told(looks.barriers + looks.sideways)
    ours = {route for route in pages() if f"/{route}".startswith(OURS)}
    assert ours - looks.met == {"cohorts/letters/<str:token>/"}


def first_entry(page: Page) -> str:
    page.goto("/journal/")
    return page.locator(".list-text").first.inner_text()


def test_a_text_leaves_the_journal_only_after_a_look_at_its_readers(
    stage: Stage, town: Town
) -> None:
    page = stage.signed_in(DIRECTOR).new_page()
    text = first_entry(page)
    page.locator("a[href*='/lift/']").first.click()
    page.locator("input[name=to]").first.check()
    page.locator("main form button.main").click()
    assert text in page.locator("blockquote").inner_text()
    assert "Antero Rautio" in page.locator("dl.facts").inner_text()
    group = page.locator("main form button[name=sure]")
    group.click()
    page.wait_for_url(re.compile(r"/cohorts/[0-9a-f-]+/$"))
    assert text in page.locator("main").inner_text()
    assert stage.signed_in(FOREIGNER).request.get(page.url).status == 404
