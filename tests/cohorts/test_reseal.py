"""A journal outlives the key it was sealed under, if it is sealed anew before the key goes."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from talkoot.cohorts.actions import journal, writing
from talkoot.cohorts.models import Entry, Member, Note
from talkoot.ground.sealed import SealBrokenError
from talkoot.site import cli

OLD, NEW = "kuusen juurella on vanha avain 1", "kuusen latvassa on uusi avain 22"


@pytest.fixture
def written(member: Member, settings: Settings) -> Settings:
    settings.SECRET_KEY = OLD
    journal.write(member.person, kind="insight", text="Oivallus")
    writing.write(member, "Hei")
    settings.SECRET_KEY = NEW
    return settings


def test_after_resealing_the_old_key_may_go(
    written: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    written.SECRET_KEY_FALLBACKS = [OLD]
    assert cli.main(["reseal"]) == 0
    assert "2 sealed" in capsys.readouterr().out
    written.SECRET_KEY_FALLBACKS = []
    assert Entry.objects.get().text == "Oivallus"
    assert Note.objects.get().text == "Hei"


def test_what_cannot_be_read_is_told_and_left_as_it_is(
    written: Settings, member: Member, capsys: pytest.CaptureFixture[str]
) -> None:
    written.SECRET_KEY_FALLBACKS = []
    journal.write(member.person, kind="insight", text="Uusi")
    assert cli.main(["reseal"]) == 1
    assert "2 cannot be read" in capsys.readouterr().out
    with pytest.raises(SealBrokenError):
        list(Note.objects.all())
    written.SECRET_KEY_FALLBACKS = [OLD]
    assert sorted(entry.text for entry in Entry.objects.all()) == ["Oivallus", "Uusi"]
