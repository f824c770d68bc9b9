"""Writing a report together: nothing is lost, and what was signed is what stands."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from talkoot.people.models import Person
from talkoot.practice import actions as practice
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Funding, Programme
from talkoot.reports import actions
from talkoot.reports.gathering import facts
from talkoot.reports.lacking import lacks
from talkoot.reports.models import Passage, Report, Signature
from talkoot.reports.reading import Whole, signed
from talkoot.reports.sections import BY_ID
from tests.conftest import ClientOf

SUMMARY = BY_ID["summary"]


def first(report: Report, section: str = "summary") -> Passage:
    passage = report.passages.standing().filter(section=section).first()
    assert passage is not None
    return passage


def url(name: str, report: Report, *more: object) -> str:
    return reverse(f"reports:{name}", args=[report.programme_id, report.language, *more])


def test_a_draft_is_composed_of_what_the_programme_knows(report: Report) -> None:
    text = Whole(report).text(SUMMARY)
    assert text == (
        "Hanke toteutettiin 1.3.2025–30.11.2025."
        " Hankkeessa pidettiin yksi työpaja, ja siinä oli 19 osallistujaa."
        " Hankkeessa sovittiin kahdesta teosta, joista yksi on toteutunut."
    )


def test_composing_anew_keeps_what_people_wrote_and_took_out(report: Report) -> None:
    kept, gone, follows = report.passages.standing().filter(section="summary")
    actions.word(kept, "Teimme tämän keväällä.", seen=0)
    actions.take_out(gone)
    actions.add(report, "summary", "Tauoista tuli tapa.")
    Commitment.objects.update(state=Commitment.State.DONE)
    actions.refresh(report)
    assert Whole(report).text(SUMMARY) == (
        "Teimme tämän keväällä."
        " Hankkeessa sovittiin kahdesta teosta, joista kaksi on toteutunut."
        " Tauoista tuli tapa."
    )
    assert follows.pk in {one.pk for one in report.passages.standing()}


def test_what_the_data_say_no_more_goes_unless_somebody_made_it_her_own(report: Report) -> None:
    done = report.passages.get(text="Toteutunut teko: Tauko klo 10.")
    own = first(report, "use")
    actions.word(own, "Menetelmät on kuvattu.", seen=own.version)
    Commitment.objects.update(state=Commitment.State.OPEN)
    report.programme.workshops.all().delete()
    lacking = [one.text for one in lacks(report)]
    changed = actions.refresh(report)
    assert any(text.startswith(f"Tiedoissa on {changed} lause") for text in lacking)
    assert not report.passages.filter(pk=done.pk).exists()
    assert report.passages.get(pk=own.pk).text == "Menetelmät on kuvattu."
    assert actions.refresh(report) == 0


def test_a_record_between_two_others_brings_no_quotation_twice(report: Report) -> None:
    """Two rooms of one day are told in any order."""
    for title in ("Aamu", "Ilta"):
        practice.record_evidence(
            report.programme,
            source=uuid4(),
            kind="write",
            title=title,
            body={"items": [f"{title} on hyvä."]},
            found_on=date(2025, 1, 1),
        )
        actions.refresh(report)
    quotes = list(report.passages.filter(quote=True).values_list("text", flat=True))
    assert len(quotes) == len(set(quotes)) == 3


def test_two_editors_never_overwrite_each_other(
    report: Report, aino: Person, expert: Person, client_of: ClientOf
) -> None:
    """Both have the form open; the second to save sees both texts, and decides."""
    passage = first(report)
    address = url("passage", report, passage.pk)
    saved = client_of(aino).post(address, {"text": "Ainon sanat.", "version": 0})
    assert saved.status_code == 302
    page = client_of(expert).post(address, {"text": "Eeron sanat.", "version": 0})
    told = page.content.decode()
    assert page.status_code == 200
    assert "Ainon sanat." in told
    assert "Eeron sanat." in told
    assert first(report).text == "Ainon sanat."
    again = {"text": "Eeron sanat.", "version": page.context["form"]["version"].value()}
    assert client_of(expert).post(address, again).status_code == 302
    assert first(report).text == "Eeron sanat."


def test_a_passage_taken_out_meanwhile_is_told_and_comes_back_when_saved(
    report: Report, aino: Person, client_of: ClientOf
) -> None:
    passage = first(report)
    actions.take_out(passage)
    address = url("passage", report, passage.pk)
    page = client_of(aino).post(address, {"text": "Silti.", "version": 0})
    assert page.context["clash"].removed
    client_of(aino).post(address, {"text": "Silti.", "version": page.context["clash"].version})
    assert first(report).text == "Silti."


def test_a_change_after_signing_asks_anew(report: Report, aino: Person, expert: Person) -> None:
    assert actions.sign(report, aino, Signature.Part.COORDINATOR)
    assert not actions.sign(report, aino, Signature.Part.EXPERT)
    assert actions.sign(report, expert, Signature.Part.EXPERT)
    assert all(one.stands for one in signed(report))
    actions.word(first(report), "Toisin.", seen=0)
    assert not any(one.stands for one in signed(report))


def offered(report: Report, who: Person, client_of: ClientOf) -> list[str]:
    """The parts in which the report's page lets a person sign, after she has looked at it."""
    page = client_of(who).get(report.get_absolute_url()).content.decode()
    return [part for part in Signature.Part.values if f'name="part" value="{part}"' in page]


def test_who_has_signed_in_one_part_is_not_asked_in_the_other(
    report: Report, aino: Person, expert: Person, client_of: ClientOf
) -> None:
    assert offered(report, aino, client_of) == ["coordinator"]
    assert offered(report, expert, client_of) == ["expert"]
    actions.sign(report, aino, Signature.Part.COORDINATOR)
    assert offered(report, aino, client_of) == []
    rest = client_of(aino).get(report.get_absolute_url()).context["signed"][1]
    assert rest.signers == [expert]
    assert "Eero" in client_of(aino).get(report.get_absolute_url()).content.decode()
    assert offered(report, expert, client_of) == ["expert"]


def test_where_nobody_else_can_sign_as_the_expert_the_report_is_ready(
    report: Report, aino: Person, client_of: ClientOf
) -> None:
    actions.sign(report, aino, Signature.Part.COORDINATOR)
    context = client_of(aino).get(report.get_absolute_url()).context
    assert context["is_signed"]
    assert context["signed"][1].signers == []


def test_every_sentence_leads_to_its_source(
    report: Report, aino: Person, client_of: ClientOf
) -> None:
    """One click from the report to the section, one from the sentence to the workshop."""
    room = report.programme.workshops.get()
    page = client_of(aino).get(url("section", report, "course")).content.decode()
    assert reverse("workshops:summary", args=[room.pk]) in page


def test_what_no_data_says_is_marked_as_written_by_hand(
    report: Report, aino: Person, client_of: ClientOf
) -> None:
    client_of(aino).post(url("section", report, "use"), {"text": "Tauoista tuli tapa."})
    page = client_of(aino).get(url("section", report, "use"), headers={"accept-language": "en"})
    rows = {row.passage.text: row.source for row in page.context["rows"]}
    assert rows["Tauoista tuli tapa."].address == ""
    assert next(iter(rows.values())).address
    assert report.passages.get(text="Tauoista tuli tapa.").by_hand


def test_quotes_wait_until_somebody_approves(report: Report) -> None:
    quote = report.passages.get(quote=True)
    assert "uskallan" not in Whole(report, told=True).text(BY_ID["results"])
    actions.approve(quote, True)
    assert "uskallan" in Whole(report, told=True).text(BY_ID["results"])
    actions.word(quote, "”Nyt uskallan.”", seen=0)
    assert not report.passages.get(quote=True).approved


def test_only_words_that_were_read_are_approved(
    report: Report, aino: Person, client_of: ClientOf
) -> None:
    """Somebody words the quotation anew between Aino's reading and her yes."""
    quote = report.passages.get(quote=True)
    address, yes = url("act", report, quote.pk), {"act": "approve", "version": str(quote.version)}
    actions.word(quote, "”Nyt Liisa uskaltaa.”", seen=quote.version)
    client_of(aino).post(address, yes)
    assert not report.passages.get(quote=True).approved
    quote.refresh_from_db()
    client_of(aino).post(address, yes | {"version": str(quote.version)})
    assert report.passages.get(quote=True).approved


@pytest.mark.parametrize("act", ["up", "down", "out", "back", "approve"])
def test_those_who_only_read_change_nothing(
    report: Report, bengt: Person, client_of: ClientOf, act: str
) -> None:
    before = list(report.passages.values())
    address = url("act", report, first(report).pk)
    assert client_of(bengt).post(address, {"act": act}).status_code == 404
    assert list(report.passages.values()) == before


def test_a_text_of_a_record_is_quoted_beside_the_section_and_waits(
    report: Report, aino: Person, bengt: Person, client_of: ClientOf
) -> None:
    record = report.programme.evidence.get(kind="write")
    address = url("quote", report, "effects")
    assert client_of(bengt).post(address, {"text": f"{record.pk}/0"}).status_code == 404
    client_of(aino).post(address, {"text": f"{record.pk}/0"})
    quoted = report.passages.get(section="effects", quote=True)
    assert quoted.text == "”Nyt uskallan kysyä.” (nimetön vastaus, Mistä arki sujuu?)"
    assert quoted.waits
    assert client_of(aino).post(address, {"text": f"{record.pk}/9"}).status_code == 400
    page = client_of(aino).get(url("section", report, "effects")).content.decode()
    assert page.count(reverse("workspace:evidence", args=[record.pk])) == 2


@pytest.mark.parametrize(
    ("funder", "name"), [("keva", "Keva"), ("tyosuojelurahasto", "Työsuojelu")]
)
def test_a_report_names_the_funder_that_was_chosen(told: Programme, funder: str, name: str) -> None:
    Funding.objects.create(programme=told, funder=funder, decided_on=date(2025, 2, 1))
    assert facts(told, "fi").payers[0].name.startswith(name)
