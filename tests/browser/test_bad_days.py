"""What goes wrong in a room, goes wrong here: nothing is lost, nothing doubled, nobody stuck."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request, Route, expect

from tests.browser.conftest import MIKA, Stage
from tests.browser.people import Host, Phone, Script, Wall

pytestmark = pytest.mark.browser

SCRIPT = Script("one-two-four-all")
FIRST, SECOND, THIRD = "alone", "find-a-pair", "in-pairs"
SHARED = "all"  # its cards are on the wall at once


def begun(stage: Stage, title: str) -> tuple[Host, Wall, Phone]:
    host, wall, code = stage.room(SCRIPT, title)
    phone = stage.phone(SCRIPT).joins(code)
    host.goes_on_to(FIRST)
    phone.sees(FIRST)
    return host, wall, phone


def at_the_shared_step(stage: Stage, title: str) -> tuple[Host, Wall, Phone]:
    host, wall, phone = begun(stage, title)
    for step in (SECOND, THIRD, "find-a-four", "in-fours", SHARED):
        host.goes_on_to(step)
    phone.sees(SHARED)
    return host, wall, phone


def co_host(stage: Stage, host: Host) -> Host:
    host.takes_along(MIKA)
    return stage.host(SCRIPT, MIKA).comes_to(host.page.url)


def test_when_the_hosts_laptop_dies_a_co_host_goes_on(stage: Stage) -> None:
    helena, _wall, phone = begun(stage, "Läppäri sammuu")
    mika = co_host(stage, helena)
    helena.page.context.close()
    mika.goes_on_to(SECOND)
    phone.sees(SECOND)


def test_a_double_click_on_next_moves_one_step(stage: Stage) -> None:
    host, _wall, phone = begun(stage, "Kaksi kertaa")
    host.next.dblclick()
    host.sees(SECOND)
    phone.sees(SECOND)


def test_the_second_half_of_a_slow_double_click_does_not_move_the_room_again(stage: Stage) -> None:
    host, wall, _phone = begun(stage, "Kaksi kertaa hitaasti")
    presses: list[Request] = []
    host.page.on("request", lambda one: presses.append(one) if "/host/next/" in one.url else None)
    box = host.next.bounding_box()
    assert box
    host.page.mouse.move(box["x"] + 20, box["y"] + 15)
    for click in (1, 2):
        host.page.mouse.down(click_count=click)
        host.page.mouse.up(click_count=click)
        host.sees(SECOND)
    wall.sees(SECOND)
    assert len(presses) == 1


def test_two_hosts_who_press_next_at_once_move_one_step(stage: Stage) -> None:
    helena, wall, phone = begun(stage, "Kaksi ohjaajaa")
    mika = co_host(stage, helena)
    held: list[Route] = []

    def hold_until_both_press(route: Route) -> None:
        held.append(route)
        if len(held) == 2:
            for press in held:
                press.continue_()

    for host in (helena, mika):
        host.page.route("**/host/next/", hold_until_both_press)
        host.next.click()
    for screen in (helena, mika, wall, phone):
        screen.sees(SECOND)
    for host in (helena, mika):
        expect(host.now).to_contain_text(SCRIPT.title(SECOND, "fi"))


def test_a_card_written_without_network_arrives_once(stage: Stage) -> None:
    _host, wall, phone = at_the_shared_step(stage, "Verkko katkeaa")
    stage.witness.allow("ERR_INTERNET_DISCONNECTED|ERR_NETWORK|Failed to fetch")
    phone.form.locator("textarea").press_sequentially("Kesken jäänyt ")
    phone.page.context.set_offline(True)
    phone.form.locator("textarea").press_sequentially("lause")
    phone.gives()
    expect(phone.page.locator("[data-waiting] .card")).to_contain_text("Kesken jäänyt lause")
    phone.page.context.set_offline(False)
    wall.shows("Kesken jäänyt lause")
    expect(phone.own).to_have_count(1)
    expect(wall.cards).to_have_count(1)


def test_a_card_whose_answer_was_lost_on_the_way_is_not_doubled(stage: Stage) -> None:
    host, wall, phone = at_the_shared_step(stage, "Vastaus katoaa")
    stage.witness.allow("ERR_FAILED")
    lost: list[str] = []

    def lose_the_answer(route: Route) -> None:
        if lost:
            return route.continue_()
        lost.append(route.fetch().text())
        route.abort()

    phone.page.route("**/give/", lose_the_answer)
    phone.writes("Kerran lähetetty")
    assert len(lost) == 1
    expect(wall.cards).to_have_count(1)
    host.goes_on_to("dots")
    expect(phone.page.locator("li.vote")).to_have_count(1)


@pytest.mark.parametrize("fault", ["held back", "refused"])
def test_behind_a_proxy_that_spoils_the_stream_the_phone_asks_instead(
    fault: str, stage: Stage
) -> None:
    stage.witness.allow("ERR_FAILED")
    host, _wall, code = stage.room(SCRIPT, "Välityspalvelin puskuroi")
    phone = stage.phone(SCRIPT)
    phone.page.clock.install()
    phone.page.route(
        "**/live/*/events*", lambda route: route.abort() if fault == "refused" else None
    )
    phone.joins(code).is_never_loaded_again()
    phone.page.clock.fast_forward("00:30")  # no beat of stream for longer than we trust it
    host.goes_on_to(FIRST)
    phone.page.clock.fast_forward("00:30")
    phone.sees(FIRST)
    phone.has_stayed()
