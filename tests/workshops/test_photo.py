"""A photo on a card: only the picture is kept, and only those who may read the card see it."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.write import photo as reading
from talkoot.workshops.actions import close
from talkoot.workshops.models import Contribution, Photo, Workshop
from tests.conftest import ClientOf
from tests.workshops.small import method, on_to, opened, sees, sends, sits_down, step

pytestmark = pytest.mark.django_db
CARDS = method(step("cards", "write", "photo = true"), step("later", "discuss"))
HIDDEN = CARDS.replace("photo = true", 'photo = true\nprivacy = "anonymous"\nreveal = "close"')
SECRET = b"Kuoman keittiossa klo 9"


def picture(shape: str = "JPEG", size: tuple[int, int] = (400, 300)) -> bytes:
    """A photo as a phone makes it: lying on its side, and telling where and when."""
    made = BytesIO()
    drawn = Image.new("RGB", size, (200, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = SECRET.decode()
    drawn.save(made, shape, exif=exif, comment=SECRET)
    return made.getvalue()


def file(sent: bytes, name: str = "photo.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, sent, kind)


@pytest.fixture
def room(programme: Programme, aino: Person) -> tuple[Workshop, Client, Client]:
    workshop, _seats = opened(programme, aino, CARDS)
    clients = sits_down(workshop), sits_down(workshop)
    on_to(workshop, "cards")
    return workshop, *clients


def show(client: Client, workshop: Workshop, photo: Photo) -> Any:
    return client.get(f"/w/{workshop.pk}/photo/{photo.pk}/")


def bytes_of(answer: Any) -> bytes:
    return bytes(answer.content)


@pytest.mark.parametrize("shape", ["JPEG", "PNG", "WEBP"])
def test_the_picture_is_kept_and_nothing_that_it_carried(
    shape: str, room: tuple[Workshop, Client, Client]
) -> None:
    workshop, mine, hers = room
    assert SECRET in picture("JPEG")
    sent = file(picture(shape))
    assert sends(mine, workshop, text="Hylly", photo=sent, alt="Täysi hylly").status_code == 200
    kept = Photo.objects.get()
    answer = show(hers, workshop, kept)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert SECRET not in bytes_of(answer)
    drawn = Image.open(BytesIO(bytes_of(answer)))
    assert not drawn.getexif()
    assert drawn.size == (300, 400)
    page = sees(hers, workshop)
    assert f"/w/{workshop.pk}/photo/{kept.pk}/" in page
    assert 'alt="Täysi hylly"' in page


def test_a_large_photo_is_made_small(room: tuple[Workshop, Client, Client]) -> None:
    workshop, mine, _hers = room
    large = file(picture(size=(4000, 3000)))
    sends(mine, workshop, text="Iso", photo=large, alt="Iso kuva")
    drawn = Image.open(BytesIO(bytes_of(show(mine, workshop, Photo.objects.get()))))
    assert max(drawn.size) == reading.LONGEST_SIDE


def test_a_photo_needs_words_for_those_who_do_not_see_it(
    room: tuple[Workshop, Client, Client],
) -> None:
    workshop, mine, _hers = room
    answer = sends(mine, workshop, text="Hylly", photo=file(picture()))
    assert answer.status_code == 422
    assert "what the photo shows" in answer.json()["error"]
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"not a picture at all", "cannot be read"),
        (picture()[:400], "cannot be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "cannot be"),
        (b"GIF89a" + b"\x00" * 100, "cannot be read"),
    ],
)
def test_what_is_no_photo_is_told_and_the_text_survives(
    sent: bytes, told: str, room: tuple[Workshop, Client, Client]
) -> None:
    workshop, mine, _hers = room
    answer = mine.post(
        f"/w/{workshop.pk}/give/",
        {
            "beat": workshop.beat_id,
            "key": str(uuid4()),
            "text": "Tämä säilyy",
            "alt": "Jotain",
            "photo": file(sent),
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "Tämä säilyy</textarea>" in page
    assert not Photo.objects.exists()


def test_too_large_a_file_is_told(
    room: tuple[Workshop, Client, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop, mine, _hers = room
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    answer = sends(mine, workshop, text="Hylly", photo=file(picture()), alt="Hylly")
    assert "too large" in answer.json()["error"]


def test_a_picture_of_too_many_dots_is_refused(
    room: tuple[Workshop, Client, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop, mine, _hers = room
    monkeypatch.setattr(reading, "MOST_PIXELS", 1000)
    answer = sends(mine, workshop, text="Hylly", photo=file(picture()), alt="Hylly")
    assert "cannot be read" in answer.json()["error"]


def test_without_a_photo_a_card_is_a_card(room: tuple[Workshop, Client, Client]) -> None:
    workshop, mine, hers = room
    assert sends(mine, workshop, text="Pelkkä teksti", alt="Turha").status_code == 200
    assert not Photo.objects.exists()
    assert Contribution.objects.get().body["alt"] == ""
    assert "Pelkkä teksti" in sees(hers, workshop)


def test_a_stranger_and_another_room_do_not_see_it(
    room: tuple[Workshop, Client, Client],
    programme: Programme,
    aino: Person,
    cecilia: Person,
    client_of: ClientOf,
) -> None:
    workshop, mine, _hers = room
    sends(mine, workshop, text="Hylly", photo=file(picture()), alt="Hylly")
    kept = Photo.objects.get()
    other, _seats = opened(programme, aino, CARDS)
    elsewhere = sits_down(other)
    assert show(client_of(aino), workshop, kept).status_code == 200
    for client in (Client(), client_of(cecilia), elsewhere):
        assert show(client, workshop, kept).status_code == 404
    assert show(elsewhere, other, kept).status_code == 404


def test_an_anonymous_photo_gets_another_name_and_is_seen_by_its_writer_alone_before(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, _seats = opened(programme, aino, HIDDEN)
    clients = [sits_down(workshop) for _person in range(6)]
    on_to(workshop, "cards")
    for number, client in enumerate(clients):
        sends(client, workshop, text=f"Hylly {number}", photo=file(picture()), alt=f"{number}")
    before = {card.body["text"]: card.photo.pk for card in Contribution.objects.all()}
    first = Photo.objects.get(pk=before["Hylly 0"])
    assert show(clients[0], workshop, first).status_code == 200
    assert show(clients[1], workshop, first).status_code == 404
    assert show(client_of(aino), workshop, first).status_code == 404
    on_to(workshop, "later")
    after = {card.body["text"]: card.photo.pk for card in Contribution.objects.all()}
    assert set(after) == set(before)
    assert not set(after.values()) & set(before.values())
    assert all(card.body["photo"] == str(card.photo.pk) for card in Contribution.objects.all())
    moved = Photo.objects.get(pk=after["Hylly 0"])
    assert show(clients[1], workshop, moved).status_code == 200


def test_a_hidden_card_takes_its_photo_with_it(
    room: tuple[Workshop, Client, Client], aino: Person, client_of: ClientOf
) -> None:
    workshop, mine, hers = room
    sends(mine, workshop, text="Hylly", photo=file(picture()), alt="Hylly")
    kept = Photo.objects.get()
    card = Contribution.objects.get()
    client_of(aino).post(f"/workshops/{workshop.pk}/host/hide/", {"card": card.pk})
    assert show(hers, workshop, kept).status_code == 404
    assert show(mine, workshop, kept).status_code == 200


def test_when_the_room_closes_the_words_stay_and_the_photo_is_not_served(
    room: tuple[Workshop, Client, Client], aino: Person, client_of: ClientOf
) -> None:
    workshop, mine, _hers = room
    sends(mine, workshop, text="Hylly", photo=file(picture()), alt="Täysi hylly")
    kept = Photo.objects.get()
    close.close(workshop)
    assert not Photo.objects.exists()
    assert show(client_of(aino), workshop, kept).status_code == 404
    page = client_of(aino).get(f"/workshops/{workshop.pk}/").content.decode()
    assert "Täysi hylly" in page
    assert "<img" not in page.split("<main", 1)[1]


def test_a_card_taken_back_takes_its_photo_with_it(
    room: tuple[Workshop, Client, Client],
) -> None:
    workshop, mine, _hers = room
    sends(mine, workshop, text="Hylly", photo=file(picture()), alt="Hylly")
    mine.post(f"/w/{workshop.pk}/take-back/", {"value": Contribution.objects.get().pk})
    assert not Photo.objects.exists()
