"""What leaves the house: signed, complete, readable again, and without people."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse

from talkoot.people.models import Person
from talkoot.practice import actions as practice
from talkoot.programmes.models import Programme
from talkoot.programmes.page import read, write
from talkoot.reports import actions, handing
from talkoot.reports.lacking import lacks
from talkoot.reports.models import Award, PublicPage, Report, Signature
from talkoot.reports.outputs import document, drafts, paper, slides
from talkoot.reports.outputs.content import content
from talkoot.reports.outputs.page import filled
from tests.conftest import ClientOf
from tests.reports.conftest import CARD


@pytest.fixture
def written(report: Report) -> Report:
    words = {"title": "Tauoista tuli tapa", "told_on": date(2025, 12, 9), "author": "Kuoma"}
    actions.head(report, seen=0, **words)
    actions.add(report, "background", "Taukoja ei pidetty, ja Leponiemen tutkimus sanoi miksi.")
    actions.add(report, "novelty", "Tämä on salaista.")
    secret = report.passages.get(text="Tämä on salaista.")
    actions.word(secret, secret.text, seen=0, confidential=True)
    report.refresh_from_db()
    return report


@pytest.fixture
def signed(written: Report, aino: Person, expert: Person) -> Report:
    actions.sign(written, aino, Signature.Part.COORDINATOR)
    actions.sign(written, expert, Signature.Part.EXPERT)
    return written


def test_the_page_is_read_back_as_it_was_written(signed: Report) -> None:
    handing.fill_page(signed)
    card = signed.programme.page
    assert card is not None
    assert card.bulletin is not None
    assert (card.bulletin.title, card.results_on) == ("Tauoista tuli tapa", date(2025, 12, 9))
    assert card.summary == CARD.summary
    assert card.material[-1].text == "Kuoma. Hyvä työpäivä Kuomassa. Loppuraportti. 2025."
    assert read(write(card)).card == card
    assert filled(signed) == card


def test_nothing_unsigned_leaves(written: Report, aino: Person, client_of: ClientOf) -> None:
    address = reverse("reports:publish", args=[written.programme_id, "fi"])
    for act in ("page", "out"):
        client_of(aino).post(address, {"act": act})
    assert written.programme.page == CARD
    assert not PublicPage.objects.exists()
    assert len(handing.missing(written)) == 2


def test_confidential_words_stay_out_of_what_is_public(written: Report) -> None:
    whole, public = content(written), content(written, public=True)
    assert "salaista" not in whole.field("novelty").text
    actions.add(written, "use", "Myös tämä on salaista.")
    secret = written.passages.get(text="Myös tämä on salaista.")
    actions.word(secret, secret.text, seen=0, confidential=True)
    whole, public = content(written), content(written, public=True)
    assert "salaista" in whole.chapters[-1].text
    assert "salaista" not in public.chapters[-1].text
    assert public.cut


def test_the_public_version_lists_no_commitments(written: Report) -> None:
    import docx

    assert [one.what for one in content(written).promises] == ["Tauko klo 10", "Vuorolista"]
    public = content(written, public=True)
    made = docx.Document(io.BytesIO(document.docx(public)))
    texts = [one.text for one in made.paragraphs]
    assert public.words["commitments"] not in texts
    assert not made.tables
    assert not public.facts.promises
    assert public.figures == content(written).figures  # they were released before


def test_the_documents_open_again_and_say_the_same(written: Report) -> None:
    import docx
    import pptx

    told = content(written)
    made = docx.Document(io.BytesIO(document.docx(told)))
    assert (
        round((made.sections[0].page_height or 0) / (made.sections[0].page_width or 1), 2) == 1.41
    )
    paragraphs = [one.text for one in made.paragraphs]
    assert told.title in paragraphs
    assert set(told.chapters[3].paragraphs) <= set(paragraphs)
    assert "Hanke on saanut rahoitusta Työsuojelurahastolta." in paragraphs
    show = pptx.Presentation(io.BytesIO(slides.pptx(told)))
    assert round((show.slide_width or 0) / (show.slide_height or 1), 2) == 1.78
    texts = [shape.text_frame.text for page in show.slides for shape in page.placeholders]
    assert any("Tauko klo 10" in text for text in texts)
    assert any("Vuorolista" in text for text in texts)
    assert b"pdfuaid" in paper.made(told)


@pytest.mark.parametrize("name", list(drafts.DRAFTS))
def test_a_draft_holds_the_texts_and_the_funder(written: Report, name: str) -> None:
    told = content(written, public=True)
    text = drafts.DRAFTS[name](told)
    assert told.headline in text
    assert all(one.strip(".") in text for one in told.field("effects").text.split(". "))
    assert told.funded in text
    assert "salaista" not in text


@pytest.mark.parametrize("name", ["press-release", "blog", "award-news"])
def test_a_draft_says_a_sentence_once_and_asks_for_no_words_it_has(
    written: Report, name: str
) -> None:
    agreed = written.passages.get(section="effects", key__endswith="agreed").text
    assert agreed in content(written).field("summary").text
    asked = drafts.DRAFTS[name](content(written, public=True))
    assert asked.count(agreed) == 1
    assert content(written).words["quote"] in asked
    written.passages.create(
        section="use", place=99, text="Nyt uskallan kysyä.", quote=True, approved=True
    )
    told = content(written, public=True)
    said = drafts.DRAFTS[name](told)
    assert told.words["quote"] not in said
    assert said.count("Nyt uskallan kysyä.") == 1
    written.passages.filter(text="Nyt uskallan kysyä.").update(section="effects")
    assert drafts.DRAFTS[name](content(written, public=True)).count("Nyt uskallan kysyä.") == 1


def test_the_public_page_names_nobody_and_is_taken_down(
    signed: Report, aino: Person, client_of: ClientOf
) -> None:
    page = handing.put_out(signed.programme)
    address = reverse("reports:public", args=[page.slug])
    stranger = client_of(None)
    told = stranger.get(address).content.decode()
    assert "Tauoista tuli tapa" in told
    assert "Kuoman kunta" in told
    assert not any(word in told for word in ("Aino", "aino@example.org", "Keittiö", "salaista"))
    actions.add(signed, "effects", "Myöhemmin lisätty.")
    assert "Myöhemmin" not in stranger.get(address).content.decode()
    handing.take_down(signed.programme)
    assert stranger.get(address).status_code == 404


def test_what_is_lacking_is_said_and_goes_away(
    written: Report, aino: Person, expert: Person
) -> None:
    before = {one.text for one in lacks(written)}
    address = reverse("reports:section", args=[written.programme_id, "fi", "audiences"])
    assert any(one.address == address for one in lacks(written)) == (
        not content(written).field("audiences").text
    )
    actions.sign(written, aino, Signature.Part.COORDINATOR)
    actions.sign(written, expert, Signature.Part.EXPERT)
    for quote in written.passages.filter(quote=True):
        actions.take_out(quote)
    after = {one.text for one in lacks(written)}
    assert after < before


def test_the_copy_screen_counts_every_field(
    written: Report, aino: Person, client_of: ClientOf
) -> None:
    page = client_of(aino).get(reverse("reports:copy", args=[written.programme_id, "fi"]))
    rows = {row.id: row for row in page.context["rows"]}
    assert rows["decision"].text == "31.1.2025\n12 835 euroa"
    assert rows["bulletin-title"].length == len("Tauoista tuli tapa")
    assert list(rows)[-1] == "material"


@pytest.mark.parametrize("name", ["report.docx", "slides.pptx", "page.txt", "page.html", "x.exe"])
def test_files_are_for_those_who_write(
    written: Report, aino: Person, bengt: Person, client_of: ClientOf, name: str
) -> None:
    address = reverse("reports:file", args=[written.programme_id, "fi", name])
    assert client_of(bengt).get(address).status_code == 404
    assert client_of(aino).get(address).status_code == (404 if name == "x.exe" else 200)


def test_an_award_is_a_dated_fact_on_the_public_page(
    signed: Report, aino: Person, bengt: Person, client_of: ClientOf
) -> None:
    address = reverse("reports:awards", args=[signed.programme_id])
    words = {"name": "Kehittämisteko", "given_by": "Kuntatyö2030", "received_on": "1.12.2026"}
    assert client_of(bengt).post(address, words).status_code == 404
    assert client_of(aino).post(address, words).status_code == 302
    page = handing.put_out(signed.programme)
    public = client_of(None).get(reverse("reports:public", args=[page.slug])).content.decode()
    assert "Kehittämisteko, Kuntatyö2030, 1.12.2026" in public
    award = Award.objects.get()
    gone = reverse("reports:award-remove", args=[signed.programme_id, award.pk])
    assert award.name in client_of(aino).get(gone).content.decode(), "she is asked first"
    assert Award.objects.exists()
    client_of(aino).post(gone)
    assert not Award.objects.exists()


def test_signs_that_nobody_sees_keep_no_document_from_being_made(
    written: Report, told: Programme
) -> None:
    """They come along when one copies a line out of a PDF, and Word refuses them."""
    practice.keep_commitment(told, what="Hiljainen\x0btunti", owner="Keittiö")
    actions.add(written, "course", "Kokeilimme\x02 hiljaista\x08 tuntia.")
    import docx

    known = content(written)
    made = docx.Document(io.BytesIO(document.docx(known)))
    assert "Kokeilimme hiljaista tuntia." in "\n".join(one.text for one in made.paragraphs)
    assert "Hiljainen tunti" in [cell.text for cell in made.tables[-1].columns[0].cells]
    assert slides.pptx(known)
