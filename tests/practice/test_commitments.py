"""Commitments of my programmes are listed, marked, and the mark can be taken back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from talkoot.people.models import Organisation, Person, Role
from talkoot.practice.actions import keep_commitment, mark, open_commitments, record_evidence
from talkoot.practice.models import Commitment, OperatingModel
from talkoot.programmes.models import Programme
from tests.conftest import ClientOf

LIST = "/commitments/"


@pytest.fixture
def keys(programme: Programme) -> Commitment:
    return keep_commitment(
        programme, what="Avainkaappi", owner="Keittiö", shows="Avaimet ovat paikallaan"
    )


def test_a_commitment_rests_on_its_evidence(programme: Programme) -> None:
    evidence = record_evidence(
        programme,
        source=uuid4(),
        kind="write",
        title="Mihin tartutaan?",
        body={"items": ["Avaimet"]},
        found_on=date(2026, 11, 22),
    )
    kept = keep_commitment(programme, what="Avainkaappi", owner="Keittiö", evidence=evidence)
    assert kept.evidence == evidence
    assert kept.state == Commitment.State.OPEN


def test_what_is_partly_done_stays_open_and_what_is_done_or_let_go_does_not(
    programme: Programme,
) -> None:
    for state in Commitment.State:
        mark(keep_commitment(programme, what=str(state), owner="Aino"), state)
    assert [one.what for one in open_commitments(programme)] == ["open", "partly"]


def test_aino_marks_a_commitment_done_and_takes_it_back(
    aino: Person, keys: Commitment, client_of: ClientOf
) -> None:
    client = client_of(aino)
    marked = client.post(reverse("practice:mark", args=[keys.pk]), {"state": "done"}, follow=True)
    assert "Avainkaappi" in marked.content.decode()
    assert not open_commitments(keys.programme)
    client.post(reverse("practice:mark", args=[keys.pk]), {"state": "open"})
    assert list(open_commitments(keys.programme)) == [keys]


def test_bengt_reads_but_does_not_mark(
    bengt: Person, keys: Commitment, client_of: ClientOf
) -> None:
    client = client_of(bengt)
    page = client.get(LIST).content.decode()
    assert "Avainkaappi" in page
    assert '<button class="button" name="state"' not in page
    refused = client.post(reverse("practice:mark", args=[keys.pk]), {"state": "done"})
    assert refused.status_code == 404


def test_cecilia_sees_nothing_of_kuoma(
    cecilia: Person, keys: Commitment, client_of: ClientOf
) -> None:
    client = client_of(cecilia)
    assert "Avainkaappi" not in client.get(f"{LIST}?marked={keys.pk}").content.decode()
    refused = client.post(reverse("practice:mark", args=[keys.pk]), {"state": "done"})
    assert refused.status_code == 404


def test_a_stranger_is_asked_to_sign_in(keys: Commitment, client_of: ClientOf) -> None:
    assert client_of(None).get(LIST).status_code == 302
    assert client_of(None).post(reverse("practice:mark", args=[keys.pk])).status_code == 302


def test_an_unknown_state_and_a_broken_address_do_no_harm(
    aino: Person, keys: Commitment, client_of: ClientOf
) -> None:
    client = client_of(aino)
    refused = client.post(reverse("practice:mark", args=[keys.pk]), {"state": "gone"})
    assert refused.status_code == 400
    assert client.get(f"{LIST}?marked=x").status_code == 200


def test_the_number_of_queries_does_not_grow_with_commitments(
    aino: Person, programme: Programme, client_of: ClientOf
) -> None:
    client = client_of(aino)
    counts = []
    for number in range(20):
        keep_commitment(programme, what=f"Teko {number}", owner="Aino")
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[-1]


def test_what_is_behind_us_can_be_taken_up_again(
    aino: Person, bengt: Person, keys: Commitment, client_of: ClientOf
) -> None:
    mark(keys, Commitment.State.DROPPED)
    way = reverse("practice:mark", args=[keys.pk])
    assert way in client_of(aino).get(LIST).content.decode()
    read_only = client_of(bengt).get(LIST).content.decode()
    assert "Avainkaappi" in read_only
    assert way not in read_only
    client_of(aino).post(way, {"state": "open"})
    assert list(open_commitments(keys.programme)) == [keys]


def test_two_programmes_of_one_name_stand_apart(
    keys: Commitment, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    twin = Programme.objects.create(organisation=programme.organisation, title=programme.title)
    for day, where in ((1, twin), (2, programme), (3, twin)):
        keep_commitment(where, what=f"Teko {day}", owner="Aino", due_on=date(2026, 12, day))
    page = client_of(aino).get(LIST).content.decode()
    assert page.count('class="heading-link"') == 2


def test_what_one_house_has_found_is_told_in_no_other(
    programme: Programme, aino: Person, naapuri: Organisation, client_of: ClientOf
) -> None:
    """Aino leads workshops in Naapuri too, and picks the wrong programme from the list."""
    for role in ("facilitator", "coordinator"):
        Role.objects.create(organisation=naapuri, person=aino, role=role)
    theirs = Programme.objects.create(organisation=naapuri, title="Naapurin hanke")
    words: dict[str, Any] = {"kind": "write", "title": "Pomo huutaa", "body": {}}
    words["found_on"] = date(2026, 11, 22)
    found = record_evidence(programme, source=uuid4(), **words)
    typed = {"what": "Teko", "name": "Malli", "owner": "Aino", "programme": theirs.pk}
    for page in (f"{LIST}new/?evidence={found.pk}", f"/models/new/?evidence={found.pk}"):
        assert client_of(aino).post(page, typed).status_code == 200
    assert not Commitment.objects.exists()
    assert not OperatingModel.objects.exists()
    client_of(aino).post(page, typed | {"programme": programme.pk})
    assert OperatingModel.objects.get().organisation == programme.organisation


def test_what_has_no_day_stands_after_what_is_due(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    for number in range(6):
        keep_commitment(programme, what=f"Joskus {number}", owner="Aino")
    for day in (9, 2):
        keep_commitment(programme, what=f"Teko {day}", owner="Aino", due_on=date(2027, 1, day))
    shown = client_of(aino).get(f"/programmes/{programme.pk}/").context["promises"]
    assert [one.what for one in shown][:3] == ["Teko 2", "Teko 9", "Joskus 0"]
    assert [one.what for one in open_commitments(programme)][:2] == ["Teko 2", "Teko 9"]
    listed = client_of(aino).get(LIST).context["commitments"]
    assert [one.what for one in listed][:2] == ["Teko 2", "Teko 9"]
