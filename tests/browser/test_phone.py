"""A participant's phone follows the room, and nothing that is written on it is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.conftest import Stage
from tests.browser.people import Host, Phone, Script

pytestmark = pytest.mark.browser

SCRIPT = Script("one-two-four-all")
FIRST, SECOND = "alone", "find-a-pair"


def begun(stage: Stage, title: str) -> tuple[Host, Phone]:
    host, _wall, code = stage.room(SCRIPT, title)
    phone = stage.phone(SCRIPT).joins(code).is_never_loaded_again()
    host.goes_on_to(FIRST)
    phone.sees(FIRST)
    return host, phone


def writes_without_sending(phone: Phone, text: str) -> None:
    phone.form.locator("textarea").press_sequentially(text)


def stored(page: Page) -> list[str]:
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    return [key for key in keys if key.startswith(("outbox-", "drafts-"))]


def without_network(stage: Stage, phone: Phone) -> None:
    stage.witness.allow("ERR_INTERNET_DISCONNECTED|ERR_NETWORK|Failed to fetch")
    phone.context.set_offline(True)


def test_what_is_half_written_survives_a_reload(stage: Stage) -> None:
    _host, phone = begun(stage, "Kesken")
    writes_without_sending(phone, "Kahvi on aina")
    phone.page.reload()
    expect(phone.form.locator("textarea")).to_have_value("Kahvi on aina")


def test_when_the_room_moves_on_a_writer_is_told_and_may_still_send(stage: Stage) -> None:
    host, phone = begun(stage, "Huone jatkaa")
    writes_without_sending(phone, "Myöhässä mutta mukana")
    host.goes_on_to(SECOND)
    expect(phone.page.locator("[data-moved] [data-left]")).to_be_visible()
    expect(phone.form.locator("textarea")).to_have_value("Myöhässä mutta mukana")
    expect(phone.form.locator("textarea")).to_be_focused()
    phone.gives()
    phone.sees(SECOND)
    assert stored(phone.page) == []
    phone.has_stayed()


def test_an_answer_from_before_a_move_does_not_take_the_phone_back(stage: Stage) -> None:
    host, phone = begun(stage, "Hidas verkko")
    late: list[tuple[Route, APIResponse]] = []
    phone.page.route("**/hand/", lambda route: late.append((route, route.fetch())))
    phone.page.get_by_role("button", name="Haluan sanoa jotain").click()
    host.goes_on_to(SECOND)
    phone.sees(SECOND)
    route, answer = late.pop()
    with phone.page.expect_response(re.compile(r"/w/[^/]+/$")):  # it asks again where the room is
        route.fulfill(response=answer)
    phone.sees(SECOND)


def test_a_writer_may_leave_what_she_wrote(stage: Stage) -> None:
    host, phone = begun(stage, "Jätetään")
    writes_without_sending(phone, "En sittenkään")
    host.goes_on_to(SECOND)
    phone.page.locator("[data-moved] [data-left=leave]").click()
    phone.sees(SECOND)
    assert stored(phone.page) == []


def test_what_was_written_in_a_step_the_room_has_left_is_found_after_a_reload(
    stage: Stage,
) -> None:
    host, phone = begun(stage, "Puhelin sammui")
    writes_without_sending(phone, "Tämä jäi lähettämättä")
    host.goes_on_to(SECOND)
    phone.page.reload()
    phone.sees(SECOND)
    left_over = phone.page.locator("[data-left-over] [data-draft]")
    expect(left_over).to_contain_text("Tämä jäi lähettämättä")
    left_over.locator("[data-left=send]").click()
    expect(left_over).to_have_count(0)
    host.page.locator("form[action$='/back/'] button").first.click()
    expect(phone.own).to_contain_text("Tämä jäi lähettämättä")


def test_unsent_cards_survive_closing_the_browser(stage: Stage) -> None:
    _host, phone = begun(stage, "Selain suljetaan")
    without_network(stage, phone)
    phone.form.locator("textarea").fill("Bussissa kirjoitettu")
    phone.gives()
    expect(phone.page.locator("[data-waiting] .card")).to_contain_text("Bussissa kirjoitettu")
    address, kept = phone.page.url, phone.context.storage_state()
    phone.context.close()
    later = stage.context(360, storage_state=kept).new_page()
    later.goto(address)
    expect(later.locator(".own .card")).to_contain_text("Bussissa kirjoitettu")
    assert stored(later) == []


def test_a_refused_card_comes_back_with_the_servers_words(stage: Stage) -> None:
    _host, phone = begun(stage, "Hylätään")
    stage.witness.allow("409|422")
    phone.page.route(
        "**/give/", lambda route: route.fulfill(status=409, json={"ok": False, "error": "Ei käy."})
    )
    phone.form.locator("textarea").fill("Palaa takaisin")
    phone.gives()
    expect(phone.form.locator("[data-error]")).to_have_text("Ei käy.")
    expect(phone.form.locator("textarea")).to_have_value("Palaa takaisin")


def test_a_page_in_place_of_our_answer_is_no_answer(stage: Stage) -> None:
    """A network that asks to sign in first answers everything with its own page, and 200."""
    _host, phone = begun(stage, "Hotellin verkko")
    portal = "<html><body>Sign in to the network</body></html>"
    phone.page.route("**/give/", lambda route: route.fulfill(body=portal, content_type="text/html"))
    phone.form.locator("textarea").fill("Hotellissa")
    phone.gives()
    expect(phone.page.locator("[data-waiting] .card")).to_contain_text("Hotellissa")
    phone.page.unroute("**/give/")
    expect(phone.own).to_contain_text("Hotellissa")


def test_two_tabs_of_one_seat_give_each_card_once(stage: Stage) -> None:
    _host, phone = begun(stage, "Kaksi välilehteä")
    other = phone.context.new_page()
    other.goto(phone.page.url)
    without_network(stage, phone)
    phone.form.locator("textarea").fill("Yhden kerran")
    phone.gives()
    expect(other.locator("[data-waiting] .card")).to_have_count(1)
    phone.context.set_offline(False)
    expect(phone.own).to_have_count(1)
    expect(phone.page.locator("[data-waiting] .card")).to_have_count(0)
    other.reload()
    expect(other.locator(".own .card")).to_have_count(1)


def test_when_the_room_closes_nothing_stays_and_the_unsent_is_shown_once(stage: Stage) -> None:
    host, phone = begun(stage, "Suljetaan")
    without_network(stage, phone)
    stage.witness.allow("409")
    phone.form.locator("textarea").fill("Ei ehtinyt perille")
    phone.gives()
    while host.now.count():
        before = host.heading.inner_text()
        host.next.click()
        expect(host.heading).not_to_have_text(before)
    host.closes_the_workshop()
    phone.context.set_offline(False)
    phone.is_thanked()
    phone.reads("Ei ehtinyt perille")
    assert stored(phone.page) == []
    phone.page.reload()
    phone.is_thanked()
    phone.does_not_read("Ei ehtinyt perille")


def test_a_phone_that_slept_ten_minutes_wakes_where_the_room_is(stage: Stage) -> None:
    host, phone = begun(stage, "Uni")
    without_network(stage, phone)  # asleep: neither network nor timers
    host.goes_on_to(SECOND)
    host.goes_on_to("in-pairs")
    phone.context.set_offline(False)
    phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    phone.sees("in-pairs")
    phone.has_stayed()


def test_another_language_keeps_the_step_and_what_is_written(stage: Stage) -> None:
    _host, phone = begun(stage, "Kieli vaihtuu")
    writes_without_sending(phone, "Ajatus")
    phone.page.locator(".phone-tools summary").click()
    phone.page.locator("button[name=language][value=sv]").click()
    phone.language = "sv"
    phone.sees(FIRST)
    expect(phone.form.locator("textarea")).to_have_value("Ajatus")


def test_without_script_everything_works_by_reload(stage: Stage) -> None:
    stage.witness.allow("422")
    host, _wall, code = stage.room(SCRIPT, "Ilman skriptiä")
    page = stage.context(320, java_script_enabled=False).new_page()
    page.goto("/join/")
    page.locator("input[name=code]").fill(code)
    page.locator("main button.main").click()
    page.locator("main button.main").click()
    host.goes_on_to(FIRST)
    page.reload()
    page.locator("textarea").fill("a" * 400)
    page.locator("form[data-give] button.main").click()
    expect(page.locator("textarea")).to_have_value("a" * 400)
    expect(page.locator("form[data-give] .error").first).to_be_visible()
    page.locator("textarea").fill("Lyhyempi")
    page.locator("form[data-give] button.main").click()
    expect(page.locator(".own .card")).to_contain_text("Lyhyempi")
    page.locator("button[value=up]").click()
    expect(page.locator("button[value=down]")).to_be_visible()
