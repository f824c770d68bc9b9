"""Aino writes the plan part by part; who reads it, and what of it is never written again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.people.models import Organisation, Person
from talkoot.portable.leaving import bare
from talkoot.programmes.actions import create_programme, create_programme_from_card
from talkoot.programmes.actions import plan as actions
from talkoot.programmes.card import Card
from talkoot.programmes.models import FrozenError, Programme
from talkoot.programmes.plans import outline
from talkoot.programmes.plans.advice import advise
from talkoot.programmes.plans.schema import SECTIONS, PlanText
from tests.conftest import ClientOf

TREE = {
    "summary": "Kuomassa lisätään jaksamista.",
    "goals": [
        {
            "id": "goal",
            "what": "Työssä jaksetaan",
            "effects": [
                {
                    "id": "effect",
                    "what": "Tauot pidetään",
                    "leads_to": "Asiakas saa rauhassa palvelua",
                    "indicators": [
                        {"id": "indicator", "what": "Palautuminen", "target": "3,5"},
                    ],
                }
            ],
        }
    ],
    "parties": [
        {"role": "expert", "organisation": "JUJU Works Oy", "person": "Eeva Esimerkki"},
        {"role": "health", "organisation": "Kuoman työterveys", "told": "Aloitus ja tulokset"},
    ],
}


@pytest.fixture
def programme(kuoma: Organisation) -> Programme:
    return create_programme(kuoma, "Jaksetaan yhdessä", date(2026, 3, 1), date(2027, 2, 28))


def written(programme: Programme, told: Mapping[str, object], person: Person | None = None) -> None:
    text = PlanText.model_validate(told)
    for section in ("summary", "goals", "people"):
        seen = actions.mark_of(actions.plan_of(programme), section)
        actions.write_plan(programme, section, text, person, seen=seen)


def address(programme: Programme, rest: str = "") -> str:
    return f"/programmes/{programme.pk}/plan/{rest}"


def typed(client: Client, programme: Programme, section: str, **more: str) -> dict[str, str]:
    """What the form of a part would post, with more typed in it."""
    page = client.get(address(programme, f"edit/{section}/"))
    return {"seen": page.context["seen"], **more}


GOAL = {
    "goals._shown": "1",
    "goals.0._shown": "1",
    "goals.0.id": "goal",
    "goals.0.what": "Työssä jaksetaan",
    "goals.0.effects._shown": "1",
    "goals.0.effects.0._shown": "1",
    "goals.0.effects.0.what": "Tauot pidetään",
    "goals.0.effects.0.indicators._shown": "1",
    "goals.0.effects.0.indicators.0._shown": "1",
    "goals.0.effects.0.indicators.0.what": "Palautuminen",
    "goals.0.effects.0.indicators.0.baseline": "2,9",
}


def test_aino_writes_a_goal_with_its_effect_and_indicator(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    client = client_of(aino)
    answer = client.post(
        address(programme, "edit/goals/"), typed(client, programme, "goals", **GOAL)
    )
    assert answer.status_code == 302
    [(goal, effect, indicator)] = actions.plan_of(programme).text.indicators()
    assert (goal.what, effect.what, indicator.baseline) == (
        "Työssä jaksetaan",
        "Tauot pidetään",
        "2,9",
    )
    page = client.get(address(programme)).content.decode()
    assert page.index("Työssä jaksetaan") < page.index("Tauot pidetään") < page.index("2,9 →")


def test_a_new_goal_comes_with_a_row_for_its_effect_and_one_for_the_indicator(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    client = client_of(aino)
    posted = typed(client, programme, "goals", do="add:goals", **GOAL)
    answer = client.post(address(programme, "edit/goals/"), posted, follow=True)
    page = answer.content.decode()
    assert 'name="goals.1.effects.0.indicators.0.target"' in page
    assert len(actions.plan_of(programme).text.goals) == 1, "an empty row is not kept"


def test_a_day_that_is_none_is_said_and_stays_as_typed(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    client = client_of(aino)
    rows = {
        "cooperation._shown": "1",
        "cooperation.0._shown": "1",
        "cooperation.0.on": "31.2.2026",
        "cooperation.0.body": "Yhteistyötoimikunta",
    }
    answer = client.post(
        address(programme, "edit/together/"), typed(client, programme, "together", **rows)
    )
    assert answer.status_code == 422
    assert 'value="31.2.2026"' in answer.content.decode()
    assert not programme.frozen_plans.exists()
    assert actions.plan_of(programme).pk is None


def test_two_who_write_the_same_part_see_both_and_lose_nothing(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    client = client_of(aino)
    mine = typed(client, programme, "summary", summary="Minun sanani")
    seen = actions.mark_of(actions.plan_of(programme), "summary")
    actions.write_plan(programme, "summary", PlanText(summary="Toisen sanat"), None, seen=seen)
    answer = client.post(address(programme, "edit/summary/"), mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Minun sanani" in page
    assert "Toisen sanat" in page
    assert actions.plan_of(programme).text.summary == "Toisen sanat"
    again = mine | {"seen": answer.context["seen"]}
    assert client.post(address(programme, "edit/summary/"), again).status_code == 302
    assert actions.plan_of(programme).text.summary == "Minun sanani"


def test_two_who_write_different_parts_do_not_meet(programme: Programme) -> None:
    seen = actions.mark_of(actions.plan_of(programme), "goals")
    written(programme, {"summary": "Lyhyesti"})
    text = PlanText.model_validate(TREE)
    actions.write_plan(programme, "goals", text, None, seen=seen)
    assert actions.plan_of(programme).text.summary == "Lyhyesti"
    assert actions.plan_of(programme).text.goals == text.goals


def test_a_partner_reads_the_plan_without_people_also_as_it_was_sent(
    programme: Programme, paavo: Person, bengt: Person, client_of: ClientOf
) -> None:
    written(programme, TREE)
    copy = actions.freeze(programme, date(2026, 1, 15))
    for rest in ("", f"sent/{copy.pk}/"):
        page = client_of(paavo).get(address(programme, rest)).content.decode()
        assert "JUJU Works Oy" in page
        assert "Eeva Esimerkki" not in page
        assert "Eeva Esimerkki" in client_of(bengt).get(address(programme, rest)).content.decode()


def test_what_was_sent_stays_and_what_changed_is_shown_beside_it(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    written(programme, TREE)
    copy = actions.freeze(programme, date(2026, 1, 15))
    written(programme, TREE | {"summary": "Kuomassa lisättiin jaksamista."})
    copy.refresh_from_db()
    assert copy.text.summary == "Kuomassa lisätään jaksamista."
    assert actions.summary_at_application(programme) == "Kuomassa lisätään jaksamista."
    page = client_of(aino).get(address(programme, f"sent/{copy.pk}/")).content.decode()
    assert "Kuomassa lisätään" in page
    assert "Kuomassa lisättiin" in page
    copy.title = "Toinen"
    with pytest.raises(FrozenError):
        copy.save()


@pytest.mark.usefixtures("english")
def test_nothing_is_said_to_have_changed_where_nothing_has() -> None:
    plan = PlanText.model_validate(TREE)
    assert outline.changes(plan, plan) == []
    [(_title, lines)] = outline.changes(plan, plan.model_copy(update={"goals": ()}))
    assert ("gone", "Goal 1") in lines


@pytest.mark.usefixtures("english")
def test_the_names_of_implementer_and_expert_are_compared_without_case(
    programme: Programme,
) -> None:
    def said(expert: str) -> list[str]:
        parties = [
            {"role": "implementer", "organisation": "JUJU Works Oy"},
            {"role": "expert", "organisation": expert},
        ]
        return advise(PlanText.model_validate({"parties": parties}), programme)

    sentence = "Implementer and expert are different. Say why, and who answers for what."
    assert sentence not in said("JuJu  Works Oy")
    assert sentence in said("Toinen Oy")


def test_the_project_page_follows_the_dates(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    told = {"title": "Uusi nimi", "starts_on": "29.2.2028", "ends_on": "1.3.2028"}
    assert client_of(aino).post(address(programme, "dates/"), told).status_code == 302
    programme.refresh_from_db()
    assert (programme.title, programme.starts_on) == ("Uusi nimi", date(2028, 2, 29))
    wrong = told | {"ends_on": "1.1.2028"}
    assert client_of(aino).post(address(programme, "dates/"), wrong).status_code == 200


def test_a_title_that_is_a_heading_of_its_page_is_asked_for_again(
    kuoma: Organisation, aino: Person, client_of: ClientOf
) -> None:
    """The page is read by its headings: with such a title it could never be read again."""
    page = Card(title="Jaksetaan yhdessä", summary="Tauoista tulee tapa.")
    programme = create_programme_from_card(kuoma, page)
    browser = client_of(aino)
    dates = {"title": "Tiivistelmä", "starts_on": "1.3.2026", "ends_on": ""}
    again = browser.post(address(programme, "dates/"), dates)
    assert "Tiivistelmä" in again.content.decode()
    assert again.context["form"].errors.keys() == {"title"}
    browser.post(address(programme, "dates/"), dates | {"title": "Tiivistä menoa"})
    programme.refresh_from_db()
    assert programme.page == page.model_copy(
        update={"title": "Tiivistä menoa", "starts_on": date(2026, 3, 1)}
    )


def test_every_part_of_a_plan_opens_and_several_applicants_stay_as_typed(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    client = client_of(aino)
    for section in SECTIONS:
        assert client.get(address(programme, f"edit/{section}/")).status_code == 200
    told = {
        "parties._shown": "1",
        "parties.0._shown": "1",
        "parties.0.role": "co-applicant",
        "parties.0.form": "uas",
        "parties.0.organisation": "Saariston AMK",
        "parties.0.behalf": "Leponiemi\nSaarela",
        "parties.1._shown": "1",
        "parties.1.role": "health",
        "parties.1.organisation": "Kuoman työterveys",
    }
    client.post(address(programme, "edit/people/"), typed(client, programme, "people", **told))
    heard = {
        "informed._shown": "1",
        "informed.0._shown": "1",
        "informed.0.on": "2.3.2026",
        "informed.0.whom": "health",
        "informed.0.what": "Aikataulu",
    }
    written = typed(client, programme, "together", **heard)
    client.post(address(programme, "edit/together/"), written)
    page = client.get(address(programme)).content.decode()
    for words in ("Leponiemi, Saarela", "2.3.2026", "Aikataulu"):
        assert words in page
    plan = actions.plan_of(programme).text
    assert [one.organisation for one in plan.applicants] == ["Saariston AMK"]
    assert bare(plan).informed == ()


@pytest.mark.usefixtures("english")
def test_who_answers_to_the_funder_and_what_health_care_heard_are_asked_for(
    kuoma: Organisation,
) -> None:
    begun = create_programme(kuoma, "Alkanut", timezone.localdate() - timedelta(days=9), None)
    both = "Several apply together: say which one of them answers to the funder."
    heard = "It is not written down what occupational health care has been told, and when."

    def said(*parties: dict[str, str], informed: tuple[dict[str, str], ...] = ()) -> list[str]:
        told = {"parties": parties, "informed": informed}
        return advise(PlanText.model_validate(told), begun)

    along, health = {"role": "co-applicant"}, {"role": "health"}
    assert both in said(along)
    assert both not in said(along, {"role": "applicant"})
    assert heard in said(health)
    assert heard not in said(health, informed=({"on": "1.3.2026", "whom": "health"},))
