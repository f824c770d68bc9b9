"""A small town with one of each thing that has an address, and browsers of all the cast."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import product
from string import Formatter

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from talkoot.cohorts.actions import founding, joining, journal, writing
from talkoot.cohorts.models import Proposal
from talkoot.methods import actions as methods
from talkoot.people import actions as people
from talkoot.people.actions import following
from talkoot.people.actions.following import follow
from talkoot.people.models import Organisation, Person
from talkoot.portable.actions import arriving, bringing
from talkoot.portable.actions.taking import take
from talkoot.portable.gathering import Choice
from talkoot.portable.unpacking import Unpacked
from talkoot.practice import actions as practice
from talkoot.practice import ideas
from talkoot.practice.actions import operating_models as modelling
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.clock import feed as clock_feed
from talkoot.practice.models import Commitment
from talkoot.programmes import actions as programmes
from talkoot.programmes.actions import modules, money, sparring
from talkoot.programmes.actions import plan as planning
from talkoot.programmes.actions.documents import add_document
from talkoot.programmes.actions.material import add_material
from talkoot.programmes.card import Card
from talkoot.programmes.filekinds import KINDS
from talkoot.programmes.models import Plan
from talkoot.reports import actions as reporting
from talkoot.reports import handing
from talkoot.reports.evaluation import actions as evaluation
from talkoot.reports.evaluation.whole import whole
from talkoot.reports.models import Award, Observation, PublicPage
from talkoot.reports.outputs.content import content
from talkoot.reports.risks import actions as risks
from talkoot.surveys import library, personal, slips
from talkoot.surveys.actions import answer, count, invite, plan, trust
from talkoot.surveys.models import Linking, Remark, Sorting, Trust
from talkoot.themes import actions as taking
from talkoot.workshops import seats
from talkoot.workshops.actions import close, join, prepare, roster
from talkoot.workshops.models import Workshop
from talkoot.workshops.views import host, seat
from tests.workshops.conftest import METHOD

KEY = base64.b64encode(bytes(range(32))).decode()  # no one has the other half
ROSTER = b"number;name;email\nkuoma-Aino;Aino;aino@example.org\n7;Eeva;\n"


class Town:
    """One of each; `fill` writes their keys into an address."""

    def __init__(self, kuoma: Organisation, aino: Person, bengt: Person) -> None:
        self.host = aino
        self.programme = programmes.create_programme_from_card(
            kuoma, Card(title="Hyvä työpäivä Kuomassa")
        )
        self.sent = planning.freeze(self.programme, date(2026, 1, 15))
        told = {"funder": "tyosuojelurahasto"}
        self.funding = money.set_funding(self.programme, told, aino, seen=0)
        paid = {"on": date(2026, 3, 2), "category": "fee", "what": "Työpaja", "amount": Decimal(99)}
        self.cost = money.keep_cost(self.programme, paid)
        self.room = self.open("Mistä arki sujuu?", aino)
        self.plan = prepare.prepare(self.programme, METHOD, aino, title="Mitä seuraavaksi?")
        self.memory = self.open("Mitä opimme?", aino)
        close.close(self.memory)
        last = timezone.localdate() + timedelta(days=9)
        self.days = prepare.prepare(
            self.programme, METHOD, aino, title="Viikon kysymys", closes_on=last
        )
        prepare.open_room(self.days)
        roster.invite(self.days, [bengt])
        self.learn()
        self.commitment = Commitment.objects.create(
            programme=self.programme, what="Tauko klo 10", due_on=date(2031, 1, 1)
        )
        self.model = modelling.make(
            kuoma, {"name": "Vaihto", "licence": "CC-BY-4.0"}, programme=self.programme
        )
        modelling.release(self.model, seen=1)
        self.model.refresh_from_db()
        self.evidence = practice.record_evidence(
            self.programme,
            source=self.memory.pk,
            kind="write",
            title="Mihin tartutaan?",
            body={"items": ["Avaimet"]},
            found_on=date(2026, 11, 1),
        )
        nine = {"people": 9, "heard": 9, "beats": []}
        Workshop.objects.filter(pk=self.memory.pk).update(summary=nine)
        self.observation = Observation.objects.create(
            programme=self.programme,
            text="Avaimet ovat paikoillaan.",
            source=self.evidence.pk,
            title="Mihin tartutaan?",
            said_on=date(2026, 11, 1),
            said=1,
            read=1,
        )
        self.roster = people.keep_roster(kuoma, aino, None, ROSTER)
        self.invitation, self.letter = people.invite(
            kuoma, "fatima@example.org", "facilitator", by=aino
        )
        self.member = bengt
        sparring.book(self.time, bengt)
        self.own = methods.take_in(kuoma, aino, METHOD)
        methods.publish(self.own, aino)
        self.unit = kuoma.units.create(code="Y7", names={"fi": "Kahvio"})
        self.box = ideas.hang_up(self.unit)
        self.clock = clock_actions.begin(kuoma, timezone.localdate().year)
        self.clock_token = following.follow(aino, clock_feed.subject(self.clock))
        self.gather(bengt)
        self.ask(kuoma)
        self.bring(kuoma, aino)

    def bring(self, kuoma: Organisation, aino: Person) -> None:
        """A file that waits to be decided on, and a programme that was made of one."""
        file = BytesIO()
        take(self.programme, file, Choice(modules=frozenset()))
        size = len(file.getvalue())
        self.arrival = arriving.receive(kuoma, aino, file, size)
        self.came = bringing.bring(Unpacked(file, size), kuoma, aino, bringing.Wish("Sama"))

    def learn(self) -> None:
        """A module with one of each thing in it."""
        self.module = modules.add_module(self.programme, title="Sukupolvet")
        soon = timezone.now() + timedelta(days=9)
        (self.time,) = sparring.offer(self.module, self.host, soon, minutes=45, place="Kahvio")
        self.task = modules.add_task(self.module, title="Kolme kahvia")
        self.count = modules.count_people(
            self.module, what="Aloitus", held_on=date(2026, 9, 1), people=9
        )
        text = BytesIO(b"Hei")
        self.material = add_material(self.module, text, KINDS["txt"], 3, title="Opas")

    def ask(self, kuoma: Organisation) -> None:
        """A survey in each of its states; nobody has answered."""
        self.draft, *opened = [
            plan.prepare(
                kuoma,
                library.source_of("wellbeing-short"),
                f"Kysely {number}",
                handled_on=date(2026, 9, 1),
                public_key=KEY,
                trustee="Tuulikki Tammi",
            )
            for number in range(5)
        ]
        for survey in (self.draft, *opened):
            Trust.objects.create(survey=survey, rehearsed=KEY, trial="sana")
        agreed = {"decided_on": date(2026, 8, 1), "decided_by": "Luottamusmiehet"}
        Linking.objects.create(survey=opened[0], check_word="0" * 32, **agreed)
        for survey in opened:
            plan.open_survey(survey)
        self.asked, self.boxed, self.counted, self.told = opened
        plan.print_slips(self.asked, {0: 3})
        invite.add(self.asked, 0, name="Eeva", email="eeva@example.org")
        self.invitee = self.asked.invitees.get()
        for survey in opened[1:]:
            answer.close(survey)
        for survey in opened[2:]:
            count.load(survey, [])
        self.told.refresh_from_db()
        count.publish(self.told)
        self.theme = taking.propose(self.told, "Rauha syödä", "ps", 0)
        self.report = reporting.begin(self.programme, "fi")
        self.passage = reporting.add(self.report, "course", "Tauoista tuli tapa.")
        indicators = [{"id": "i", "what": "Keskeytykset"}]
        effect = {"id": "e", "what": "Katkokset vähenevät", "indicators": indicators}
        goal = {"id": "g", "what": "Arki sujuu", "effects": [effect]}
        plan_told = {"loads": [{"id": "load-1", "what": "Kiire"}], "goals": [goal]}
        Plan.objects.create(programme=self.programme, told=plan_told)
        gauged = next(one for part in whole(self.programme).parts for one in part.indicators)
        self.result = evaluation.measure(
            self.programme, gauged.key, value="6", origin="Oma laskenta",
            measured_on=date(2026, 12, 1), person=None, seen=0,
        )  # fmt: skip
        self.means = risks.link(
            self.programme, "load-1", "commitment", str(self.commitment.pk), "Tauko klo 10"
        )
        self.award = Award.objects.create(
            programme=self.programme, name="Teko", received_on=date(2026, 12, 1)
        )
        self.document = add_document(
            self.programme, file=BytesIO(b"Hei"), kind_of=KINDS["txt"], size=3,
            title="Tiedote", on=date(2026, 12, 1),
        )  # fmt: skip
        told = handing.told_of(content(self.report, public=True))
        told["documents"] = handing.documents(self.programme, "fi")
        self.open_page = PublicPage.objects.create(
            programme=self.programme,
            slug="hyva-tyopaiva",
            told={"fi": told},
            put_out_on=timezone.localdate(),
        )
        self.remark = Remark.objects.create(
            box=self.told.box, question="better", block10=0, text="Hei"
        )
        self.sorting = self.themes()

    def themes(self) -> Sorting:
        """One theme of one remark."""
        remark = Remark.objects.create(
            box=self.told.box, question="better", block10=0, text="Kiire"
        )
        theme = {"words": ["kiire"], "remarks": [str(remark.pk)]}
        vectors = {"axes": 1, "bytes": "AQ=="}
        told = {"language": "fi", "remarks": [str(remark.pk)], "by": "voikko", "why_none": ""}
        return Sorting.objects.create(
            survey=self.told,
            question="better",
            state=Sorting.State.DONE,
            proposal=[told | {"phrases": [], "themes": [theme], "vectors": vectors}],
        )

    def gather(self, bengt: Person) -> None:
        """A peer group that Bengt convenes, which is nobody else's in Kuoma."""
        today = timezone.localdate()
        self.cohort = founding.found(
            bengt, name="Kokit", purpose="", rules="Jää tänne.", ends_on=today, erase_on=today
        )
        series = programmes.create_series(self.cohort)
        self.meeting = prepare.prepare(series, METHOD, bengt, title="Kokkien ilta")
        prepare.open_room(self.meeting)
        self.invited, self.cohort_letter = joining.write_letter(self.cohort, "u@example.org")
        self.me = self.cohort.members.get()
        self.note, self.shared = writing.write(self.me, "Hei"), writing.share(self.me, "deed", "Ui")
        self.proposal = Proposal.objects.create(
            cohort=self.cohort, kind="newcomer", words={"who": "Uma", "email": "", "sees_all": ""}
        )
        self.deed = Commitment.objects.create(programme=series, what="Maistelu")
        self.entry = journal.write(bengt, kind="insight", text="Suola")

    def open(self, title: str, by: Person) -> Workshop:
        made = prepare.prepare(self.programme, METHOD, by, title=title)
        prepare.open_room(made)
        return made

    @property
    def words(self) -> dict[str, list[str]]:
        return {
            "programme": [str(self.programme.pk)],
            "room": [str(self.room.pk)],
            "sent": [str(self.sent.pk)],
            "cost": [str(self.cost.pk)],
            "plan": [str(self.plan.pk)],
            "memory": [str(self.memory.pk)],
            "secret": [self.room.secret or ""],
            "funding": [str(self.funding.pk)],
            "days": [str(self.days.pk)],
            "days_link": [roster.token_of(self.days, self.member.pk)],
            "commitment": [str(self.commitment.pk)],
            "evidence": [str(self.evidence.pk)],
            "model": [str(self.model.pk)],
            "model_secret": [self.model.secret or ""],
            "arrival": [str(self.arrival.pk)],
            "came": [str(self.came.pk)],
            "module": [str(self.module.pk)],
            "task": [str(self.task.pk)],
            "sparring": [str(self.time.pk)],
            "calendar": [follow(self.host, "mine")],
            "material": [str(self.material.pk)],
            "indicator": [self.result.indicator],
            "count": [str(self.count.pk)],
            "roster": [str(self.roster.pk)],
            "invitation": [str(self.invitation.pk)],
            "letter": [self.letter],
            "member": [str(self.member.pk)],
            "cohort": [str(self.cohort.pk)],
            "meeting": [str(self.meeting.pk)],
            "cohort_invited": [str(self.invited.pk)],
            "cohort_letter": [self.cohort_letter],
            "cohort_member": [str(self.me.pk)],
            "note": [str(self.note.pk)],
            "shared": [str(self.shared.pk)],
            "proposal": [str(self.proposal.pk)],
            "deed": [str(self.deed.pk)],
            "own": [str(self.own.pk)],
            "own_ref": [self.own.ref],
            "unit": [str(self.unit.pk)],
            "box": [str(self.box.pk)],
            "clock": [str(self.clock.pk)],
            "clock_entry": [str(self.clock.entries.filter(layer="law")[0].pk)],
            "clock_token": [self.clock_token],
            "box_secret": [self.box.secret],
            "entry": [str(self.entry.pk)],
            "draft": [str(self.draft.pk)],
            "asked": [str(self.asked.pk)],
            "boxed": [str(self.boxed.pk)],
            "counted": [str(self.counted.pk)],
            "told": [str(self.told.pk)],
            "theme": [str(self.theme.pk)],
            "passage": [str(self.passage.pk)],
            "open_page": [self.open_page.slug],
            "means": [str(self.means.pk)],
            "award": [str(self.award.pk)],
            "doc": [str(self.document.pk)],
            "said": [str(self.observation.pk)],
            "remark": [str(self.remark.pk)],
            "sorting": [str(self.sorting.pk)],
            "trusted": [trust.link_code(self.draft.trust)],
            "linked": [trust.link_code(self.asked.trust)],
            "invitee": [str(self.invitee.pk)],
            "personal": [personal.code(self.asked.pk, self.invitee.pk)],
            "slip": [slips.code(self.asked.pk, 0, 1)],
            "host_act": list(host.ACTIONS),
            "seat_act": list(seat.ACTIONS),
        }

    def fill(self, address: str) -> list[str]:
        """Return the address with its words filled in; with several, if a word has several."""
        names = [name for _text, name, *_rest in Formatter().parse(address) if name]
        choices = product(*(self.words[name] for name in names))
        return [address.format(**dict(zip(names, chosen, strict=True))) for chosen in choices]


def phone(room: Workshop) -> Client:
    """A stranger's browser that holds a seat in the room."""
    response = HttpResponse()
    seats.give_cookies(response, room, join.take_seat(room), "fi")
    client = Client()
    client.cookies.update(response.cookies)
    return client
