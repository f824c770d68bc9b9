"""An organisation writes its own methods; nobody else sees the draft, and versions never change."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from talkoot.methods import actions, choices, library, reading
from talkoot.methods.models import MethodVersion, OwnMethod
from talkoot.methods.reading import words_of
from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes.models import Programme
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf
from tests.conftest import person as somebody
from tests.methods.editor.test_form import post
from tests.methods.test_mistakes import GOOD


@pytest.fixture
def own(kuoma: Organisation, aino: Person) -> OwnMethod:
    return actions.take_in(kuoma, aino, GOOD)


def refresh(own: OwnMethod) -> OwnMethod:
    return OwnMethod.objects.get(pk=own.pk)


def form_of(own: OwnMethod, **changed: str) -> dict[str, Any]:
    with translation.override("fi"):
        data = post(words_of(own.draft), **changed)
    return {**dict(data.lists()), "seen": own.edits}


def test_a_method_begins_with_a_name(
    client_of: ClientOf, aino: Person, kuoma: Organisation
) -> None:
    answer = client_of(aino).post("/methods/own/", {"title": "Kahvihetki hallinnossa"})
    own = OwnMethod.objects.get()
    assert answer["Location"] == f"/methods/own/{own.pk}/"
    assert (own.organisation, own.title) == (kuoma, "Kahvihetki hallinnossa")
    page = client_of(aino).get(f"/methods/own/{own.pk}/")
    assert page.status_code == 200
    assert page.context["mistakes"], "what is still needed is said"


def test_without_a_name_nothing_begins(client_of: ClientOf, aino: Person) -> None:
    client_of(aino).post("/methods/own/", {"title": "  "})
    assert not OwnMethod.objects.exists()


def test_what_is_typed_in_the_form_is_in_the_source(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    client_of(aino).post(f"/methods/own/{own.pk}/", form_of(own, steps__0__minutes="7"))
    assert "minutes = 7" in refresh(own).draft
    source = client_of(aino).get(f"/methods/own/{own.pk}/source/").content.decode()
    assert "minutes = 7" in source


def test_what_is_typed_in_the_source_is_in_the_form(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    text = GOOD.replace("Kaada", "Keitä").replace("\n", "\r\n")
    client_of(aino).post(f"/methods/own/{own.pk}/source/", {"source": text, "seen": own.edits})
    assert refresh(own).draft == GOOD.replace("Kaada", "Keitä")
    assert "Keitä" in client_of(aino).get(f"/methods/own/{own.pk}/").content.decode()


def test_a_broken_source_is_kept_told_of_and_mended(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    broken = GOOD.replace("minutes = 3", "minutes =")
    browser = client_of(aino)
    browser.post(f"/methods/own/{own.pk}/source/", {"source": broken, "seen": own.edits})
    page = browser.get(f"/methods/own/{own.pk}/source/")
    assert "30" in page.context["mistakes"][0][0], "the line is said"
    assert browser.get(f"/methods/own/{own.pk}/")["Location"].endswith("/source/")
    assert refresh(own).draft == broken


def test_the_editor_says_what_the_command_says(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    wrong = GOOD.replace("minutes = 3", "minuts = 3")
    own = actions.save(own, wrong, aino, seen=own.edits)
    page = client_of(aino).get(f"/methods/own/{own.pk}/source/")
    with translation.override("fi"), pytest.raises(library.MethodError) as caught:
        library.parse(wrong)
    assert [told for told, _where in page.context["mistakes"]] == caught.value.sentences


def test_steps_are_added_moved_and_removed_and_a_removal_is_undone(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    browser, page = client_of(aino), f"/methods/own/{own.pk}/"
    answer = browser.post(page, form_of(own) | {"do": "add:steps", "kind": "ask"})
    assert answer["Location"] == f"{page}?at=steps.3#steps-3"
    shown = browser.get(answer["Location"]).content.decode()
    assert 'id="steps-3" data-place="steps.3" open' in shown
    browser.post(page, form_of(refresh(own)) | {"do": "up:steps.3"})
    assert ids(refresh(own)) == ["pour", "sip", "ask", "answer"]
    with_typed = form_of(refresh(own), steps__0__title__fi="Kaadetaan")
    browser.post(page, with_typed | {"do": "remove:steps.2"})
    assert ids(refresh(own)) == ["pour", "sip", "answer"]
    browser.post(f"{page}undo/")
    assert ids(refresh(own)) == ["pour", "sip", "ask", "answer"]
    assert "Kaadetaan" in refresh(own).draft, "an undo takes back the removal, not the typing"


def ids(own: OwnMethod) -> list[str]:
    return [step["id"] for step in words_of(own.draft)["steps"]]


def test_a_button_of_another_place_is_not_found(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    for do in ("remove:steps.9", "add:nothing", "up:id.0", "add:steps"):
        answer = client_of(aino).post(f"/methods/own/{own.pk}/", form_of(own) | {"do": do})
        assert answer.status_code == 404, do


def test_two_who_write_at_once_do_not_overwrite_each_other(
    client_of: ClientOf, aino: Person, own: OwnMethod, kuoma: Organisation
) -> None:
    mine = form_of(own, title__fi="Minun")
    eva = somebody(kuoma, "Eva", "facilitator")
    actions.save(own, GOOD.replace("Tee", "Evan"), eva, seen=own.edits)
    answer = client_of(aino).post(f"/methods/own/{own.pk}/", mine)
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "Eva" in told
    assert "Minun" in told, "what was typed is still there"
    assert "Evan" in refresh(own).draft
    again = mine | {"seen": answer.context["seen"]}
    assert client_of(aino).post(f"/methods/own/{own.pk}/", again).status_code == 302
    assert "Minun" in refresh(own).draft


def test_what_stands_beside_is_of_what_is_typed_and_keeps_nothing(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    typed = form_of(own, steps__0__title__fi="Kaadetaan", steps__1__minutes="x") | {"at": "steps.0"}
    page = client_of(aino).post(f"/methods/own/{own.pk}/beside/", typed)
    assert "Kaadetaan" in page.content.decode()
    assert len(page.context["mistakes"]) == 1
    assert refresh(own).draft == GOOD


def test_languages_say_what_is_missing(client_of: ClientOf, aino: Person, own: OwnMethod) -> None:
    lacking = GOOD.replace('sv = "Smaka"', 'sv = ""')
    own = actions.save(own, lacking, aino, seen=own.edits)
    page = client_of(aino).get(f"/methods/own/{own.pk}/")
    found = {one.code: (one.missing, one.promised) for one in page.context["languages"]}
    assert found["fi"] == (0, True)
    assert found["sv"] == (1, True)
    assert found["en"][0] > 5
    assert not found["en"][1]


# Versions ----------------------------------------------------------------------------------------


def test_a_version_is_made_only_of_what_can_be_used(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    own = actions.save(own, GOOD.replace("minutes = 3", ""), aino, seen=own.edits)
    client_of(aino).post(f"/methods/own/{own.pk}/publish/")
    assert not MethodVersion.objects.exists()
    own = actions.save(own, GOOD, aino, seen=own.edits)
    answer = client_of(aino).post(f"/methods/own/{own.pk}/publish/")
    assert answer["Location"] == f"/methods/own-{own.pk}/"
    assert "Smaka" in MethodVersion.objects.get().source


def test_versions_stay_as_they_are_while_the_draft_goes_on(aino: Person, own: OwnMethod) -> None:
    first = actions.publish(own, aino)
    own = refresh(own)
    own = actions.save(own, own.draft.replace("Kaada", "Keitä"), aino, seen=own.edits)
    assert own.is_ahead
    second = actions.publish(own, aino)
    assert (first.number, second.number) == (1, 2)
    assert "Kaada" in MethodVersion.objects.get(number=1).source
    assert second.method.version == 2


def test_versions_are_compared_and_an_older_one_is_gone_on_from(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    actions.publish(own, aino)
    own = refresh(own)
    actions.save(own, own.draft.replace("Kaada", "Keitä"), aino, seen=own.edits)
    browser, page = client_of(aino), f"/methods/own/{own.pk}/versions/"
    compared = browser.get(page, {"from": "1"}).context["compared"]
    changed = [(how, "Kaada" in line) for how, line in compared if how in ("gone", "new")]
    assert changed == [("gone", True), ("new", False)]
    browser.post(f"/methods/own/{own.pk}/restore/", {"version": "1"})
    assert not refresh(own).is_ahead
    browser.post(f"/methods/own/{own.pk}/undo/")
    assert "Keitä" in refresh(own).draft
    assert browser.get(page, {"from": "7"}).status_code == 404


def test_a_workshop_keeps_the_version_it_was_made_with(
    client_of: ClientOf, aino: Person, own: OwnMethod, programme: Programme
) -> None:
    actions.publish(own, aino)
    words = {"method": own.ref, "programme": programme.pk, "title": "", "mode": "live"}
    client_of(aino).post("/workshops/new/", words)
    workshop = Workshop.objects.get()
    assert workshop.title == "Tee"
    own = refresh(own)
    own = actions.save(own, own.draft.replace("Kaada", "Keitä"), aino, seen=own.edits)
    actions.publish(own, aino)
    actions.archive(own, away=True)
    assert "Kaada" in Workshop.objects.get().method_source


def test_the_catalogue_asks_no_more_for_many_own_methods(
    client_of: ClientOf,
    aino: Person,
    kuoma: Organisation,
    own: OwnMethod,
    django_assert_max_num_queries: Any,
) -> None:
    actions.publish(own, aino)
    browser = client_of(aino)
    with CaptureQueriesContext(connection) as few:
        browser.get("/methods/")
    for number in range(5):
        source = GOOD.replace("Kaada", f"Kaada {number}")
        actions.publish(actions.take_in(kuoma, aino, source), aino)
    with django_assert_max_num_queries(len(few)):
        browser.get("/methods/")


# Copies and files --------------------------------------------------------------------------------


def test_a_copy_of_ours_is_theirs_to_change_and_says_its_source(
    client_of: ClientOf, aino: Person
) -> None:
    client_of(aino).post("/methods/case-clinic/copy/")
    own = OwnMethod.objects.get()
    assert own.draft == library.source_of("case-clinic")
    assert client_of(aino).post("/methods/no-such/copy/").status_code == 404


def test_a_file_goes_out_and_comes_in_the_same(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    browser = client_of(aino)
    file = browser.get(f"/methods/own/{own.pk}/method.toml")
    assert file["Content-Disposition"] == 'attachment; filename="tee.toml"'
    sent = SimpleUploadedFile("x.toml", file.content)
    browser.post("/methods/own/", {"file": sent})
    again = OwnMethod.objects.latest("pk")
    assert (again.pk != own.pk, again.draft) == (True, own.draft)


def test_of_a_file_that_is_far_too_large_no_more_is_read_than_tells_so(
    client_of: ClientOf, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    real = reading.decode

    def noted(raw: bytes) -> str:
        read.append(len(raw))
        return real(raw)

    monkeypatch.setattr(reading, "decode", noted)
    client_of(aino).post("/methods/own/", {"file": SimpleUploadedFile("x.toml", b"#" * 3_000_000)})
    assert not OwnMethod.objects.exists()
    assert read == [reading.MOST_BYTES + 1]


def test_a_file_with_mistakes_comes_in_to_be_mended_and_one_that_is_no_text_does_not(
    client_of: ClientOf, aino: Person
) -> None:
    browser = client_of(aino)
    wrong = SimpleUploadedFile("x.toml", GOOD.replace("minutes = 3", "minutes =").encode())
    answer = browser.post("/methods/own/", {"file": wrong})
    assert answer["Location"].endswith("/source/")
    browser.post("/methods/own/", {"file": SimpleUploadedFile("x.toml", b"\xff\xfe\x00")})
    assert OwnMethod.objects.count() == 1


# Who may -----------------------------------------------------------------------------------------


def test_a_draft_is_not_in_anybodys_catalogue(aino: Person, own: OwnMethod) -> None:
    assert own.ref not in [one.ref for one in choices.entries(aino)]
    with pytest.raises(KeyError):
        choices.source_of(aino, own.ref)


def test_a_version_is_in_the_catalogue_of_the_house_only(
    client_of: ClientOf,
    aino: Person,
    bengt: Person,
    paavo: Person,
    cecilia: Person,
    own: OwnMethod,
) -> None:
    actions.publish(own, aino)
    address = f"/methods/{own.ref}/"
    seen = {
        who.name: client_of(who).get(address).status_code for who in (aino, bengt, cecilia, paavo)
    }
    assert seen == {"Aino": 200, "Bengt": 200, "Cecilia": 404, "Paavo": 404}
    assert address in client_of(bengt).get("/methods/").content.decode()
    assert address not in client_of(cecilia).get("/methods/").content.decode()


def test_a_consultancy_offers_a_method_to_those_it_works_for(
    client_of: ClientOf, aino: Person, bengt: Person, own: OwnMethod, naapuri: Organisation
) -> None:
    house = own.organisation
    own.organisation = naapuri
    own.save()
    kaisa = somebody(naapuri, "Kaisa", "facilitator")
    Role.objects.create(organisation=house, person=kaisa, role="facilitator")
    actions.publish(own, kaisa)
    assert client_of(bengt).get(f"/methods/{own.ref}/").status_code == 404
    client_of(kaisa).post(f"/methods/own/{own.pk}/offer/", {"client": [house.pk]})
    assert client_of(bengt).get(f"/methods/{own.ref}/").status_code == 200
    assert client_of(aino).get(f"/methods/own/{own.pk}/").status_code == 404, "only they change it"
    client_of(aino).post(f"/methods/{own.ref}/copy/")
    assert OwnMethod.objects.filter(organisation=house).count() == 1, "a client may take a copy"
    client_of(kaisa).post(f"/methods/own/{own.pk}/offer/", {})
    assert client_of(bengt).get(f"/methods/{own.ref}/").status_code == 404


def test_a_method_is_offered_only_to_those_one_works_for(
    client_of: ClientOf, aino: Person, own: OwnMethod, naapuri: Organisation
) -> None:
    client_of(aino).post(f"/methods/own/{own.pk}/offer/", {"client": [naapuri.pk]})
    assert not own.clients.exists()


def test_what_is_put_away_is_not_offered_and_can_be_taken_out_again(
    client_of: ClientOf, aino: Person, own: OwnMethod
) -> None:
    actions.publish(own, aino)
    client_of(aino).post(f"/methods/own/{own.pk}/archive/", {"away": "yes"})
    assert own.ref not in [one.ref for one in choices.entries(aino)]
    client_of(aino).post(f"/methods/own/{own.pk}/archive/", {"away": "no"})
    assert own.ref in [one.ref for one in choices.entries(aino)]


# Rehearsal ---------------------------------------------------------------------------------------


def test_a_draft_is_rehearsed_with_invented_people(
    client_of: ClientOf, aino: Person, own: OwnMethod, programme: Programme
) -> None:
    answer = client_of(aino).post(f"/workshops/try/{own.ref}/?draft=1")
    room = Workshop.objects.get()
    assert answer["Location"] == f"/workshops/{room.pk}/host/"
    assert room.rehearsal
    assert room.seats.filter(simulated=True).count() == own_size(own)


def own_size(own: OwnMethod) -> int:
    return library.parse(own.draft).size.typical


def test_anyone_who_hosts_tries_a_method_and_nobody_another_houses_draft(
    client_of: ClientOf,
    aino: Person,
    bengt: Person,
    cecilia: Person,
    own: OwnMethod,
    programme: Programme,
) -> None:
    def tried(browser: Client, ref: str, query: str = "") -> int:
        return browser.post(f"/workshops/try/{ref}/{query}").status_code

    assert tried(client_of(aino), "case-clinic") == 302
    assert Workshop.objects.get().rehearsal
    assert tried(client_of(bengt), "case-clinic") == 404
    assert tried(client_of(cecilia), own.ref, "?draft=1") == 404
    assert tried(client_of(aino), own.ref) == 404, "not published"
    assert tried(client_of(aino), "own-x", "?draft=1") == 404
