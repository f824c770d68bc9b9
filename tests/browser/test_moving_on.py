"""A phone on a board goes on with the room: what others did there is no writing of its own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Stage
from tests.browser.people import Host, Phone, Script

pytestmark = pytest.mark.browser


def card(phone: Phone, text: str) -> Locator:
    return phone.page.locator("[data-card]").filter(has_text=text)


def makes_a_cluster(phone: Phone, text: str, name: str) -> None:
    card(phone, text).locator("input").check()
    phone.page.locator("input[name=new-name]").fill(name)
    phone.page.locator("button[value=new]").click()


@pytest.fixture
def sorting(stage: Stage) -> tuple[Host, Phone, Phone]:
    """The room sorts two cards; nothing is in a cluster yet."""
    script = Script("systemic-loops")
    host, _wall, code = stage.room(script, "Miksi se palaa?")
    one, other = (stage.phone(script).joins(code) for _n in range(2))
    for step in ("question", "things"):
        host.goes_on_to(step)
    one.sees("things")
    for text in ("Avaimet hukassa", "Palaveri venyy"):
        one.writes(text)
    host.goes_on_to("bundles")
    for phone in (one, other):
        expect(card(phone, "Avaimet hukassa")).to_have_count(1)
    return host, one, other


def test_the_first_cluster_of_another_keeps_no_phone_behind(
    sorting: tuple[Host, Phone, Phone],
) -> None:
    host, one, other = sorting
    makes_a_cluster(one, "Avaimet hukassa", "Kadonneet avaimet")
    other.reads("Kadonneet avaimet")
    expect(other.page.locator("input[name=other-name]")).to_have_count(1)  # a field came with it
    host.goes_on_to("choose")
    for phone in (one, other):
        phone.sees("choose")


def test_a_name_half_written_is_not_swept_away(sorting: tuple[Host, Phone, Phone]) -> None:
    host, one, other = sorting
    other.page.locator("input[name=new-name]").fill("Puolivalmis")
    makes_a_cluster(one, "Avaimet hukassa", "Kadonneet avaimet")
    other.reads("Kadonneet avaimet")
    host.goes_on_to("choose")
    one.sees("choose")
    expect(other.page.locator("[data-moved]")).to_contain_text("Huone on siirtynyt")
    expect(other.page.locator("input[name=new-name]")).to_have_value("Puolivalmis")
