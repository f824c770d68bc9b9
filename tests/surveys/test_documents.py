"""Documents say what is true of this very survey, and those who must judge it can read them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from talkoot.people.models import Organisation, Person
from talkoot.surveys.documents import DOCUMENTS
from talkoot.surveys.fingerprints import fingerprint
from talkoot.surveys.models import Survey
from tests.conftest import ClientOf, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_filled_from_the_survey(draft: Survey, name: str) -> None:
    Survey.objects.filter(pk=draft.pk).update(k=17, contact="Helena Koski, 040 123")
    text = DOCUMENTS[name](Survey.objects.get(pk=draft.pk)).text()
    for told in ("Kuoma", "Alkukartoitus", "Tuulikki Tammi", fingerprint(draft.public_key)):
        assert told in " ".join(text.split())
    if name != "record":
        assert "1.9.2026" in text
    if name != "assessment":
        assert "Helena Koski, 040 123" in text
    assert "17" in text


def test_a_confidential_survey_is_nowhere_called_anonymous(kuoma: Organisation) -> None:
    from tests.surveys.conftest import QUESTIONNAIRE

    made = Survey.objects.create(
        organisation=kuoma, title="Luottamuksellinen", source=QUESTIONNAIRE, mode="confidential"
    )
    with translation.override("en"):
        told = {name: " ".join(make(made).text().split()) for name, make in DOCUMENTS.items()}
    assert "confidential, not anonymous" in told["information"]
    assert "are anonymous" not in told["information"]
    for text in told.values():
        assert "until the answers are counted" in text
        assert "trustee's key" not in text


def test_the_roster_is_spoken_of_only_where_there_is_one(draft: Survey) -> None:
    with translation.override("en"):
        before = DOCUMENTS["record"](draft).text()
        draft.invitees.create(place=0, name="Bengt", token="x" * 64)
        after = DOCUMENTS["record"](draft).text()
    assert "List of the invited" not in before
    assert "List of the invited" in after


@pytest.mark.parametrize("name", DOCUMENTS)
def test_observers_read_and_download_it_before_the_survey_opens(
    client_of: ClientOf, olga: Person, draft: Survey, name: str
) -> None:
    client: Client = client_of(olga)
    assert f"/surveys/{draft.pk}/documents/" in client.get("/surveys/").content.decode()
    assert client.get(f"/surveys/{draft.pk}/documents/{name}/").status_code == 200
    sent = client.get(f"/surveys/{draft.pk}/documents/{name}.txt")
    assert sent.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Alkukartoitus" in sent.content.decode()


def test_a_document_is_set_as_a_pdf(client_of: ClientOf, olga: Person, draft: Survey) -> None:
    sent = client_of(olga).get(f"/surveys/{draft.pk}/documents/assessment.pdf")
    assert sent.content.startswith(b"%PDF-")


def test_who_only_works_here_does_not_see_drafts(
    client_of: ClientOf, kuoma: Organisation, draft: Survey
) -> None:
    works_here = person(kuoma, "Marja", "member")
    assert draft.title not in client_of(works_here).get("/surveys/").content.decode()
