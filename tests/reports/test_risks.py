"""A risk of the plan leads to what is done about it and how it ends, and the report says so."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Person
from talkoot.practice.models import Commitment
from talkoot.programmes.actions import plan as planning
from talkoot.programmes.models import Programme
from talkoot.programmes.plans.schema import PlanText
from talkoot.reports import actions as reporting
from talkoot.reports import sources
from talkoot.reports.models import Means
from talkoot.reports.risks import actions
from talkoot.reports.risks.whole import keys_of, risks
from tests.conftest import ClientOf


def planned(programme: Programme, what: str, ident: str = "") -> None:
    text = PlanText.model_validate({"loads": [{"id": ident, "what": what, "basis": "Kysely"}]})
    seen = planning.mark_of(planning.plan_of(programme), "start")
    planning.write_plan(programme, "start", text, None, seen=seen)


@pytest.fixture
def risky(told: Programme) -> Programme:
    planned(told, "Tauot jäävät pitämättä")
    return told


def first_key(programme: Programme) -> str:
    return keys_of(planning.plan_of(programme).text.loads[0])[0]


def page(name: str, programme: Programme, *rest: object) -> str:
    return reverse(f"reports:{name}", args=[programme.pk, *rest])


def test_a_risk_is_tied_to_what_is_done_and_stays_so_when_it_is_worded_anew(
    risky: Programme, aino: Person, bengt: Person, client_of: ClientOf
) -> None:
    client, key = client_of(aino), first_key(risky)
    kept = Commitment.objects.get(what="Tauko klo 10")
    chosen = {"what": f"commitment:{kept.pk}"}
    assert client_of(bengt).post(page("means", risky, key), chosen).status_code == 404
    assert client.post(page("means", risky, key), {"what": "commitment:1"}).status_code == 302
    assert not Means.objects.exists()
    client.post(page("means", risky, key), chosen)
    key = first_key(risky)
    client.post(page("risk", risky, key), {"state": "eased", "known_by": "Kysely", "seen": "0"})
    planned(risky, "Tauko jää pitämättä iltaisin", key)
    [risk] = risks(risky, aino)
    assert [(one.means.words, bool(one.address)) for one in risk.means] == [("Tauko klo 10", True)]
    assert risk.state.state == "eased"
    assert "Tauko klo 10" in client_of(bengt).get(page("risks", risky)).content.decode()
    draft = reporting.begin(risky, "fi")
    said = draft.passages.get(key=f"results:risk:{key}")
    assert "teko ”Tauko klo 10”. Lopussa se oli helpottanut (Kysely)." in said.text
    source = sources.seen(draft, [said], bengt)[said.pk]
    assert source.address == f"{page('risks', risky)}#risk-{key}"
    kept.delete()
    [risk] = risks(risky, aino)
    assert [(one.means.words, one.address) for one in risk.means] == [("Tauko klo 10", "")]
    going = page("means-remove", risky, Means.objects.get().pk)
    assert "Tauko klo 10" in client.get(going).content.decode(), "she is asked first"
    assert Means.objects.exists()
    client.post(going)
    assert not Means.objects.exists()


def test_two_who_say_how_a_risk_is_see_both(
    risky: Programme, aino: Person, client_of: ClientOf
) -> None:
    told: dict[str, Any] = {"state": "eased", "known_by": "Kysely", "person": aino}
    actions.tell(risky, first_key(risky), **told, seen=0)
    key = first_key(risky)
    with pytest.raises(ChangedMeanwhileError):
        actions.tell(risky, key, **told, seen=0)
    typed = {"state": "gone", "known_by": "Riskien arviointi", "seen": "0"}
    answer = client_of(aino).post(page("risk", risky, key), typed)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Kysely" in shown
    assert 'value="Riskien arviointi"' in shown
    assert 'name="seen" value="1"' in shown


def test_whoever_mistypes_still_sees_what_was_saved_before_her(
    risky: Programme, aino: Person, client_of: ClientOf
) -> None:
    told: dict[str, Any] = {"state": "eased", "known_by": "Kysely", "person": aino}
    actions.tell(risky, first_key(risky), **told, seen=0)
    address = page("risk", risky, first_key(risky))
    typed = {"state": "solved", "known_by": "Riskien arviointi", "seen": "0"}
    refused = client_of(aino).post(address, typed).content.decode()
    assert 'value="Riskien arviointi"' in refused, "what was typed stays"
    assert 'name="seen" value="0"' in refused, "what was saved she has not read yet"


def test_who_opened_a_risk_before_it_had_an_id_still_sees_both(
    risky: Programme, aino: Person, client_of: ClientOf
) -> None:
    before = first_key(risky)
    actions.tell(risky, before, state="eased", known_by="Kysely", person=aino, seen=0)
    assert first_key(risky) != before
    address = page("risk", risky, before)
    typed = {"state": "gone", "known_by": "Riskien arviointi", "seen": "0"}
    answer = client_of(aino).post(address, typed)
    assert answer.status_code == 409
    assert 'value="Riskien arviointi"' in answer.content.decode()
    assert client_of(aino).post(address, typed | {"seen": "1"}).status_code == 302
    [risk] = risks(risky)
    assert risk.state.state == "gone"
