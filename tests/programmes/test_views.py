"""A coordinator brings in a page, corrects its card and hands it out again."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes.actions import create_programme_from_card
from talkoot.programmes.models import Programme
from talkoot.programmes.page import read
from tests.conftest import ClientOf
from tests.programmes.pages import PAGE

IMPORT = "/programmes/import/"


@pytest.fixture
def carded(kuoma: Organisation) -> Programme:
    card = read(PAGE).card
    assert card
    return create_programme_from_card(kuoma, card)


def file(raw: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("page.txt", raw, "text/plain")


def test_aino_sees_first_what_was_understood_and_nothing_is_kept(
    aino: Person, kuoma: Organisation, client_of: ClientOf
) -> None:
    told = {"organisation": kuoma.pk, "text": PAGE + "\n\nJaa sivu"}
    page = client_of(aino).post(IMPORT, told).content.decode()
    assert "Jaa sivu" in page
    assert "12 500 euroa" in page
    assert not Programme.objects.exists()


def test_aino_keeps_the_page_and_keeping_it_twice_is_once(
    aino: Person, kuoma: Organisation, client_of: ClientOf
) -> None:
    told = {"organisation": kuoma.pk, "text": PAGE.replace("\n", "\r\n"), "keep": "yes"}
    client = client_of(aino)
    client.post(IMPORT, told)
    client.post(IMPORT, told)
    made = Programme.objects.get()
    assert made.title == "Hyvä työpäivä Kuomassa – Yhdessä tehty"
    assert made.starts_on
    assert client.get(reverse("programmes:text", args=[made.pk])).content.decode() == PAGE


def test_a_windows_file_is_read_and_shown_for_correction(
    aino: Person, kuoma: Organisation, client_of: ClientOf
) -> None:
    told = {"organisation": kuoma.pk, "file": file(PAGE.encode("cp1252"))}
    response = client_of(aino).post(IMPORT, told)
    assert response.context["form"]["text"].value() == PAGE


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7 \x00\x01", b"a" * 1_000_001])
def test_a_broken_or_huge_file_is_refused_with_a_sentence(
    raw: bytes, aino: Person, kuoma: Organisation, client_of: ClientOf
) -> None:
    response = client_of(aino).post(IMPORT, {"organisation": kuoma.pk, "file": file(raw)})
    assert response.status_code == 200
    assert response.context["form"].errors


@pytest.mark.parametrize("text", ["Ruokalista", "Hanke palkittiin gaalassa 1.12.2022."])
def test_another_kind_of_page_is_not_kept(
    text: str, aino: Person, kuoma: Organisation, client_of: ClientOf
) -> None:
    told = {"organisation": kuoma.pk, "text": text, "keep": "yes"}
    response = client_of(aino).post(IMPORT, told)
    assert response.context["refusal"]
    assert not Programme.objects.exists()


def test_aino_cannot_keep_a_page_in_another_town(
    aino: Person, naapuri: Organisation, client_of: ClientOf
) -> None:
    client_of(aino).post(IMPORT, {"organisation": naapuri.pk, "text": PAGE, "keep": "yes"})
    assert not Programme.objects.exists()


def test_aino_starts_a_programme_by_hand(
    aino: Person, kuoma: Organisation, client_of: ClientOf
) -> None:
    told = {"organisation": kuoma.pk, "title": "Uusi alku", "starts_on": "1.2.2027"}
    client = client_of(aino)
    wrong = client.post("/programmes/new/", {**told, "ends_on": "tammikuu"})
    assert "ends_on" in wrong.context["form"].errors
    client.post("/programmes/new/", told)
    assert Programme.objects.get().title == "Uusi alku"


def test_a_card_saved_without_a_change_stays_equal(
    aino: Person, carded: Programme, client_of: ClientOf
) -> None:
    client, address = client_of(aino), reverse("programmes:edit", args=[carded.pk])
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() or "" for field in form}
    assert client.post(address, shown).status_code == 302
    before = carded.page
    carded.refresh_from_db()
    assert carded.page == before


def test_a_correction_that_looks_like_a_heading_is_refused_and_stays_in_the_form(
    aino: Person, carded: Programme, client_of: ClientOf
) -> None:
    client, address = client_of(aino), reverse("programmes:edit", args=[carded.pk])
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() or "" for field in form}
    response = client.post(address, {**shown, "summary": "Alku\n\nTiedote", "email": "ei"})
    assert set(response.context["form"].errors) == {"summary", "email"}


def test_two_who_correct_a_card_at_once_are_shown_both(
    aino: Person, carded: Programme, client_of: ClientOf
) -> None:
    client, address = client_of(aino), reverse("programmes:edit", args=[carded.pk])
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() or "" for field in form}
    assert client.post(address, {**shown, "responsible": "Bengt"}).status_code == 302
    mine = {**shown, "responsible": "Liisa"}
    clash = client.post(address, mine)
    assert clash.status_code == 409
    assert [value for _label, value in clash.context["now"]] == ["Bengt"]
    assert 'value="Liisa"' in clash.content.decode()
    again = {field.html_name: field.value() or "" for field in clash.context["form"]}
    assert client.post(address, again).status_code == 302
    carded.refresh_from_db()
    assert carded.page
    assert carded.page.responsible == "Liisa"


def test_a_programme_without_a_card_can_be_given_one(
    aino: Person, programme: Programme, client_of: ClientOf
) -> None:
    client = client_of(aino)
    assert client.get(reverse("programmes:card", args=[programme.pk])).status_code == 200
    address = reverse("programmes:edit", args=[programme.pk])
    assert client.post(address, {"title": "Hyvä", "grant": "12 500"}).status_code == 302
    programme.refresh_from_db()
    assert programme.page
    assert programme.page.grant == 12_500


def test_a_newer_page_replaces_the_card(
    aino: Person, carded: Programme, client_of: ClientOf
) -> None:
    text = PAGE.replace("250123", "250124")
    address = reverse("programmes:import-again", args=[carded.pk])
    client_of(aino).post(address, {"text": text, "keep": "yes"})
    carded.refresh_from_db()
    assert carded.page
    assert carded.page.number == "250124"


def test_bengt_reads_the_card_and_takes_it_along_but_changes_nothing(
    bengt: Person, carded: Programme, client_of: ClientOf
) -> None:
    client = client_of(bengt)
    assert (
        "Oivallus Oy" in client.get(reverse("programmes:card", args=[carded.pk])).content.decode()
    )
    told = json.loads(client.get(reverse("programmes:json", args=[carded.pk])).content)
    assert told["number"] == "250123"
    for name in ("edit", "import-again"):
        assert client.get(reverse(f"programmes:{name}", args=[carded.pk])).status_code == 404
    assert client.get(IMPORT).status_code == 404
    assert client.get("/programmes/new/").status_code == 404


NAMES = ("card", "edit", "import-again", "text", "json")


@pytest.mark.parametrize("name", NAMES)
def test_cecilia_finds_nothing_of_kuoma(
    name: str, cecilia: Person, carded: Programme, client_of: ClientOf
) -> None:
    client = client_of(cecilia)
    assert client.get(reverse(f"programmes:{name}", args=[carded.pk])).status_code == 404
    assert carded.title not in client.get("/programmes/").content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_is_asked_to_sign_in(name: str, carded: Programme, client_of: ClientOf) -> None:
    answer = client_of(None).get(reverse(f"programmes:{name}", args=[carded.pk]))
    assert answer.status_code == 302


def test_a_partner_sees_the_plan_without_people(
    kuoma: Organisation, aino: Person, paavo: Person, carded: Programme, client_of: ClientOf
) -> None:
    paavo.memberships.all().delete()
    address = reverse("programmes:card", args=[carded.pk])
    assert not client_of(paavo).get(address).context["people"]
    assert Role.Name.COORDINATOR in {r.role for r in client_of(aino).get(address).context["people"]}


def test_markup_in_a_page_is_shown_as_text(
    aino: Person, kuoma: Organisation, client_of: ClientOf
) -> None:
    text = PAGE.replace("Kiire painoi.", "<script>alert(1)</script> \u202egnirb")
    told = {"organisation": kuoma.pk, "text": text}
    assert "<script>alert" not in client_of(aino).post(IMPORT, told).content.decode()
