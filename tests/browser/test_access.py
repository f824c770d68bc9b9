"""Every canvas and kind by keyboard alone and as a screen reader is told of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import HELENA, MIKA, Stage
from tests.browser.eyes import faults, trips, trips_in_system_colours
from tests.browser.hands import Keyboard
from tests.browser.test_map import OPEN_A_ROOM
from tests.stepkinds.test_contract import AREAS, AXES, QUESTIONS, text
from tests.workshops import small

pytestmark = pytest.mark.browser
CARDS = ("Kiire", "Virheet", "Luottamus")


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {toml(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def step(step_id: str, kind: str, **words: Any) -> str:
    return small.step(
        step_id, kind, "\n".join(f"{name} = {toml(one)}" for name, one in words.items())
    )


class Room:
    """A room of one seat at a keyboard, and its host."""

    def __init__(self, stage: Stage, *steps: str) -> None:
        data = str(next(stage.town.told.parent.glob("town*/")))
        told = subprocess.run(
            [sys.executable, "-c", OPEN_A_ROOM, data, *CARDS],
            input=small.method(*steps, small.step("end", "show")),
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": os.getcwd()},
        )
        self.id, self.secret = told.stdout.split()[-2:]
        self.stage = stage
        self.page = self.sits_down()
        self.hand = Keyboard(self.page)
        self.host = stage.signed_in(HELENA).new_page()
        self.host.goto(f"/workshops/{self.id}/host/")
        self.found: list[str] = []

    def sits_down(self) -> Page:
        page = self.stage.context(360, locale="en", has_touch=True, is_mobile=True).new_page()
        page.goto(f"/j/{self.secret}/")
        hand = Keyboard(page)
        hand.press(page.locator("main button.main"))
        expect(page).to_have_url(re.compile(f"/w/{self.id}/"))
        return page

    @property
    def form(self) -> Locator:
        return self.page.locator("form[data-give]")

    def comes_to(self, step_id: str) -> None:
        if self.page.locator("main h1").inner_text() != step_id:
            self.host.locator("form[action$='/next/'] button").first.click()
        expect(self.page.locator("main h1")).to_have_text(step_id)
        expect(self.host.locator("main h1")).to_have_text(step_id)

    def sends(self) -> None:
        """Press the button that sends, and see one's own."""
        self.hand.press(self.form.locator("button.main"))
        expect(self.page.locator(".own .card")).not_to_have_count(0)

    def is_told_what_is_wrong(self, where: Locator) -> None:
        self.hand.press(self.form.locator("button.main"))
        expect(self.form.get_by_role("alert").filter(visible=True)).not_to_be_empty()
        expect(where).to_be_focused()
        expect(where).to_have_attribute("aria-invalid", "true")

    def does(self, name: str, act: Callable[[Room], None]) -> None:
        """The thing of the step, and then a look at the screen before and after."""
        self.found += trips(self.page, name)
        act(self)
        self.keeps_its_focus(name)
        self.found += trips(self.page, f"{name}, done") + faults(self.page, name)

    def keeps_its_focus(self, where: str) -> None:
        self.page.wait_for_timeout(0)
        if self.page.evaluate("document.activeElement === document.body"):
            self.found.append(f"{where}: the focus is lost")


LISTEN = """() => {
  window.heard = [];
  const note = () => window.heard.push(performance.now());
  new MutationObserver(note).observe(document.querySelector("[data-said]"), { childList: true });
}"""
STATIONS = [{"id": one, "title": text(one.title())} for one in ("kahvila", "sali")]
OWN_BY_EAR = """
- figure:
  - img "A picture of the list below"
- list:
  - listitem:
    - group /1 ?Kiire/:
      - combobox /.+/
"""
CANVASES: dict[str, dict[str, Any]] = {
    "line": {"axes": AXES[:1]},
    "matrix": {"axes": AXES},
    "quadrants": {"areas": AREAS[:4], "boundaries": True},
    "domains": {"areas": AREAS},
    "lanes": {"areas": AREAS[:3], "cards": 2},
    "rings": {"areas": AREAS[:3]},
    "wheel": {"areas": AREAS},
    "year": {"cards": 3},
    "workday": {"cards": 3},
}


BY_EAR = """
- figure:
  - img "A picture of the list below"
- combobox /.+/
- button "Move"
"""


def test_every_joint_canvas_by_keyboard_and_by_ear(stage: Stage) -> None:
    room = Room(
        stage,
        *(
            step(one, "place", canvas=one, cards_from="brief", **words)
            for one, words in CANVASES.items()
        ),
    )
    page, card = room.page, room.page.locator("[data-card]").filter(has_text="Virheet")
    for canvas in CANVASES:
        room.comes_to(canvas)
        expect(room.form).to_match_aria_snapshot(BY_EAR)
        for number, words in enumerate(CARDS, 1):
            expect(page.get_by_role("radio", name=f"{number} {words}")).to_have_count(1)
        room.hand.choose(card.locator("input"))
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
        if page.locator("[data-mover] select").count() > 1:
            page.keyboard.press("Tab")
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(card).to_have_attribute("data-at", re.compile(r".+"))
        expect(page.locator("[data-said]")).to_contain_text("Virheet")
        room.keeps_its_focus(canvas)
        room.found += trips(page, canvas) + faults(page, canvas)
    room.found += trips_in_system_colours(page, canvas)
    assert not room.found, "\n".join(["", *room.found])


OWN: dict[str, dict[str, Any]] = {
    "matrix": {"axes": AXES},
    "rings": {"areas": AREAS[:3], "cards": 1},
    "workday": {"cards": 1},
}
OTHER_ANSWERS: dict[str, tuple[str, dict[str, Any]]] = {
    "agree": ("vote", {"way": "agree"}),
    "rank": ("vote", {"way": "rank", "dots": 2}),
    "score": ("vote", {"way": "score"}),
    "consent": ("vote", {"way": "consent"}),
    "pairs": ("ask", {"questions": [QUESTIONS[5], QUESTIONS[6]]}),
    "clusters": ("cluster", {}),
    "map": ("link", {}),
    "stations": ("assign", {"stations": STATIONS, "chosen": True}),
}


def places_all(room: Room) -> None:
    """Each row's menus, one by one, and then the button."""
    for menu in room.form.locator(".board-row").first.locator("select").all():
        room.hand._reach(menu)
        room.page.keyboard.press("ArrowDown")
    room.sends()


def agrees_in_turn(room: Room) -> None:
    for words in CARDS:
        expect(room.form.locator("[aria-live=polite]")).to_contain_text(words)
        room.hand.press(room.form.get_by_role("button", name="Agree", exact=True))
        expect(room.form.locator("blockquote").filter(has_text=words)).to_have_count(0)
        room.keeps_its_focus("agree")


def puts_two_in_order(room: Room) -> None:
    for words in CARDS[:2]:
        room.hand.press(room.form.get_by_role("button", name=f"Into my order: {words}"))
        room.keeps_its_focus("rank")
    room.hand.press(room.form.get_by_role("button", name=f"Up: {CARDS[1]}"))
    expect(room.form.get_by_role("status")).to_have_text(f"{CARDS[1]}: place 1")
    room.keeps_its_focus("rank")
    room.sends()


def scores_one(room: Room) -> None:
    field = room.form.get_by_role("spinbutton", name=CARDS[0])
    room.hand.write(field, "4")
    room.sends()


def objects_and_says_why(room: Room) -> None:
    room.hand.choose(room.form.get_by_role("radio", name="I object").first)
    room.stage.witness.allow("422")
    reason = room.form.get_by_role("textbox").first
    room.is_told_what_is_wrong(reason)
    room.page.keyboard.type("Kuka sen tekee?")
    room.sends()


def slides_both(room: Room) -> None:
    for slider in room.form.get_by_role("slider").all():
        room.hand._reach(slider)
        room.page.keyboard.press("ArrowRight")
    room.sends()


def gathers(room: Room) -> None:
    for words in CARDS[:2]:
        room.hand._reach(room.form.get_by_role("checkbox", name=words))
        room.page.keyboard.press("Space")
    room.hand.write(room.form.get_by_role("textbox", name="A new cluster"), "Arki")
    room.hand.press(room.form.get_by_role("button", name="Make it"))
    expect(room.form.get_by_role("heading", name="Arki")).to_have_count(1)


def says_an_arrow(room: Room) -> None:
    for menu, words in zip(room.form.get_by_role("combobox").all()[:2], CARDS[:2], strict=True):
        room.hand._reach(menu)
        room.page.keyboard.type(words)
    room.hand.press(room.form.get_by_role("button", name="Draw the arrow"))
    expect(room.form.locator(".arrows li")).to_contain_text(f"When “{CARDS[0]}” rises")


def chooses_a_station(room: Room) -> None:
    room.hand.choose(room.form.get_by_role("radio").first)
    room.sends()


DONE = {
    "agree": agrees_in_turn,
    "rank": puts_two_in_order,
    "score": scores_one,
    "consent": objects_and_says_why,
    "pairs": slides_both,
    "clusters": gathers,
    "map": says_an_arrow,
    "stations": chooses_a_station,
}


def test_every_canvas_of_ones_own_by_keyboard(stage: Stage) -> None:
    steps = [
        step(one, "place", canvas=one, own=True, cards_from="brief", **words)
        for one, words in OWN.items()
    ]
    room = Room(stage, *steps)
    for canvas in OWN:
        room.comes_to(canvas)
        expect(room.form).to_match_aria_snapshot(OWN_BY_EAR)
        room.does(canvas, places_all)
    assert not room.found, "\n".join(["", *room.found])


def test_every_way_to_answer_by_keyboard(stage: Stage) -> None:
    steps = [
        step(one, kind, cards_from="brief", **words) for one, (kind, words) in OTHER_ANSWERS.items()
    ]
    room = Room(stage, *steps)
    for name, does in DONE.items():
        room.comes_to(name)
        room.does(name, does)
    assert not room.found, "\n".join(["", *room.found])


def test_what_others_do_is_said_once_in_five_seconds(stage: Stage) -> None:
    room = Room(stage, step("matrix", "place", canvas="matrix", cards_from="brief", axes=AXES))
    room.comes_to("matrix")
    other = room.sits_down()
    expect(other.locator("[data-card]")).to_have_count(len(CARDS))
    room.page.evaluate(LISTEN)
    for turn in range(2):
        for words in CARDS:
            other.get_by_role("radio", name=words).check()
            for menu in other.locator("[data-mover] select").all():
                menu.select_option(index=turn + 1)
            other.get_by_role("button", name="Move", exact=True).click()
    expect(room.page.locator("[data-said]")).to_have_text("Others moved 3 cards.")
    heard = room.page.evaluate("window.heard")
    assert len(heard) > 1, "nothing was held back, so nothing was tried"
    assert min(later - one for one, later in pairwise(heard)) >= 4900, heard


PAGES = {
    "catalogue": (HELENA, "/methods/?people=12"),
    "own methods": (HELENA, "/methods/own/"),
    "idea box": (HELENA, "/ideas/"),
    "cohorts": (MIKA, "/cohorts/"),
    "journal": (MIKA, "/journal/"),
    "workshops": (HELENA, "/workshops/"),
}


def test_the_pages_around_a_workshop_by_keyboard(stage: Stage) -> None:
    found: list[str] = []
    for name, (email, address) in PAGES.items():
        page = stage.signed_in(email, width=360, has_touch=True, is_mobile=True).new_page()
        page.goto(address)
        found += trips(page, name) + faults(page, name)
    assert not found, "\n".join(["", *found])


def test_a_tablet_and_a_sheet_by_keyboard(stage: Stage) -> None:
    room = Room(stage, step("ask", "ask", cards_from="brief", questions=[QUESTIONS[0]]))
    room.comes_to("ask")
    tablet = stage.context(768, locale="en", has_touch=True, is_mobile=True).new_page()
    tablet.goto(f"/k/{room.secret}/")
    room.found += trips(tablet, "tablet") + faults(tablet, "tablet")
    tablet.clock.install()
    hand = Keyboard(tablet)
    hand.press(tablet.get_by_role("button", name="Start here"))
    expect(tablet.locator("main h1")).to_have_text("ask")
    hand.choose(tablet.get_by_role("radio").first)
    tablet.clock.fast_forward(61_000)
    asked = tablet.get_by_role("dialog", name="Are you still there?")
    expect(asked.get_by_role("button")).to_be_focused()
    tablet.keyboard.press("Escape")
    expect(asked).to_be_hidden()
    expect(tablet.get_by_role("radio").first).to_be_focused()
    room.found += trips(tablet, "tablet, a step") + faults(tablet, "tablet, a step")
    desk = room.host
    desk.goto(f"/workshops/{room.id}/sheets/enter/")
    room.found += trips(desk, "sheet") + trips_in_system_colours(desk, "sheet")
    assert not room.found, "\n".join(["", *room.found])
