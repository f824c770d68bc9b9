"""A letter lets one person in, once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from talkoot.people import actions
from talkoot.people.models import Invitation, Organisation, Person
from tests.conftest import ClientOf

NEW = {"name": "Fatima", "language": "sv", "password": ""}


def letter(client_of: ClientOf, aino: Person, email: str = "fatima@example.org") -> str:
    client_of(aino).post("/people/kuoma/invite/", {"email": email, "role": "facilitator"})
    found = re.search(r"/invitations/[\w-]+/", str(mail.outbox[-1].body))
    assert found
    return found[0]


def test_a_consultant_comes_in_by_letter_and_facilitates_here(
    client_of: ClientOf, aino: Person, kuoma: Organisation
) -> None:
    address = letter(client_of, aino)
    stranger = client_of(None)
    assert stranger.get(address).status_code == 200
    stranger.post(address, NEW)
    fatima = Person.objects.get(email="fatima@example.org")
    assert kuoma.roles.filter(person=fatima, role="facilitator").exists()
    assert fatima.language == "sv"
    assert stranger.session["_auth_user_id"] == str(fatima.pk)


def test_the_letter_speaks_the_languages_of_the_house(client_of: ClientOf, aino: Person) -> None:
    letter(client_of, aino)
    assert "Kutsu" in mail.outbox[-1].subject
    assert "Inbjudan" in mail.outbox[-1].subject


def test_the_token_is_not_in_the_database(client_of: ClientOf, aino: Person) -> None:
    token = letter(client_of, aino).split("/")[2]
    assert Invitation.objects.get().token != token


def test_a_letter_works_once(client_of: ClientOf, aino: Person) -> None:
    address = letter(client_of, aino)
    client_of(None).post(address, NEW)
    assert client_of(None).get(address).status_code == 404
    assert client_of(None).post(address, NEW).status_code == 404


def test_a_letter_is_too_old_after_fourteen_days(client_of: ClientOf, aino: Person) -> None:
    address = letter(client_of, aino)
    assert Invitation.objects.get().expires_at < timezone.now() + timedelta(days=14)
    Invitation.objects.update(expires_at=timezone.now())
    assert client_of(None).post(address, NEW).status_code == 404
    assert not Person.objects.filter(name="Fatima").exists()


def test_a_guessed_letter_says_nothing(client_of: ClientOf, db: None) -> None:
    assert client_of(None).get("/invitations/guess/").status_code == 404


def test_a_weak_password_is_refused_and_the_letter_lasts(client_of: ClientOf, aino: Person) -> None:
    address = letter(client_of, aino)
    assert client_of(None).post(address, {**NEW, "password": "talkoot"}).status_code == 200
    assert Invitation.objects.get().accepted_at is None


def test_whom_we_know_keeps_her_name_and_signs_in_as_before(
    client_of: ClientOf, aino: Person, cecilia: Person, kuoma: Organisation
) -> None:
    address = letter(client_of, aino, "Cecilia@example.org")
    somebody = client_of(None)
    answer = somebody.post(address, {"name": "Thief", "password": "kuusen juurella 8"})
    assert answer["Location"] == "/accounts/login/"
    cecilia.refresh_from_db()
    assert cecilia.name == "Cecilia"
    assert cecilia.check_password("kuusen juurella 7")
    assert kuoma.roles.filter(person=cecilia, role="facilitator").exists()
    assert "_auth_user_id" not in somebody.session


def test_a_second_letter_replaces_the_first(client_of: ClientOf, aino: Person) -> None:
    first, second = letter(client_of, aino), letter(client_of, aino)
    assert client_of(None).get(first).status_code == 404
    assert client_of(None).get(second).status_code == 200


def test_aino_takes_an_invitation_back(client_of: ClientOf, aino: Person) -> None:
    address = letter(client_of, aino)
    client_of(aino).post(f"/people/kuoma/invite/{Invitation.objects.get().pk}/revoke/")
    assert client_of(None).get(address).status_code == 404


def test_cecilia_takes_back_nothing_of_kuoma(
    client_of: ClientOf, aino: Person, cecilia: Person
) -> None:
    letter(client_of, aino)
    key = Invitation.objects.get().pk
    assert client_of(cecilia).post(f"/people/kuoma/invite/{key}/revoke/").status_code == 404
    assert client_of(cecilia).post(f"/people/naapuri/invite/{key}/revoke/").status_code == 404


def test_bengt_and_cecilia_invite_nobody_to_kuoma(
    client_of: ClientOf, bengt: Person, cecilia: Person
) -> None:
    for who in (bengt, cecilia):
        answer = client_of(who).post(
            "/people/kuoma/invite/", {"email": "x@example.org", "role": "coordinator"}
        )
        assert answer.status_code == 404
    assert not Invitation.objects.exists()


def test_a_letter_that_is_not_sent_invites_nobody(
    client_of: ClientOf, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("talkoot.people.letters.send_mail", refuse)
    client_of(aino).post("/people/kuoma/invite/", {"email": "x@example.org", "role": "member"})
    assert not Invitation.objects.exists()


def test_the_same_letter_is_not_used_by_two_at_once(aino: Person, kuoma: Organisation) -> None:
    _, token = actions.invite(kuoma, "two@example.org", "member", by=aino)
    actions.accept_invitation(token, name="First")
    with pytest.raises(actions.InvitationError):
        actions.accept_invitation(token, name="Second")
