"""What Kuoma's finished programme has put out, and the award it received."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

from talkoot.programmes.actions.documents import add_document
from talkoot.programmes.filekinds import KINDS
from talkoot.programmes.models import Document, Programme
from talkoot.reports.models import Award

TALK = """Hei! Kerron viidessä minuutissa, mitä kolmessa päiväkodissa sovittiin.

1. Viisi minuuttia vuoronvaihtoon, vaikka olisi kiire.
2. Kiitos samana päivänä, kummalla kielellä tahansa.
3. Tyhmän kysymyksen saa kysyä ilman huokausta.
"""


def put_out(programme: Programme, ended: date) -> None:
    """A press release on the web, a talk as a file, and an award some weeks later."""
    add_document(
        programme,
        kind=Document.Kind.PRESS,
        title="Päiväkodit sopivat puhumisen tavoista kahdella kielellä",
        on=ended + timedelta(days=10),
        address="https://kuoma.example/tiedotteet/puhutaan-ja-kuunnellaan",
    )
    body = TALK.encode()
    add_document(
        programme,
        file=BytesIO(body),
        kind_of=KINDS["txt"],
        size=len(body),
        kind=Document.Kind.TALK,
        title="Kahdella kielellä: puheenvuoro kuntamessuilla",
        on=ended + timedelta(days=20),
    )
    Award.objects.create(
        programme=programme,
        name="Saariston työyhteisöteko",
        given_by="Saariston kuntien yhteistyöryhmä",
        received_on=ended + timedelta(days=30),
        hashtag="#puhutaanjakuunnellaan",
    )
