"""A programme of the neighbour's that Kuoma has brought in and made its own."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

from django.utils import timezone

from talkoot.people.models import Organisation, Person
from talkoot.portable.actions import arriving, bringing
from talkoot.portable.actions.taking import take
from talkoot.portable.gathering import Choice
from talkoot.portable.unpacking import Unpacked
from talkoot.programmes.actions import modules
from talkoot.programmes.actions import plan as planning
from talkoot.programmes.models import Programme

TITLE = "Voimavaroista vuosikelloon Kuomassa"
BEGINS = 70
SUMMARY = (
    "Otimme Lehtirannan hankkeen pohjaksi. Meillä aloitetaan tukipalveluista, koska siellä "
    "vuoden kulku on jo nyt tutuin, ja kello rakennetaan yhdessä ruokapalvelun kanssa."
)
AIM = "Sama kuin Lehtirannassa, mutta kahdessa osassa: ensin keittiö, sitten siivous."
OURS = "Kevään väliarviointi"
OURS_AIM = "Katsotaan yhdessä, mitä naapurilta lainatusta kannattaa pitää."


def come(theirs: Programme) -> None:
    """Its first version is here and has been changed; the newer one waits to be looked at."""
    kuoma = Organisation.objects.get(slug="kuoma")
    helena = Person.objects.get(email="helena@kuoma.example")
    every = list(theirs.modules.values_list("pk", flat=True))
    first, size = _file(theirs, every[:-1])
    wish = bringing.Wish(TITLE, _day(BEGINS))
    made = bringing.bring(Unpacked(first, size), kuoma, helena, wish)
    _make_ours(made, helena)
    arriving.receive(kuoma, helena, *_file(theirs, every))


def _file(theirs: Programme, chosen: list[int]) -> tuple[BytesIO, int]:
    to = BytesIO()
    take(theirs, to, Choice(modules=frozenset(chosen), money=False, year=False), "CC-BY-4.0")
    return to, len(to.getvalue())


def _make_ours(made: Programme, helena: Person) -> None:
    plan = planning.plan_of(made)
    text = plan.text.model_copy(update={"summary": SUMMARY})
    seen = planning.mark_of(plan, "summary")
    planning.write_plan(made, "summary", text, helena, seen=seen)
    first, second, *_rest = made.modules.all()
    modules.change_module(first, {"aim": AIM, "owner": helena}, seen=first.version)
    modules.place_module(second, 3)
    days = {"starts_on": _day(BEGINS + 150), "ends_on": _day(BEGINS + 160)}
    modules.add_module(made, title=OURS, aim=OURS_AIM, audience="everyone", owner=helena, **days)


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
