"""Host, wall and six phones go through whole workshops, and nobody loads a page again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HELENA, Stage
from tests.browser.people import Host, Phone, PhoneByKeyboard, Screen, Script

pytestmark = pytest.mark.browser


def everybody_sees(step: str, screens: Sequence[Screen]) -> None:
    for screen in screens:
        screen.sees(step)


def six_phones(stage: Stage, script: Script, code: str) -> list[Phone]:
    """One of them by keyboard only, two in Swedish, one in English."""
    return [
        stage.phone(script, "fi", PhoneByKeyboard).joins(code, "Kaisa"),
        stage.phone(script, "fi").joins(code),
        stage.phone(script, "fi").joins(code),
        stage.phone(script, "sv").joins(code, "Lars"),
        stage.phone(script, "sv").joins(code),
        stage.phone(script, "en").joins(code),
    ]


def test_six_phones_go_through_one_two_four_all(stage: Stage) -> None:
    script = Script("one-two-four-all")
    host = Host(stage.context().new_page(), script).signs_in(HELENA)
    host.prepares("Mikä sujuvoittaa arkea?").opens_the_room()
    wall = host.puts_up_the_wall()
    phones = six_phones(stage, script, wall.code)
    by_keyboard, *others = phones
    watched: list[Screen] = [host, wall, *phones]
    for screen in watched:
        screen.is_never_loaded_again()

    def go_on_to(step: str) -> None:
        host.goes_on_to(step)
        everybody_sees(step, [wall, *phones])

    go_on_to("alone")
    for number, phone in enumerate(phones):
        phone.writes(f"Vain itselleni {number}")
    for screen in watched[:2] + watched[3:]:
        screen.does_not_read("Vain itselleni 0")

    go_on_to("find-a-pair")
    for phone in phones:
        phone.gives()
    assert sorted(phone.group for phone in phones) == ["1", "1", "2", "2", "3", "3"]

    go_on_to("in-pairs")
    for phone in phones[:5]:
        phone.speaks()
    phones[5].passes()

    go_on_to("find-a-four")
    for phone in phones:
        phone.gives()

    go_on_to("in-fours")
    by_keyboard.notes("Avaimet ovat aina hukassa")
    for phone in others:
        phone.speaks()
    wall.does_not_read("Avaimet ovat aina hukassa")

    go_on_to("all")
    by_keyboard.writes("Avaimille yksi kaappi")
    others[3].writes("Ett gemensamt nyckelskåp")
    for text in ("Avaimille yksi kaappi", "Ett gemensamt nyckelskåp"):
        wall.shows(text)
        others[0].reads(text)

    go_on_to("dots")
    for phone in phones:
        phone.gives_a_dot_to("Avaimille yksi kaappi")
    host.closes_the_step()
    wall.shows("Avaimille yksi kaappi")

    go_on_to("agree")
    by_keyboard.promises("Hankitaan avainkaappi", shows="Avaimet löytyvät heti")
    wall.shows("Hankitaan avainkaappi")

    go_on_to("heard")
    by_keyboard.answers(3)
    for phone in others:
        phone.answers(5)
    host.closes_the_step()
    wall.shows("4,7")

    host.goes_on_to_the_end()
    for screen in watched:
        screen.has_stayed()
    host.closes_the_workshop()
    host.reads("Hankitaan avainkaappi")
    host.does_not_read("Vain itselleni")
    for phone in phones:
        phone.is_thanked()
        phone.reads("Hankitaan avainkaappi")


def test_six_phones_go_through_a_case_clinic(stage: Stage) -> None:
    script = Script("case-clinic")
    host, wall, code = stage.room(script, "Esihenkilöiden tapaukset")
    phones = six_phones(stage, script, code)
    by_keyboard, *others = phones
    watched: list[Screen] = [host, wall, *phones]
    for screen in watched:
        screen.is_never_loaded_again()

    def go_on_to(step: str) -> None:
        host.goes_on_to(step)
        everybody_sees(step, [wall, *phones])

    go_on_to("welcome")
    go_on_to("seats")
    groups = tables(phones)
    assert [len(group) for group in groups] == [3, 3]
    for owner, timekeeper, coach in groups:
        owner.takes_the_role("owner")
        timekeeper.takes_the_role("timekeeper")
        coach.takes_the_role("coach")

    go_on_to("case")
    for owner, timekeeper, coach in groups:
        owner.speaks()
        timekeeper.only_listens()
        coach.only_listens()

    go_on_to("stillness")
    go_on_to("mirrors")
    for number, (owner, timekeeper, coach) in enumerate(groups):
        coach.writes(f"Näen sillan {number}")
        owner.reads(f"Näen sillan {number}")
        timekeeper.reads(f"Näen sillan {number}")
    for screen in [*watched[:2], *groups[1]]:
        screen.does_not_read("Näen sillan 0")

    go_on_to("mirroring")
    for _owner, _timekeeper, coach in groups:
        coach.speaks()
    go_on_to("dialogue")
    for phone in phones:
        phone.speaks()
    go_on_to("way-forward")
    go_on_to("next-step")
    for number, (owner, *_others) in enumerate(groups):
        owner.promises(f"Kysyn neuvoa {number}")
    wall.does_not_read("Kysyn neuvoa")

    go_on_to("thanks")
    for phone in phones:
        phone.speaks()
    go_on_to("journal")
    by_keyboard.writes("Kuuntelen enemmän")
    host.does_not_read("Kuuntelen enemmän")
    go_on_to("looking-back")
    by_keyboard.answers(2, 4)
    for phone in others:
        phone.answers(5, 3)
    host.closes_the_step()
    for mean in ("4,5", "3,2"):
        wall.shows(mean)

    host.goes_on_to_the_end()
    for screen in watched:
        screen.has_stayed()
    host.closes_the_workshop()
    for screen in watched:
        screen.does_not_read("Kysyn neuvoa")
    for phone in phones:
        phone.is_thanked()


def tables(phones: list[Phone]) -> list[list[Phone]]:
    """The phones, by the small group they are in."""
    numbers = sorted({phone.group for phone in phones})
    return [[phone for phone in phones if phone.group == number] for number in numbers]


def test_four_phones_leave_out_what_is_anonymous_only_from_five(stage: Stage) -> None:
    script = Script("anonymous-ideas")
    host, wall, code = stage.room(script, "Neljän kesken")
    phones = [stage.phone(script).joins(code) for _one in range(4)]

    def leave_out(step: str) -> None:
        """Everybody reads why, and no phone has the step as its task."""
        title = script.title(step, "fi")
        host.is_told(title)
        host.is_told("4")
        for screen in (wall, *phones):
            screen.reads_why_left_out(title)
            expect(screen.page.locator("h1")).not_to_have_text(title)

    host.goes_on_to("question")
    host.goes_on_to("reading")
    everybody_sees("reading", [wall, *phones])
    leave_out("ideas")
    host.goes_on_to("agree")
    everybody_sees("agree", [wall, *phones])
    leave_out("dots")
    host.goes_on_to_the_end()
    leave_out("heard")
    for step in ("ideas", "dots", "heard"):
        expect(host.left_out.filter(has_text=script.title(step, "fi"))).to_have_count(1)


def test_a_rehearsal_that_has_been_started_is_followed(stage: Stage) -> None:
    script = Script("anonymous-ideas")
    host = stage.host(script).prepares("Kenraali")
    planned = host.page.url
    host.page.locator("form[action$='/rehearse/'] button").click()
    expect(host.page).not_to_have_url(planned)
    host.goes_on_to("question")
    host.page.reload()
    host.sees("question")
