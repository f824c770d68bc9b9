"""Results are asked for on the desk, and made by the worker: not in the web process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.test import Client

from talkoot.figures.attacker import Verdict
from talkoot.people.models import Person
from talkoot.surveys.actions import count, publishing
from talkoot.surveys.models import Publication, Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import Trustee, answered, counted
from tests.surveys.test_pages import now, told

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def done(survey: Survey, trustee: Trustee) -> Survey:
    answered(survey)
    return counted(survey, trustee)


@pytest.fixture
def desk(client_of: ClientOf, aino: Person) -> Client:
    client = client_of(aino)
    client.cookies["django_language"] = "en"
    return client


def test_the_desk_says_how_far_it_is_until_the_worker_has_published(
    desk: Client, done: Survey
) -> None:
    page = told(desk.post(f"/surveys/{done.pk}/publish/", follow=True))
    assert 'id="under-way"' in page
    Publication.objects.update(done=1, of=3)
    assert "1 of 3 parts" in told(desk.get(f"/surveys/{done.pk}/"))
    assert now(done).results is None
    assert publishing.publish_due(seconds=2) == 1
    assert now(done).state == Survey.State.PUBLISHED
    assert Publication.objects.get().done == Publication.objects.get().of - 1
    assert publishing.publish_due() == 0


def test_a_stop_in_the_middle_leaves_the_survey_counted_and_it_is_taken_up_again(
    done: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_words: object) -> None:
        raise KeyboardInterrupt

    publishing.ask(done)
    with monkeypatch.context() as patch:
        patch.setattr(count, "attacked", stopped)
        with pytest.raises(KeyboardInterrupt):
            publishing.publish_due()
    assert now(done).state == Survey.State.COUNTED
    assert publishing.publish_due(seconds=2) == 1
    assert now(done).state == Survey.State.PUBLISHED


def test_a_leak_is_told_with_what_to_do_and_is_not_tried_again_by_itself(
    desk: Client, done: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    leak = Verdict(smallest=2, exact=True, targets=1, tried=1, leaks=(frozenset({1}),))
    publishing.ask(done)
    with monkeypatch.context() as patch:
        patch.setattr(count, "attacked", lambda *_words: (leak,))
        assert publishing.publish_due() == 0
    page = told(desk.get(f"/surveys/{done.pk}/"))
    assert "Nothing was published." in page
    assert "a way to work out" in page
    assert publishing.publish_due() == 0
    assert now(done).results is None
    desk.post(f"/surveys/{done.pk}/publish/")
    assert publishing.publish_due(seconds=2) == 1


def test_an_error_of_the_program_is_told_and_logged(
    desk: Client, done: Survey, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_words: object) -> None:
        raise RuntimeError("no solution")

    monkeypatch.setattr(count, "attacked", broken)
    publishing.ask(done)
    assert publishing.publish_due() == 0
    assert "no solution" in caplog.text
    assert "The program failed in the middle." in told(desk.get(f"/surveys/{done.pk}/"))


def test_only_a_counted_survey_can_be_asked_for(survey: Survey) -> None:
    publishing.ask(survey)
    assert not Publication.objects.exists()


@pytest.fixture
def aside() -> Iterator[None]:
    yield
    for thread in publishing._running:
        thread.join(30)


def test_the_worker_publishes_beside_its_other_duties(done: Survey, aside: None) -> None:
    publishing.ask(done)
    publishing.publish_beside()
    (thread,) = publishing._running
    publishing.publish_beside()
    assert publishing._running == [thread] or now(done).state == Survey.State.PUBLISHED
    thread.join(30)
    assert now(done).state == Survey.State.PUBLISHED


WEB = """
import sys
import django
django.setup()
import talkoot.site.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
loaded = sorted({name.split(".")[0] for name in sys.modules})
print(*(name for name in ("scipy", "sklearn", "simplemma", "typst", "pandas") if name in loaded))
"""


def test_the_web_process_loads_numpy_only() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WEB],
        capture_output=True,
        text=True,
        check=True,
        env={"DJANGO_SETTINGS_MODULE": "talkoot.site.settings", "PATH": ""},
    )
    assert ran.stdout.split() == []
