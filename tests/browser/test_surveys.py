"""A survey from its plan to published results; who answers has a phone without scripts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Stage
from tests.browser.walk import TOO_WIDE, UNFOLD, barriers

pytestmark = pytest.mark.browser

COORDINATOR, MEMBER = "helena@kuoma.example", "jari@kuoma.example"
PEOPLE = 7


def faults(page: Page) -> list[str]:
    """What axe finds, and whether the page scrolls sideways on a narrow phone."""
    page.evaluate(UNFOLD)
    found = barriers(page)
    page.set_viewport_size({"width": 320, "height": 800})
    wide = ["scrolls sideways"] * bool(page.evaluate(TOO_WIDE))
    page.set_viewport_size({"width": 1280, "height": 900})
    return [f"{page.url}: {one}" for one in found + wide]


def talkoot(*words: str) -> str:
    """What the trustee types, on a machine of her own."""
    command = [sys.executable, "-m", "talkoot.site.cli", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def planned(desk: Page, public: str) -> list[str]:
    """A new survey with the trustee's key, opened."""
    desk.goto("/surveys/new/")
    found = faults(desk)
    desk.locator("input[name=title]").fill("Selaimen kysely")
    desk.locator("main form button.main").click()
    found += faults(desk)
    desk.locator("input[name=handled_on]").fill("2026-09-01")
    desk.locator("#terms button").click()
    desk.locator("input[name=trustee]").fill("Tuulikki Tammi")
    desk.locator("input[name=public_key]").fill(public)
    desk.locator("#key button").click()
    desk.locator(".page-head a.main").click()
    found += faults(desk)
    desk.locator("main form button.main").click()
    expect(desk).to_have_url(re.compile("/slips/$"))
    return found


def printed(desk: Page) -> list[str]:
    """The codes of one pile."""
    desk.locator("main form button.main").click()
    desk.locator(".survey-pile", has_text="Keittiö").get_by_role("link").click()
    return desk.locator(".slip-letters").all_inner_texts()


def answered(stage: Stage, code: str) -> None:
    context = stage.context(320, java_script_enabled=False)
    phone = context.new_page()
    phone.goto("/s/")
    phone.locator("#id_code").fill(code.lower())
    phone.locator("button.main").click()
    expect(phone.locator("h1")).to_have_text("Selaimen kysely")
    phone.locator("a.main").click()
    for group in phone.locator("fieldset").all():
        group.locator("label").nth(int(code[-1], 36) % 5).click()
    phone.locator("button.main").click()
    expect(phone).to_have_url(re.compile("/s/thanks/"))
    assert context.cookies() == []


def test_from_a_plan_to_published_results(stage: Stage, tmp_path: Path) -> None:
    key, box, opened = (tmp_path / name for name in ("KEY.txt", "BALLOTS.json", "OPENED.json"))
    desk = stage.signed_in(COORDINATOR).new_page()
    found = planned(desk, talkoot("key", str(key)))
    found += faults(desk)
    codes = printed(desk)
    found += faults(desk)
    for code in codes[:PEOPLE]:
        answered(stage, code)
    desk.goto("/surveys/")
    desk.get_by_role("link", name="Selaimen kysely").click()
    found += faults(desk)
    desk.locator("a[href$='/close/']").click()
    desk.locator("main form button.danger").click()
    found += faults(desk)
    with desk.expect_download() as download:
        desk.locator("a[href$='/ballots.json']").click()
    download.value.save_as(box)
    talkoot("tally", str(box), str(key), str(opened))
    desk.locator("input[type=file]").set_input_files(opened)
    desk.locator("main form button.main").click()
    found += faults(desk)
    desk.locator("main form button.main").click()
    expect(desk).to_have_url(re.compile("/results/$"))
    member = stage.signed_in(MEMBER).new_page()
    member.goto(desk.url)
    expect(member.locator("main .survey-line")).to_have_count(8)
    found += faults(member)
    assert not found, "\n".join(found)


def test_the_questions_are_large_enough_to_press_on_a_narrow_phone(stage: Stage) -> None:
    desk = stage.signed_in(COORDINATOR).new_page()
    desk.goto("/surveys/")
    desk.get_by_role("link", name="Työhyvinvointi syksyllä").click()
    desk.locator("a[href$='/slips/']").click()
    desk.locator(".survey-pile", has_text="Sosiaalipalvelut").get_by_role("link").click()
    code = desk.locator(".slip-letters").last.inner_text()
    page = stage.context(320).new_page()
    found = []
    for path in (f"/s/{code}/", f"/s/{code}/questions/"):
        page.goto(path, wait_until="networkidle")
        found += faults(page)
        page.set_viewport_size({"width": 320, "height": 800})
    for label in page.locator(".survey-item label").all():
        shape = label.bounding_box()
        assert shape
        assert min(shape["width"], shape["height"]) >= 44
    assert not found, "\n".join(found)
