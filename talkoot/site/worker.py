"""The worker: a loop that does what can wait, apart from the pages and the stream."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable
from threading import Event

from django.db import close_old_connections
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

EVERY_SECONDS = 2.0
BESIDE = "TALKOOT_BESIDE"  # the process that started us, when it should not be outlived
DUTIES = (
    "talkoot.workshops.actions.rehearse.take_part",
    "talkoot.workshops.upkeep.turn_due",
    "talkoot.workshops.letters.send_due",
    "talkoot.workshops.retention.erase_due",
    "talkoot.cohorts.duties.do_due",
    "talkoot.workshops.actions.parting.erase_due",
    "talkoot.surveys.upkeep.close_surveys",
    "talkoot.surveys.upkeep.lay_marks",
    "talkoot.surveys.upkeep.send_letters",
    "talkoot.surveys.upkeep.forget_rosters",
    "talkoot.surveys.retention.erase_daily",
    "talkoot.surveys.actions.publishing.publish_beside",
    "talkoot.surveys.actions.sort.sort_beside",
    "talkoot.workspace.digest.send_due",
    "talkoot.practice.clock.posting.send_due",
    "talkoot.people.retention.forget_due",
    "talkoot.programmes.duties.tidy_up",
    "talkoot.portable.duties.tidy_up",
    "talkoot.workspace.calendar_letters.send_due",
    "talkoot.ground.scrub.scrub_due",
)


def run(*, stop: Event | None = None, every: float = EVERY_SECONDS) -> None:
    """Do every duty in turn until told to stop. One that fails is tried again the next round."""
    stopped = stop or _on_signal()
    duties = [import_string(duty) for duty in DUTIES]
    failing: set[str] = set()
    while not stopped.is_set() and not _left_behind():
        for duty in duties:
            _do(duty, failing)
        stopped.wait(every)


def _left_behind() -> bool:
    """A server that was killed cannot tell us."""
    return os.environ.get(BESIDE, str(os.getppid())) != str(os.getppid())


def _do(duty: Callable[[], object], failing: set[str]) -> None:
    """Do a duty. That it fails is told once, until it has worked again."""
    close_old_connections()
    try:
        duty()
        failing.discard(duty.__name__)
    except Exception:
        if duty.__name__ not in failing:
            logger.exception("%s failed; it is tried again.", duty.__name__)
        failing.add(duty.__name__)
    finally:
        close_old_connections()


def _on_signal() -> Event:
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    return stopped
