"""What was erased is scrubbed from the files once, soon, and by the worker."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from talkoot.ground import scrub
from talkoot.ground.models import Erasure, Failures
from talkoot.site.worker import DUTIES


@pytest.mark.django_db(transaction=True)
def test_where_nothing_was_erased_no_file_is_touched() -> None:
    assert not scrub.scrub_due()


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_while_the_files_were_scrubbed_stays_due(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scrub.due(Failures)
    real = scrub.scrub
    asked: list[str] = []

    def meanwhile(tables: Iterable[str]) -> bool:
        asked.extend(tables)
        scrub.due(Failures)
        return real(tables)

    monkeypatch.setattr(scrub, "scrub", meanwhile)
    assert scrub.scrub_due()
    assert asked == [Failures._meta.db_table]
    assert Erasure.objects.count() == 1


def test_what_is_due_has_no_time() -> None:
    assert {field.name for field in Erasure._meta.get_fields()} == {"id", "table"}


def test_the_worker_scrubs() -> None:
    assert "talkoot.ground.scrub.scrub_due" in DUTIES
