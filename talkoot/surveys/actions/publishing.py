"""Publishing is asked for on the desk, and done by the worker: it takes half a minute, and scipy.

The survey stays counted until everything is done, so a stop in the middle loses nothing: whoever
runs next begins the attack anew.
"""

from __future__ import annotations

import logging
from threading import Thread

from django.db import connections, transaction
from django.db.models import QuerySet

from talkoot.surveys.actions import count
from talkoot.surveys.models import Publication, Survey

logger = logging.getLogger(__name__)

_running: list[Thread] = []


@transaction.atomic
def ask(survey: Survey) -> None:
    """Ask for the results of a counted survey; again, where it was refused or went wrong."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.COUNTED:
        return
    found = Publication.objects.filter(survey=room).first()
    if found is None or found.refused or found.failed:
        fresh = {"done": 0, "of": 0, "leaks": 0, "smallest": 0, "failed": False}
        Publication.objects.update_or_create(survey=room, defaults=fresh)


def publish_beside() -> None:
    """Publish what waits in a thread of its own: the worker's other duties go on meanwhile."""
    _running[:] = [one for one in _running if one.is_alive()]
    if not _running and _due().exists():
        _running.append(Thread(target=_published, name="publication", daemon=True))
        _running[0].start()


def _published() -> None:
    try:
        publish_due()
    finally:
        connections.close_all()


def _due() -> QuerySet[Publication]:
    waiting = Publication.objects.filter(leaks=0, failed=False)
    return waiting.filter(survey__state=Survey.State.COUNTED)


def publish_due(*, seconds: float = 20.0) -> int:
    """Publish every survey that waits for it; return how many were."""
    return sum(_publish(one, seconds) for one in _due().select_related("survey__before"))


def _publish(asked: Publication, seconds: float) -> bool:
    def tell(done: int, of: int) -> None:
        Publication.objects.filter(pk=asked.pk).update(done=done, of=of)

    words: dict[str, int | bool] = {}
    try:
        count.publish(asked.survey, seconds=seconds, tell=tell)
    except count.LeakError as leak:
        words = {"leaks": len(leak.verdict.leaks), "smallest": leak.verdict.smallest}
    except Exception:
        logger.exception("A survey could not be published.")
        words = {"failed": True}
    if words:
        Publication.objects.filter(pk=asked.pk).update(**words)
    return not words
