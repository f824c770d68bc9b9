"""A board is moved by mouse, touch, keyboard and menu, and without script; all see the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Stage
from tests.browser.people import Host, Phone, PhoneByKeyboard, Script, Wall
from tests.browser.walk import TOO_WIDE, barriers, resize

pytestmark = pytest.mark.browser
CARDS = ("Avaimet ovat hukassa", "Palaveri venyy", "Tauot jäävät väliin")


def card(page: Page, text: str) -> Locator:
    return page.locator("[data-card]").filter(has_text=text)


def part(page: Page, place: str) -> Locator:
    return page.locator(f"section[data-place='{place}']")


def stands(page: Page, text: str, place: str) -> None:
    """In the list, and in the picture at a spot of that place."""
    expect(part(page, place).locator("[data-card]").filter(has_text=text)).to_have_count(1)
    code = card(page, text).get_attribute("data-card")
    dot = page.locator(f"[data-dot='{code}']")
    expect(dot).to_have_attribute("transform", re.compile("translate"))
    spot = re.findall(r"-?\d+", dot.get_attribute("transform") or "")
    slots = page.locator(f"[data-to='{place}']").get_attribute("data-slots") or ""
    assert ",".join(spot) in slots.split()


def middle_of(page: Page, place: str) -> tuple[float, float]:
    box = page.locator(f"path[data-to='{place}']").bounding_box()
    assert box
    return box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.5


class Room:
    def __init__(self, stage: Stage) -> None:
        script = Script("four-corners-quick")
        self.host, self.wall, self.code = stage.room(script, "Mihin kulmaan?")
        self.mouse = stage.phone(script).joins(self.code)
        self.keys = stage.phone(script, "fi", PhoneByKeyboard).joins(self.code)
        self.stage, self.script = stage, script

    def comes_to(self, step: str) -> None:
        while self.host.heading.inner_text() != self.script.title(step, "fi"):
            here = self.host.heading.inner_text()
            self.host.next.click()
            expect(self.host.heading).not_to_have_text(here)

    @property
    def screens(self) -> list[Host | Wall | Phone]:
        return [self.host, self.wall, self.mouse, self.keys]


@pytest.fixture
def room(stage: Stage) -> Iterator[Room]:
    made = Room(stage)
    made.host.goes_on_to("opening")
    made.host.goes_on_to("matters")
    for text in CARDS:
        made.mouse.sees("matters")
        made.mouse.writes(text)
    made.comes_to("together")
    for screen in made.screens:
        screen.sees("together")
        screen.is_never_loaded_again()
        expect(card(screen.page, CARDS[0])).to_have_count(1)
    yield made
    for screen in made.screens:
        screen.has_stayed()


def test_everybody_sees_a_card_that_was_moved_by_mouse(room: Room) -> None:
    page = room.mouse.page
    x, y = middle_of(page, "2")
    box = card(page, CARDS[0]).bounding_box()
    assert box
    card(page, CARDS[0]).locator("input").check()
    page.mouse.click(x, y)
    for screen in room.screens:
        stands(screen.page, CARDS[0], "2")
    code = card(page, CARDS[0]).get_attribute("data-card")
    dot = page.locator(f"[data-dot='{code}']")
    dot.hover()
    page.mouse.down()
    page.mouse.move(*middle_of(page, "3"), steps=6)
    page.mouse.up()
    for screen in room.screens:
        stands(screen.page, CARDS[0], "3")


def test_a_keyboard_alone_moves_a_card_and_takes_the_move_back(room: Room) -> None:
    page, hand = room.keys.page, room.keys.hand
    hand.choose(card(page, CARDS[1]).locator("input"))
    page.keyboard.press("Enter")  # on to the menu
    expect(page.locator("[data-mover] select")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    for screen in room.screens:
        stands(screen.page, CARDS[1], "1")
    expect(page.locator("[data-said]")).to_contain_text(CARDS[1])
    hand.press(page.locator("[data-undo]"))
    for screen in room.screens:
        expect(
            part(screen.page, "").locator("[data-card]").filter(has_text=CARDS[1])
        ).to_have_count(1)
        code = card(screen.page, CARDS[1]).get_attribute("data-card")
        expect(screen.page.locator(f"[data-dot='{code}']")).to_have_count(0)


def test_a_finger_taps_a_card_and_then_its_place(room: Room) -> None:
    page = room.mouse.page
    card(page, CARDS[2]).locator("label").tap()
    page.touchscreen.tap(*middle_of(page, "4"))
    for screen in room.screens:
        stands(screen.page, CARDS[2], "4")


def test_others_hear_of_it_politely_and_the_host_moves_too(room: Room) -> None:
    page = room.host.page
    card(page, CARDS[0]).locator("input").check()
    page.locator("[data-mover] select").select_option("5")
    page.locator("[data-mover] button.main").click()
    for screen in room.screens:
        stands(screen.page, CARDS[0], "5")
    said = room.keys.page.locator("[data-said]")
    expect(said).to_contain_text(CARDS[0])
    assert said.get_attribute("role") == "status"


HEARD_LATE = """async ([before, after]) => {
  const { replaceParts } = await import("/static/workshops/parts.js");
  const { Boards } = await import("/static/stepkinds/board.js");
  document.querySelector("main").innerHTML = before;
  const boards = new Boards({ send() {} });
  boards.look();
  boards.heard({ beat: "", move: { cards: ["a"], to: "2", stamp: 1 } });
  replaceParts(document, after);
  boards.look();
}"""


def test_a_move_heard_before_the_page_came_anew_is_shown_once(stage: Stage) -> None:
    """A busy screen draws late: by then the card it meant has left the page."""

    def board(*places: str) -> str:
        item = '<li data-card="a" data-key="a" data-stamp="{}">Palaveri</li>'
        parts = (
            f'<section data-place="{place}"><b data-count></b>'
            f"<ul data-cards>{item.format(len(place)) if place in places else ''}</ul></section>"
            for place in ("", "2")
        )
        return f'<div data-part="main"><div data-board="place">{"".join(parts)}</div></div>'

    page = stage.context(360).new_page()
    page.goto("/join/")
    page.evaluate(HEARD_LATE, [board(""), board("2")])
    expect(part(page, "2").locator("[data-card]")).to_have_count(1)
    expect(page.locator("[data-card]")).to_have_count(1)


def test_without_script_the_same_form_moves_the_card(room: Room) -> None:
    plain = room.stage.context(360, java_script_enabled=False).new_page()
    plain.goto("/join/")
    plain.locator("input[name=code]").fill(room.code)
    plain.locator("main form button").first.click()
    plain.locator("main button.main").click()
    card(plain, CARDS[1]).locator("input").check()
    part(plain, "2").locator("button[name=here]").click()
    expect(part(plain, "2").locator("[data-card]").filter(has_text=CARDS[1])).to_have_count(1)
    card(plain, CARDS[1]).locator("input").check()
    plain.locator("[data-mover] select").select_option("4")
    plain.locator("[data-mover] button.main").click()
    expect(part(plain, "4").locator("[data-card]").filter(has_text=CARDS[1])).to_have_count(1)
    for screen in room.screens:
        stands(screen.page, CARDS[1], "4")


def test_a_card_that_one_adds_is_in_the_picture_of_all(stage: Stage) -> None:
    script = Script("complexity-map")
    host, wall, code = stage.room(script, "Kartta")
    one, other = (stage.phone(script).joins(code) for _n in range(2))
    while host.heading.inner_text() != script.title("wall", "fi"):
        here = host.heading.inner_text()
        host.next.click()
        expect(host.heading).not_to_have_text(here)
    for number, text in enumerate(CARDS[:2], start=1):
        one.page.locator("details[data-key=add]").evaluate("it => { it.open = true; }")
        one.page.locator("input[name=text]").fill(text)
        one.page.locator("select[name=add-across]").select_option(index=number)
        one.page.locator("select[name=add-upward]").select_option(index=number)
        one.page.locator("button[value=add]").click()
        expect(card(other.page, text)).to_have_count(1)
    for screen in (one, other, wall, host):
        expect(card(screen.page, CARDS[1])).to_have_count(1)
        expect(screen.page.locator("[data-dot]")).to_have_count(2)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_board_has_no_barriers_and_fits(room: Room, width: int) -> None:
    for page in (room.mouse.page, room.host.page):
        resize(page, width)
        page.evaluate(
            "document.querySelectorAll('main details').forEach((it) => { it.open = true; })"
        )
        assert not page.evaluate(TOO_WIDE)
        assert barriers(page) == []
