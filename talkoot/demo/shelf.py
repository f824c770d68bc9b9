"""What Kuoma has of its own: idea boxes on two walls, a method of the consultancy's, a draft."""

from __future__ import annotations

from talkoot.methods import actions, library, reading, writing
from talkoot.people.models import Organisation, Person, Role, Unit
from talkoot.practice import ideas

KITCHEN = (
    "Radio hiljemmalle aamulla, iltapäivällä saa soida",
    "Yksi astiakärry lisää tiskin viereen",
    "Reseptit seinälle isolla, niin sijainenkin löytää",
    "Tauolla istutaan, ei seistä oven välissä",
    "Vitsi viikossa valkotaululle",
    "Sovitaan kuka avaa takaoven talvella",
)
CLEANING = (
    "Rikkinäiset moput yhteen koriin, tilataan kerralla",
    "Avaimet samaan paikkaan joka talossa",
    "Kahvit yhdessä keittiön väen kanssa perjantaisin",
)
ROUND = {"fi": "Virran aamukierros", "sv": "Virtas morgonrunda", "en": "Virta's morning round"}


def hang_up(units: dict[str, Unit]) -> None:
    """One box has a handful, the other is opened only together with it."""
    for code, texts in (("21", KITCHEN), ("22", CLEANING)):
        box = ideas.hang_up(units[code])
        for text in texts:
            ideas.put_in(box, text)


def write(houses: dict[str, Organisation], helena: Person, mika: Person) -> None:
    """The consultancy offers a method of its own; Helena has begun one."""
    Role.objects.get_or_create(
        organisation=houses["virta"], person=mika, role=Role.Name.FACILITATOR
    )
    words = reading.words_of(library.source_of("round-of-voices"))
    words |= {"id": "virran-aamukierros", "title": ROUND}
    own = actions.take_in(houses["virta"], mika, writing.write(words))
    actions.publish(own, mika)
    actions.offer(own, [houses["kuoma"]])
    actions.begin(houses["kuoma"], helena, title={"fi": "Viiden minuutin kiitos"})
