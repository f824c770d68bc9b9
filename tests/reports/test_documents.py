"""Documents of a programme: rows with a file or an address; only what is public leaves."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from talkoot.people.models import Person
from talkoot.programmes import store
from talkoot.programmes.actions.documents import add_document
from talkoot.programmes.actions.material import sweep_due
from talkoot.programmes.filekinds import KINDS
from talkoot.programmes.models import Document
from talkoot.programmes.page import read, write
from talkoot.reports import actions, handing
from talkoot.reports.models import Report, Signature
from talkoot.reports.outputs.page import filled
from tests.conftest import ClientOf

DAY = date(2025, 12, 1)
PDF = b"%PDF-1.7 tauko"


def test_documents_stand_on_the_public_page_and_the_funders(
    report: Report, aino: Person, bengt: Person, expert: Person, client_of: ClientOf
) -> None:
    page = reverse("programmes:documents", args=[report.programme_id])
    words = {"kind": "press", "title": "Tauko kuuluu kaikille", "on": "1.12.2025", "public": "on"}
    for wrong in ({}, {"address": "javascript:alert(1)"}, {"address": "//x", "title": ""}):
        answer = client_of(aino).post(page, words | wrong)
        assert answer.status_code == 200
    assert "Tauko kuuluu kaikille" in client_of(aino).post(page, words).content.decode()
    assert client_of(bengt).post(page, words | {"address": "https://x.example"}).status_code == 404
    client_of(aino).post(page, words | {"address": "https://kuoma.example/tiedote"})
    file = SimpleUploadedFile("a.exe", PDF)
    client_of(aino).post(page, {**words, "kind": "talk", "title": "Messut", "file": file})
    inside = {"kind": "blog", "title": "Luonnos", "on": "2.12.2025", "file": BytesIO(PDF)}
    client_of(aino).post(page, inside)
    press, talk, draft = (Document.objects.get(kind=kind) for kind in ("press", "talk", "blog"))
    assert (talk.ending, draft.public) == ("pdf", False)

    for part, who in ((Signature.Part.COORDINATOR, aino), (Signature.Part.EXPERT, expert)):
        actions.sign(report, who, part)
    out = handing.put_out(report.programme)
    address = reverse("reports:public", args=[out.slug])
    shown = Client().get(address).content.decode()
    assert press.address in shown
    assert "Messut" in shown
    assert "Luonnos" not in shown
    served = Client().get(f"{address}documents/{talk.pk}/")
    assert (served.status_code, b"".join(served)) == (200, PDF)
    assert "sandbox" in served["Content-Security-Policy"]
    assert Client().get(f"{address}documents/{draft.pk}/").status_code == 404
    card = filled(report)
    assert [one.text for one in card.material][-2:] == ["Messut", "Tauko kuuluu kaikille"]
    assert read(write(card)).card == card

    removing = reverse("programmes:document-remove", args=[report.programme_id, talk.pk])
    assert talk.title in client_of(aino).get(removing).content.decode(), "she is asked first"
    assert Client().get(f"{address}documents/{talk.pk}/").status_code == 200
    client_of(aino).post(removing)
    assert Client().get(f"{address}documents/{talk.pk}/").status_code == 404


def test_a_title_that_would_spoil_the_funders_page_stays_off_it(report: Report) -> None:
    for title in ("Tiivistelmä Avaa", "Menetelmät"):
        add_document(
            report.programme, title=title, kind="blog", on=DAY, address="https://x.example"
        )
    before = [one.text for one in filled(report).material]
    assert "Tiivistelmä Avaa" not in before


def test_the_sweep_keeps_files_of_documents(report: Report) -> None:
    kept = add_document(
        report.programme, file=BytesIO(PDF), kind_of=KINDS["pdf"], size=len(PDF),
        title="Raportti", on=DAY,
    )  # fmt: skip
    assert sweep_due() == 0
    assert store.path_of(kept.pk).read_bytes() == PDF


def test_news_of_an_award_has_quote_hashtag_picture_and_no_name(
    report: Report, aino: Person, client_of: ClientOf
) -> None:
    picture = add_document(
        report.programme,
        file=BytesIO(PDF),
        kind_of=KINDS["png"],
        size=3,
        title="Kahvihetki",
        on=DAY,
    )
    page = reverse("reports:awards", args=[report.programme_id])
    words = {"name": "Vuoden teko", "given_by": "Rahasto", "received_on": "1.12.2025"}
    words |= {"picture": str(picture.pk), "hashtag": "#tauko"}
    assert client_of(aino).post(page, words | {"alt": ""}).status_code == 200
    assert client_of(aino).post(page, words | {"hashtag": "tauko", "alt": "x"}).status_code == 200
    done = client_of(aino).post(page, words | {"alt": "Kaksi kuppia pöydällä"})
    assert done.status_code == 302
    file = reverse("reports:file", args=[report.programme_id, "fi", "award-news.txt"])
    quote = report.passages.get(quote=True)
    assert quote.text not in client_of(aino).get(file).content.decode()
    actions.approve(quote, True)
    told = client_of(aino).get(file).content.decode()
    for said in ("Palkinto: Vuoden teko", "Rahasto", quote.text, "#tauko", "Kaksi kuppia pöydällä"):
        assert said in told
    assert "Hankkeen koordinaattori: [nimi" in told
    assert "Aino" not in told
