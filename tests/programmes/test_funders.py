"""Two funders pay one programme: each by its own rule, nobody twice, and the rest is one's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Organisation, Person
from talkoot.programmes.actions import create_programme
from talkoot.programmes.actions import money as actions
from talkoot.programmes.models import Budget, BudgetLine, Cost, Funding, Programme
from talkoot.programmes.money.advice import advise
from talkoot.programmes.money.state import State
from tests.conftest import ClientOf

TODAY = date(2026, 5, 1)
KEVA = {
    "funder": "keva",
    "decided_on": date(2026, 2, 1),
    "granted": Decimal(12000),
}
TOWN = {
    "funder": "other",
    "name": "Kuoman kehittämisraha",
    "rule": Decimal(20),
    "rule_from": "Hallintosääntö 12 §",
    "decided_on": date(2026, 2, 10),
    "granted": Decimal(4800),
}


@pytest.fixture
def programme(kuoma: Organisation) -> Programme:
    """24 000 euros of expert's work, and 1 000 of equipment, which Keva does not pay for."""
    made = create_programme(kuoma, "Vertaisena", date(2026, 3, 1), date(2027, 2, 28))
    actions.set_funding(made, KEVA, None, seen=0)
    actions.add_funding(made, TOWN, None)
    lines = [
        {"category": "fee", "amount": Decimal(24000)},
        {"category": "equipment", "amount": Decimal(1000), "eligible": "no"},
    ]
    actions.set_budget(made, lines, [], None, seen=0)
    return made


def address(programme: Programme, rest: str = "") -> str:
    return f"/programmes/{programme.pk}/money/{rest}"


def paid(programme: Programme, amount: str, **more: object) -> None:
    told = {"on": date(2026, 4, 1), "category": "fee", "what": "Työ", "amount": Decimal(amount)}
    actions.keep_cost(programme, told | more)


def test_each_funder_pays_its_share_and_the_rest_is_ones_own(programme: Programme) -> None:
    state = State(programme)
    assert [one.name for one in state.funds] == ["Keva", TOWN["name"]]
    assert [one.budget.share for one in state.funds] == [Decimal(12000), Decimal(4800)]
    assert (state.budget.total, state.budget.own) == (Decimal(25000), Decimal(8200))
    assert advise(state, TODAY) == []


def test_a_share_that_each_call_says_is_asked_for_only_until_it_is_decided(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    keva, town = State(programme).funds
    ask = "Kirjoita osuus säännöstä"
    assert keva.note
    assert ask not in client_of(aino).get(address(programme)).content.decode()
    programme.fundings.filter(pk=town.funding.pk).update(decided_on=None)
    assert ask in client_of(aino).get(address(programme)).content.decode()


def test_shares_of_a_cost_are_whole_cents_and_a_cost_may_be_one_funders_alone(
    programme: Programme,
) -> None:
    town = programme.fundings.get(funder="other")
    paid(programme, "1000.01")
    paid(programme, "100", only=town, category="travel")
    paid(programme, "50", category="equipment")
    state = State(programme)
    keva, other = (one.used for one in state.funds)
    assert (keva.eligible, keva.share) == (Decimal("1000.01"), Decimal("500.00"))
    assert (other.eligible, other.share) == (Decimal("1150.01"), Decimal("230.00"))
    assert state.used.own == Decimal("1150.01") - 730
    whole = state.statement(date(2026, 1, 1), date(2026, 12, 31))
    assert whole.whole.share == Decimal(730)
    alone = state.statement(date(2026, 1, 1), date(2026, 12, 31), state.funds[0])
    assert [one.amount for one in alone.costs] == [Decimal("1000.01"), Decimal(50)]
    assert alone.whole.share == Decimal(500)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"rule": Decimal(60), "share": Decimal(60)}, "would pay 110 percent of it"),
        ({"granted": Decimal(14000)}, "have granted 26\u00a0000,00 € together"),
        ({"share": Decimal(25)}, "The decision says 25 percent, the funder's rule 20 percent"),
        ({"rule_from": ""}, "Write where the share of the call stands"),
        ({"rule": None}, "The share is not known"),
        ({"granted": Decimal(9000)}, "37,5 percent of the eligible costs"),
        ({"decided_on": date(2026, 3, 2)}, "Kuoman kehittämisraha: The work starts before"),
        (
            {"funder": "esr-2014", "people": {"contact": {"name": "Aino"}}},
            "Contact person: this funder wants a phone number",
        ),
    ],
)
def test_a_bad_day_of_several_funders_is_told(
    programme: Programme, told: dict[str, object], sentence: str
) -> None:
    town = programme.fundings.get(funder="other")
    actions.set_funding(programme, told, None, seen=1, funding=town)
    said = advise(State(programme), TODAY)
    assert any(sentence in one for one in said), said


def test_aino_adds_a_funder_who_wants_a_phone_and_takes_it_away_again(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    client = client_of(aino)
    assert "?funder=esr-2014" in client.get(address(programme, "funders/new/")).content.decode()
    form = client.get(address(programme, "funders/new/?funder=esr-2014")).content.decode()
    assert 'name="contact-phone"' in form
    typed = {
        "funder": "esr-2014",
        "rule": "75",
        "rule_from": "Haku S21990",
        "contact-name": "Aino",
        "contact-phone": "040 1234567",
        "seen": "0",
    }
    wrong = client.post(address(programme, "funders/new/"), typed | {"granted": "paljon"})
    assert "040 1234567" in wrong.content.decode()
    client.post(address(programme, "funders/new/"), typed)
    added = Funding.objects.get(funder="esr-2014")
    assert added.people == {"contact": {"name": "Aino", "phone": "040 1234567"}}
    page = client.get(address(programme)).content.decode()
    assert "75\u00a0%" in page
    assert "Haku S21990" in page
    paper = address(programme, f"documents/{added.pk}/application/")
    client.post(paper, {"on": "1.2.2026"})
    delivered = [one.delivered for one in programme.fundings.all()]
    assert delivered == [{}, {}, {"application": "2026-02-01"}]
    client.post(address(programme, f"funders/{added.pk}/remove/"))
    assert programme.fundings.count() == 2
    assert programme.budget_lines.count() == 2


def test_two_who_correct_one_cost_see_both(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    paid(programme, "100")
    cost = programme.costs.get()
    client, page = client_of(aino), address(programme, f"costs/{cost.pk}/")
    assert 'name="seen" value="1"' in client.get(page).content.decode()
    actions.keep_cost(programme, {"amount": Decimal(110), "what": "Työpaja"}, cost, aino, seen=1)
    with pytest.raises(ChangedMeanwhileError):
        actions.keep_cost(programme, {"amount": Decimal(120)}, cost, None, seen=1)
    typed = {"on": "1.4.2026", "category": "fee", "what": "Työ", "amount": "130,00", "seen": "1"}
    answer = client.post(page, typed)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "110,00" in told
    assert 'value="130,00"' in told
    assert 'name="seen" value="2"' in told
    assert client.post(page, typed | {"seen": "2"}).status_code == 302
    assert programme.costs.get().amount == Decimal(130)


def test_the_statement_of_one_funder_holds_its_own_costs_only(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    keva, town = programme.fundings.all()
    paid(programme, "100", what="Yhteinen")
    paid(programme, "70", what="Vain kunnan", only=town)
    client = client_of(aino)
    table = client.get(address(programme, f"statement.csv?funder={keva.pk}")).content.decode()
    assert "Yhteinen" in table
    assert "Vain kunnan" not in table
    assert "Vain kunnan" in client.get(address(programme, "statement/")).content.decode()
    assert client.get(address(programme, "statement/?funder=99999")).status_code == 404


def test_money_that_stood_with_one_funding_is_shared_by_rule_as_before(
    programme: Programme,
) -> None:
    keva = programme.fundings.get(funder="keva")
    paid(programme, "100", only=keva)
    programme.budget_lines.update(only=keva)
    Budget.objects.all().delete()
    import_module("talkoot.programmes.migrations.0008_money_of_the_programme").move(apps, None)
    rows: list[BudgetLine | Cost] = [*programme.budget_lines.all(), *programme.costs.all()]
    assert [(one.programme, one.only) for one in rows] == [(programme, None)] * 3
    assert Budget.objects.get().edits == 1
