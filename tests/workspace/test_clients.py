"""An expert learns from feedback over her clients, as far as each lets her, and sees no people."""

from __future__ import annotations

from django.urls import reverse

from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes import actions as programmes
from talkoot.programmes.actions import clients, modules
from talkoot.programmes.actions.feedback import give_feedback
from talkoot.programmes.card import Card
from talkoot.programmes.models import ClientSum, Module, Programme
from tests.conftest import ClientOf, person

PAGE = "/clients/"


def used_in(slug: str, expert: Person, answers: list[int]) -> Module:
    """A house in which the expert's module has been told of, and somebody who coordinates it."""
    house, _made = Organisation.objects.get_or_create(slug=slug, defaults={"name": slug.title()})
    Role.objects.get_or_create(organisation=house, person=expert, role="facilitator")
    programme = programmes.create_programme_from_card(house, Card(title=f"Hanke {slug}"))
    module = modules.add_module(programme, title="Oma työpäivä ", owner=expert)
    for number, useful in enumerate(answers):
        give_feedback(module, person(house, f"{slug}{number}", "member"), {"useful": useful})
    return module


def allow(programme: Programme, expert: Person, by: Person, client_of: ClientOf, act: str) -> int:
    address = reverse("programmes:experts", args=[programme.pk])
    return client_of(by).post(address, {"act": act, "expert": expert.pk}).status_code


def shown(expert: Person, client_of: ClientOf) -> list[tuple[int, float]]:
    packages = client_of(expert).get(PAGE).context["packages"]
    return [
        (figure.n, figure.mean)
        for one in packages
        for scale, figure in one.figures
        if scale.key == "useful" and figure.released
    ]


def test_she_sees_the_sum_of_those_who_agreed_and_it_moves_by_three_at_a_time(
    kuoma: Organisation, aino: Person, bengt: Person, cecilia: Person, client_of: ClientOf
) -> None:
    expert = person(kuoma, "Eero", "facilitator")
    first = used_in("kuoma", expert, [5, 5, 4, 4, 5])
    others = [used_in(name, expert, [3, 3, 2, 3, 4]) for name in ("lintula", "ahvela", "haukila")]
    assert allow(first.programme, expert, bengt, client_of, "give") == 404
    assert allow(first.programme, expert, cecilia, client_of, "give") == 404
    assert allow(first.programme, bengt, aino, client_of, "give") == 404  # owns no module
    assert allow(first.programme, expert, aino, client_of, "give") == 302
    clients.give_consent(others[0].programme, expert, aino)
    clients.sum_up()
    assert not ClientSum.objects.exists()  # two
    for one in others[1:]:
        clients.give_consent(one.programme, expert, aino)
    clients.sum_up()
    assert shown(expert, client_of) == [(20, 3.4)]  # 4.6 and three times 3.0
    for number in range(5):  # one house has more to tell: alone it would be seen in the difference
        give_feedback(first, person(kuoma, f"Lisä{number}", "member"), {"useful": 1})
    clients.sum_up()
    assert shown(expert, client_of) == [(20, 3.4)]
    modules.change_module(first, {"owner": None}, seen=1)  # the yes can still be taken back
    page = client_of(aino).get(reverse("programmes:experts", args=[first.programme_id]))
    assert [person for person, _given in page.context["rows"]] == [expert]
    assert allow(first.programme, expert, aino, client_of, "withdraw") == 302
    others[2].delete()
    clients.sum_up()
    assert shown(expert, client_of) == [(20, 3.4)]  # nothing is ever taken out again
    told = client_of(expert).get(PAGE).content.decode()
    assert "Lintula" in told
    assert "lintula0" not in told
    assert shown(cecilia, client_of) == []
    Role.objects.filter(person=expert).delete()  # she works for nobody any more
    assert shown(expert, client_of) == []


def test_what_is_no_expert_is_refused(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    address = reverse("programmes:experts", args=[programme.pk])
    for said in ("", "²", "9" * 5000):
        answer = client_of(aino).post(address, {"act": "withdraw", "expert": said})
        assert answer.status_code == 400
