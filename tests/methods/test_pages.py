"""The catalogue is open to everyone who is signed in."""

from __future__ import annotations

import pytest
from django.utils.html import escape

from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.methods.timeline import timeline
from talkoot.people.models import Person
from tests.conftest import ClientOf


def test_a_member_reads_the_catalogue(client_of: ClientOf, bengt: Person) -> None:
    html = client_of(bengt).get("/methods/").content.decode()
    for method in library.shipped():
        assert f"/methods/{method.id}/" in html


@pytest.mark.parametrize("method_id", [method.id for method in library.shipped()])
def test_a_method_page_tells_phases_notes_and_source(
    client_of: ClientOf, cecilia: Person, method_id: str
) -> None:
    response = client_of(cecilia).get(f"/methods/{method_id}/")
    assert response.status_code == 200
    html = response.content.decode()
    method = library.find(method_id)
    for step in method.steps_in("live"):
        assert escape(step.title.text("fi")) in html
        assert not step.notes or escape(step.notes.text("fi")) in html
    assert method.licence.text("fi") in html


@pytest.mark.parametrize("method", library.shipped(), ids=lambda method: method.id)
def test_the_strip_fills_the_whole_length_without_gaps(method: Method) -> None:
    stretches = timeline(method)
    assert sum(one.minutes for one in stretches) == method.minutes()
    assert sum(one.short for one in stretches) == method.minutes(short=True)
    ends = [one.x + one.width for one in stretches]
    assert ends[-1] == pytest.approx(100, abs=0.1)
    for one, end in zip(stretches[1:], ends, strict=False):
        assert one.x == pytest.approx(end, abs=0.1)


def test_who_may_host_runs_the_method_from_its_page(
    client_of: ClientOf, aino: Person, bengt: Person
) -> None:
    way = "/workshops/new/?method=case-clinic"
    assert way in client_of(aino).get("/methods/case-clinic/").content.decode()
    assert way not in client_of(bengt).get("/methods/case-clinic/").content.decode()


def test_a_stranger_is_asked_to_sign_in(client_of: ClientOf) -> None:
    assert client_of(None).get("/methods/").status_code == 302
    assert client_of(None).get("/methods/case-clinic/").status_code == 302


def test_an_unknown_method_is_not_found(client_of: ClientOf, bengt: Person) -> None:
    assert client_of(bengt).get("/methods/no-such/").status_code == 404


def test_the_catalogue_is_only_read(client_of: ClientOf, bengt: Person) -> None:
    assert client_of(bengt).post("/methods/").status_code == 405


def test_a_sentence_becomes_chips_that_can_be_taken_away(
    client_of: ClientOf, bengt: Person
) -> None:
    browser = client_of(bengt)
    page = browser.get("/methods/", {"ask": "45 min, 12 henkeä, puolet etänä"}, follow=True)
    wish = page.context["wish"]
    assert (wish.minutes, wish.people, wish.remote) == (45, 12, True)
    for chip in page.context["chips"]:
        assert f'href="{escape(chip.without)}"' in page.content.decode()
    fewer = browser.get("/methods/" + page.context["chips"][0].without).context["wish"]
    assert (fewer.minutes, fewer.people, fewer.remote) == (None, 12, True)


def test_a_sentence_adds_to_what_was_chosen(client_of: ClientOf, bengt: Person) -> None:
    asked = {"ask": "12 henkeä", "topic": "peer", "people": "5"}
    wish = client_of(bengt).get("/methods/", asked, follow=True).context["wish"]
    assert (wish.people, wish.topic) == (12, "peer")


def test_when_nothing_fits_it_is_said_what_to_loosen(client_of: ClientOf, bengt: Person) -> None:
    page = client_of(bengt).get("/methods/", {"minutes": "1", "people": "6"})
    assert page.context["count"] == 0
    assert [count for _words, count, _where in page.context["loosen"]] == [
        client_of(bengt).get("/methods/", {"people": "6"}).context["count"]
    ]
    assert 'class="empty"' in page.content.decode()  # in words, not as an empty list


def test_what_somebody_asks_is_shown_back_and_never_run(client_of: ClientOf, bengt: Person) -> None:
    page = client_of(bengt).get("/methods/", {"ask": "<script>alert(1)</script>"}, follow=True)
    assert "<script>alert" not in page.content.decode()
