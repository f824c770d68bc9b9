"""A programme leaves Kuoma in one file, and is brought in by Naapuri as its own."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from talkoot.methods import actions as own_methods
from talkoot.methods import library, reading, writing
from talkoot.people.models import Organisation, Person, Unit
from talkoot.portable.actions import arriving, bringing, dropping, taking
from talkoot.portable.actions.bringing import Wish
from talkoot.portable.differing import Difference, How
from talkoot.portable.gathering import Choice
from talkoot.portable.looking import Look
from talkoot.portable.models import Arrival, Origin
from talkoot.portable.packing import MANIFEST, WORDS
from talkoot.portable.since import difference
from talkoot.portable.unpacking import Unpacked
from talkoot.practice.actions import operating_models
from talkoot.practice.clock import actions as clock
from talkoot.practice.clock import rules
from talkoot.programmes.actions import modules, plan
from talkoot.programmes.actions.material import add_material
from talkoot.programmes.actions.money import add_funding, set_budget
from talkoot.programmes.actions.starting import begin_plan
from talkoot.programmes.filekinds import KINDS
from talkoot.programmes.models import Programme
from talkoot.programmes.plans.schema import PlanText
from talkoot.site.cli import main
from talkoot.surveys import library as questionnaires
from talkoot.surveys.actions import plan as surveys
from talkoot.workshops.actions import prepare
from talkoot.workshops.actions.tying import tie
from tests.conftest import ClientOf

START = date(2026, 9, 1)
PLAN = {
    "summary": "Meillä on hyvä työpäivä. Kysy: aino@example.org",
    "loads": [{"what": "Kiire", "basis": "kysely 2025: 3,1"}],
    "goals": [
        {
            "what": "Rauha",
            "effects": [
                {
                    "what": "Tauot pidetään",
                    "indicators": [{"what": "Kiire", "baseline": "3,1", "target": "2,5"}],
                }
            ],
        }
    ],
    "audiences": [{"who": "Keittiön väki", "heads": 41}],
    "parties": [{"role": "expert", "organisation": "Virta Oy", "person": "Eeva Asiantuntija"}],
    "cooperation": [{"on": "1.3.2026", "what": "Käsiteltiin", "record": "pöytäkirja 12"}],
}


@pytest.fixture
def travelled(
    programme: Programme, aino: Person, bengt: Person, kitchen: Unit
) -> tuple[Programme, bytes]:
    """Kuoma's programme with something of each sort, and its file."""
    programme.starts_on, programme.ends_on = START, date(2027, 5, 31)
    programme.save()
    begin_plan(programme, PlanText.model_validate(PLAN))
    words = {"title": "Alku", "aim": "Tutustutaan", "owner": aino, "lecturer": "Liisa Luennoija"}
    first = modules.add_module(programme, starts_on=START, ends_on=date(2026, 9, 14), **words)
    modules.add_module(programme, title="Loppu", audience="supervisors")
    modules.add_task(first, title="Lue opas", text="Kokonaan", due_on=date(2026, 9, 8))
    add_material(first, io.BytesIO(b"opas"), KINDS["txt"], 4, title="Opas")
    own = own_methods.take_in(
        programme.house,
        aino,
        writing.write(reading.words_of(library.source_of("round-of-voices")) | {"id": "aamu"}),
    )
    version = own_methods.publish(own, aino)
    tie(prepare.prepare(programme, version.source, aino, title="Aamukierros"), first)
    asked = questionnaires.source_of(next(iter(questionnaires.shipped())))
    surveys.prepare(programme.house, asked, "Alkukysely", programme=programme, module=first)
    told = {"name": "Astiakärry", "steps": "Kärry viereen", "owner": "Bengt"}
    model = operating_models.make(programme.house, told, programme=programme)
    model.state = "in-use"
    model.save()
    return programme, packed(programme)


def packed(programme: Programme) -> bytes:
    to = io.BytesIO()
    taking.take(programme, to, Choice(), "CC-BY-4.0")
    return to.getvalue()


def unpacked(raw: bytes) -> Unpacked:
    return Unpacked(io.BytesIO(raw), len(raw))


def test_a_programme_leaves_enters_differs_and_is_dropped(
    travelled: tuple[Programme, bytes], naapuri: Organisation, cecilia: Person
) -> None:
    programme, raw = travelled
    file = unpacked(raw)

    everything = "".join(file.open(path).read().decode() for path in (MANIFEST, WORDS))
    hidden = ["aino", "Bengt", "Eeva", "Liisa", 'Keittiö"', "Kitchen", "3,1", "heads", "2026", "@"]
    assert [word for word in hidden if word.lower() in everything.lower()] == []
    assert "Meillä on hyvä työpäivä. Kysy: […]" in everything

    made = bringing.bring(file, naapuri, cecilia, Wish("Meidän oma", date(2027, 1, 11)))
    first, last = made.modules.all()
    assert (first.starts_on, first.ends_on) == (date(2027, 1, 11), date(2027, 1, 24))
    assert (first.owner, first.lecturer, last.audience) == (None, "", "supervisors")
    assert first.tasks.get().due_on == date(2027, 1, 18)
    assert first.materials.get().kind == "txt"
    assert first.workshops.get().method.id == "aamu"
    assert first.surveys.get().organisation == naapuri
    assert naapuri.methods.get().newest is not None
    assert made.operating_models.get().came_from == {"organisation": "Kuoma", "version": 1}
    assert unpacked(packed(made)).manifest.after == file.manifest.whence

    origin = Origin.objects.get(programme=made)
    made.title = programme.title
    made.save()
    assert difference(Origin.objects.get(programme=made)) == Difference((), (), (), ())

    modules.place_module(last, 1)
    modules.change_module(first, {"aim": "Tutustutaan ensin"}, seen=first.version)
    modules.add_module(made, title="Väliin")
    text = made.plan.text.model_copy(update={"summary": "Toinen"})
    plan.write_plan(made, "summary", text, None, seen=plan.mark_of(made.plan, "summary"))
    told = difference(Origin.objects.get(pk=origin.pk))
    assert told is not None
    how = {one.title: one.how for one in told.parts}
    assert how["Väliin"] == (How.NEW,)
    assert How.CHANGED in how["Alku"]
    assert How.MOVED in how["Alku"] + how.get("Loppu", ())
    assert [str(row.label) for row in told.plan] == ["Tiivistelmä"]

    origin.told["plan"]["a word of old"] = ""
    assert difference(origin) is None

    dropping.drop(made)
    assert not naapuri.programmes.exists()
    assert not naapuri.surveys.exists()


def test_what_the_house_has_otherwise_is_shown_and_chosen(
    travelled: tuple[Programme, bytes], naapuri: Organisation, cecilia: Person
) -> None:
    programme, _raw = travelled
    ours = clock.begin(programme.house, 2026)
    words = {"titles": {"fi": "Hallan varoitus"}, "layer": "house", "does": {"fi": "Puutarhuri"}}
    clock.add(ours, rules.read("05-12"), 2026, **words)
    clock.add(ours, rules.read("06-12"), 2026, private_to=cecilia, **words)
    file = unpacked(packed(programme))
    assert [one.titles for one in file.content.year] == [words["titles"]]

    own = own_methods.take_in(naapuri, cecilia, file.content.methods["aamu"])
    own_methods.publish(own, cecilia)
    assert [one.state for one in Look(file, naapuri).methods()] == ["same"]
    other = reading.words_of(own.draft) | {"purpose": {"fi": "Toinen", "sv": "En", "en": "Other"}}
    own_methods.save(own, writing.write(other), cecilia, seen=own.edits)
    own_methods.publish(own, cecilia)
    assert Look(file, naapuri).theirs(Look(file, naapuri).methods()) == {"aamu": "Äänten kierros"}

    with_ours = bringing.bring(file, naapuri, cecilia, Wish("A"))
    assert with_ours.workshops.get().method.purpose.fi == "Toinen"
    theirs = bringing.bring(
        file, naapuri, cecilia, Wish("B", theirs=frozenset(["aamu"]), year=True)
    )
    assert theirs.workshops.get().method.purpose.fi != "Toinen"
    assert naapuri.methods.count() == 2
    assert naapuri.clocks.get(unit=None).entries.filter(titles=words["titles"]).count() == 1
    assert [(one.name, known) for one, known in Look(file, naapuri).models()] == [
        ("Astiakärry", True)
    ]
    assert Look(file, naapuri).year() == ["Hallan varoitus"]


def test_what_is_not_decided_on_is_forgotten(
    travelled: tuple[Programme, bytes],
    naapuri: Organisation,
    cecilia: Person,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    _programme, raw = travelled
    old, new = (arriving.receive(naapuri, cecilia, io.BytesIO(raw), len(raw)) for _time in range(2))
    Arrival.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=2))
    with django_capture_on_commit_callbacks(execute=True):
        assert arriving.forget_due() == 1
    assert not arriving.path_of(old).exists()
    assert arriving.path_of(new).exists()

    more = [
        arriving.receive(naapuri, cecilia, io.BytesIO(raw), len(raw))
        for _time in range(arriving.MOST)
    ]
    assert set(Arrival.objects.all()) == set(more)


def test_a_file_that_says_the_same_is_the_same_version(
    travelled: tuple[Programme, bytes], naapuri: Organisation, cecilia: Person
) -> None:
    programme, raw = travelled
    assert packed(programme) == raw
    modules.add_module(programme, title="Lisää")
    newer = unpacked(packed(programme))
    assert newer.manifest.whence.version == 2


def test_the_pages_show_what_goes_and_what_comes(
    travelled: tuple[Programme, bytes], client_of: ClientOf, aino: Person, cecilia: Person
) -> None:
    programme, raw = travelled
    here, there = client_of(aino), client_of(cecilia)
    ticked = {"licence": "none", "checked": "on"}
    page = here.get(f"/programmes/{programme.pk}/take/").content.decode()
    assert "name-found" in page
    assert "Keittiön väki" in page
    assert here.post(f"/programmes/{programme.pk}/take/", {}).status_code == 422
    file = here.post(f"/programmes/{programme.pk}/take/", ticked)
    assert not unpacked(b"".join(file)).content.parts
    module = programme.modules.get(title="Alku")
    alone = b"".join(here.post(f"/modules/{module.pk}/take/", ticked))
    assert unpacked(alone).manifest.talkoot == "module"

    sent = {"house": cecilia.memberships.get().organisation_id}
    wrong = there.post("/programmes/bring/", sent | {"file": SimpleUploadedFile("a.zip", raw[:99])})
    assert wrong.status_code == 422
    look = there.post("/programmes/bring/", sent | {"file": SimpleUploadedFile("a.zip", raw)})
    address = look["Location"]
    assert "Tutustutaan" in there.get(address).content.decode()
    assert client_of(aino).get(address).status_code == 404
    kept = there.post(
        address, {"keep": "yes", "title": "Meidän", "start": "11.1.2027"}, follow=True
    )
    made = Programme.objects.get(title="Meidän")
    assert kept.redirect_chain[0][0] == f"/programmes/{made.pk}/origin/"
    assert not Arrival.objects.exists()

    assert kept.redirect_chain[0][0] in there.get("/programmes/bring/").content.decode()

    again = there.post("/programmes/bring/", sent | {"file": SimpleUploadedFile("a.zip", raw)})
    assert f"/programmes/{made.pk}/origin/" in there.get(again["Location"]).content.decode()
    there.post(again["Location"], {"leave": "yes"})
    one = there.post("/programmes/bring/", sent | {"file": SimpleUploadedFile("m.zip", alone)})
    there.post(one["Location"], {"keep": "yes", "programme": made.pk, "start": ""})
    assert made.modules.filter(title="Alku").count() == 2
    modules.change_module(module, {"aim": "Tavataan"}, seen=module.version)
    newer = b"".join(here.post(f"/modules/{module.pk}/take/", ticked))
    one = there.post("/programmes/bring/", sent | {"file": SimpleUploadedFile("m.zip", newer)})
    assert "Tavataan</ins>" in there.get(one["Location"]).content.decode()
    modules.count_people(made.modules.earliest("pk"), what="Aloitus", people=9, held_on=START)
    assert there.post(f"/programmes/{made.pk}/origin/drop/").status_code == 404


def test_their_budget_is_read_as_sums_and_kinds_of_cost(
    travelled: tuple[Programme, bytes], client_of: ClientOf, aino: Person, cecilia: Person
) -> None:
    programme, there = travelled[0], client_of(cecilia)
    add_funding(programme, {"funder": "tyosuojelurahasto"}, aino)
    lines = [{"category": "travel", "amount": Decimal("1200.50")}]
    set_budget(programme, lines, (), aino, seen=0)
    ticked = {"licence": "none", "checked": "on", "money": "on"}
    raw = b"".join(client_of(aino).post(f"/programmes/{programme.pk}/take/", ticked))
    sent = {"house": cecilia.memberships.get().organisation_id}
    look = there.post("/programmes/bring/", sent | {"file": SimpleUploadedFile("a.zip", raw)})
    page = there.get(look["Location"]).content.decode()
    assert "1\u00a0200,50\u00a0€" in page
    assert "Asiantuntijan matkat" in page


def test_a_file_goes_out_and_in_by_command(
    travelled: tuple[Programme, bytes],
    cecilia: Person,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    programme, _raw = travelled
    file = str(tmp_path / "a.zip")
    assert main(["programme", "out", str(programme.pk), file]) == 0
    assert main(["programme", "look", file]) == 0
    house = ["--organisation", "naapuri", "--coordinator"]
    assert main(["programme", "in", file, *house, "aino@example.org"]) == 1
    assert main(["programme", "in", file, *house, str(cecilia.email), "--start", "11.1.2027"]) == 0
    assert Programme.objects.get(organisation__slug="naapuri").starts_on == date(2027, 1, 11)
    Path(file).write_bytes(b"PK\x03\x04")
    assert main(["programme", "look", file]) == 2
    told = capsys.readouterr().out
    assert "- Alku: 1 tasks, 2 events, 0 files" in told
    assert "The file is broken" in told
