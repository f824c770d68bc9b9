"""A map of arrows is drawn by mouse, by keyboard, by a sentence and without script; and a note
leaves its writer only when she says so."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Stage
from tests.browser.walk import TOO_WIDE, barriers
from tests.workshops import small

pytestmark = pytest.mark.browser
CARDS = ("Kiire", "Virheet", "Luottamus", "Puute ajasta")
MAP = small.method(
    small.step("map", "link", 'cards_from = "brief"'),
    small.step("note", "reflect", "share = true"),
    small.step("end", "show"),
)
OPEN_A_ROOM = """
import sys
from talkoot.demo import command
command.prepare(["demo", "--data", sys.argv[1]])
import django
django.setup()
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import move, prepare
host = Person.objects.get(email="helena@kuoma.example")
room = prepare.prepare(Programme.objects.first(), sys.stdin.read(), host, title="Kehät")
room.brief = [{"id": f"card-{n}", "text": text} for n, text in enumerate(sys.argv[2:])]
room.save()
prepare.open_room(room)
room.refresh_from_db()
move.advance(room, seen=None)
print(room.pk, room.secret)
"""


class Room:
    """A room whose four cards wait for arrows, and three who sit in it."""

    def __init__(self, stage: Stage) -> None:
        data = str(next(stage.town.told.parent.glob("town*/")))
        told = subprocess.run(
            [sys.executable, "-c", OPEN_A_ROOM, data, *CARDS],
            input=MAP,
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": os.getcwd()},
        )
        self.id, self.secret = told.stdout.split()[-2:]
        self.stage = stage

    def sits_down(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.goto(f"/j/{self.secret}/")
        page.locator("main button.main").click()
        expect(page).to_have_url(re.compile(f"/w/{self.id}/"))
        return page

    def phone(self, **options: object) -> Page:
        return self.sits_down(self.stage.context(360, locale="en", has_touch=True, **options))

    def host(self) -> Page:
        page = self.stage.signed_in("helena@kuoma.example").new_page()
        page.goto(f"/workshops/{self.id}/host/")
        return page


@pytest.fixture
def room(stage: Stage) -> Room:
    return Room(stage)


def arrow(page: Page, sentence: str) -> Locator:
    return page.locator(".arrows > li").filter(has_text=sentence)


def dot(page: Page, text: str) -> Locator:
    return page.locator(f"[data-drawing] [data-dot][data-words='{text}']")


def says(page: Page, start: str, end: str, sign: str = "1", when: str = "soon") -> None:
    page.locator("select[name=start]").select_option(label=start)
    page.locator("select[name=end]").select_option(label=end)
    page.locator(f"input[name=sign][value='{sign}']").check()
    page.locator(f"input[name=when][value={when}]").check()
    page.locator("button[value=draw]").click()


def test_a_sentence_draws_and_all_see_it(room: Room) -> None:
    one, other = room.phone(), room.phone()
    says(one, "Kiire", "Virheet")
    expect(arrow(one, "When “Kiire” rises, “Virheet” rises.")).to_have_count(1)
    expect(arrow(other, "When “Kiire” rises, “Virheet” rises.")).to_have_count(1)
    says(other, "Virheet", "Kiire", "-1", "later")
    loop = "When “Kiire” rises, “Virheet” rises, and a little later “Kiire” falls again."
    expect(one.locator(".loops > li")).to_contain_text(loop)
    expect(one.locator(".loops > li")).to_contain_text("balancing")
    assert not one.evaluate(TOO_WIDE)
    assert barriers(one) == []


def test_a_loop_gets_a_name_and_an_arrow_is_taken_off(room: Room) -> None:
    one, other = room.phone(), room.phone()
    says(one, "Kiire", "Virheet")
    expect(arrow(one, "“Virheet” rises.")).to_have_count(1)
    says(one, "Virheet", "Kiire")
    one.locator(".loops summary").click()
    one.locator(".loops input").fill("Oravanpyörä")
    one.locator(".loops input").press("Enter")
    expect(other.locator(".loops > li")).to_contain_text("Oravanpyörä")
    expect(other.locator("[data-map] .badge")).to_contain_text("Oravanpyörä")
    arrow(other, "When “Kiire” rises").get_by_role("button").click()
    expect(arrow(one, "When “Kiire” rises")).to_have_count(0)
    expect(one.locator(".loops > li")).to_have_count(0)


def test_the_mouse_draws_from_card_to_card(room: Room) -> None:
    page = room.sits_down(room.stage.context(1280, locale="en"))
    page.locator("[data-map]").evaluate("it => it.scrollIntoView({ block: 'center' })")
    start, end = (dot(page, text).locator(".number").bounding_box() for text in CARDS[:2])
    assert start
    assert end
    page.mouse.move(start["x"] + 4, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] - 30, end["y"] - 20, steps=4)
    expect(page.locator("[data-map] .pulled")).to_have_count(1)
    page.mouse.move(end["x"] + 4, end["y"] + 8, steps=4)
    page.mouse.up()
    expect(page.locator("select[name=start]")).to_have_value("card-0")
    expect(page.locator("select[name=end]")).to_have_value("card-1")
    page.locator("input[name=sign][value='-1']").check()
    page.locator("button[value=draw]").click()
    expect(arrow(page, "When “Kiire” rises, “Virheet” falls.")).to_have_count(1)
    expect(page.locator("[data-map] .curve")).to_have_count(1)


def test_two_taps_draw_too(room: Room) -> None:
    page = room.phone()
    dot(page, "Virheet").locator(".number").tap()
    expect(dot(page, "Virheet")).to_have_attribute("aria-pressed", "true")
    dot(page, "Luottamus").locator(".number").tap()
    expect(page.locator("select[name=end]")).to_have_value("card-2")
    expect(arrow(page, "rises")).to_have_count(0)
    page.locator("button[value=draw]").tap()
    expect(arrow(page, "When “Virheet” rises, “Luottamus” rises.")).to_have_count(1)


def test_the_keyboard_draws_on_the_map_and_is_told_what_it_chose(room: Room) -> None:
    page = room.sits_down(room.stage.context(1280, locale="en"))
    expect(page.locator("[data-dot][tabindex='0']")).to_have_count(1)
    dot(page, "Kiire").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_have_text(re.compile("From “Kiire”"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(dot(page, "Luottamus")).to_be_focused()
    page.keyboard.press(" ")
    expect(page.locator("[data-said]")).to_have_text(re.compile("“Kiire” and “Luottamus”"))
    expect(page.locator("input[name=sign][value='1']")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("button[value=draw]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(arrow(page, "When “Kiire” rises, “Luottamus” falls.")).to_have_count(1)


def test_tab_comes_to_the_map_once_and_escape_lets_go(room: Room) -> None:
    page = room.phone()
    expect(page.locator("[data-dot][tabindex='0']")).to_have_count(1)
    dot(page, "Kiire").press("Enter")
    expect(dot(page, "Kiire")).to_have_attribute("aria-pressed", "true")
    dot(page, "Kiire").press("Escape")
    expect(page.locator("select[name=start]")).to_have_value("")
    expect(page.locator("[data-dot][aria-pressed=true]")).to_have_count(0)


def test_without_script_the_sentence_does_it_all(room: Room) -> None:
    page = room.phone(java_script_enabled=False)
    says(page, "Kiire", "Virheet")
    expect(arrow(page, "When “Kiire” rises, “Virheet” rises.")).to_have_count(1)
    says(page, "Virheet", "Kiire", "-1")
    page.locator(".loops summary").click()
    page.locator(".loops input").fill("Jarru")
    page.locator(".loops button").click()
    expect(page.locator(".loops > li")).to_contain_text("Jarru")
    arrow(page, "When “Virheet” rises").get_by_role("button").click()
    expect(arrow(page, "When “Virheet” rises")).to_have_count(0)
    room.stage.witness.allow("422")
    says(page, "Kiire", "Kiire")
    expect(page.locator(".errorlist")).to_contain_text("from one card to another")
    expect(page.get_by_text("Or draw")).to_be_hidden()


def test_a_name_that_says_what_is_missing_gets_a_hint(room: Room) -> None:
    page = room.phone()
    expect(page.locator(".card-list")).to_contain_text("Puute ajasta")
    expect(page.locator(".card-list")).to_contain_text("not “lack of time” but “time”")


def test_a_note_is_taken_along_and_shown_only_when_its_writer_says_so_twice(room: Room) -> None:
    host, writer, other = room.host(), room.phone(), room.phone()
    host.locator("form[action$='/next/'] button").click()
    writer.locator("textarea").fill("Väsyttää")
    writer.locator("button.main").click()
    expect(writer.locator(".own")).to_contain_text("Väsyttää")
    assert barriers(writer) == []
    with writer.expect_download() as taken:
        writer.locator("a[download]").click()
    assert "Väsyttää" in taken.value.path().read_text()
    expect(other.locator("main")).not_to_contain_text("Väsyttää")
    writer.locator(".own summary").filter(has_text="to the room").click()
    expect(writer.locator(".own")).to_contain_text("Everybody in the room will see this text")
    expect(other.locator("main")).not_to_contain_text("Väsyttää")
    writer.get_by_role("button", name="Yes, show this one").click()
    expect(other.locator("main")).to_contain_text("Väsyttää")
