"""What was needed for a while is not kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from talkoot.people import actions, retention
from talkoot.people.models import Invitation, Organisation, Person, RosterFile
from talkoot.site.worker import DUTIES

ROSTER = b"number;name\nkuoma-Aino;Aino\n"


@pytest.fixture
def _kept(kuoma: Organisation, aino: Person) -> None:
    actions.keep_roster(kuoma, aino, None, ROSTER)
    actions.invite(kuoma, "fatima@example.org", "facilitator", by=aino)
    Session.objects.create(
        session_key="a" * 32, session_data="", expire_date=timezone.now() + timedelta(hours=8)
    )


def left() -> list[str]:
    rows = (RosterFile, Invitation, Session)
    return [model.__name__ for model in rows if model.objects.exists()]


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize(
    ("later", "kept"),
    [
        (timedelta(0), ["RosterFile", "Invitation", "Session"]),
        (timedelta(hours=3), ["Invitation", "Session"]),
        (timedelta(days=2), ["Invitation"]),
        (timedelta(days=45), []),
    ],
)
def test_each_goes_when_its_time_is_over(
    later: timedelta, kept: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now() + later
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    gone = retention.forget_due()
    assert left() == kept
    assert gone == 3 - len(kept)


def test_the_worker_sees_to_it() -> None:
    assert "talkoot.people.retention.forget_due" in DUTIES
