"""Keep a file that was brought until its reader has decided, and no longer than a day."""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from talkoot.people.models import Organisation, Person
from talkoot.portable.models import Arrival
from talkoot.portable.unpacking import Unpacked

GRACE = timedelta(days=1)
MOST = 5  # files of one person that wait: the oldest makes room


def receive(organisation: Organisation, person: Person, file: IO[bytes], size: int) -> Arrival:
    """Keep a file that is in order. Raises FileError where it is not, and keeps nothing then."""
    title = Unpacked(file, size).content.title
    arrival = Arrival(organisation=organisation, person=person, title=title)
    _folder().mkdir(parents=True, exist_ok=True)
    file.seek(0)
    with path_of(arrival).open("wb") as kept:
        shutil.copyfileobj(file, kept, 1024 * 1024)
    arrival.save()
    for old in Arrival.objects.filter(person=person).order_by("-made_at")[MOST:]:
        let_go(old)
    return arrival


def let_go(arrival: Arrival) -> None:
    path = path_of(arrival)
    arrival.delete()
    transaction.on_commit(partial(path.unlink, missing_ok=True))


def forget_due() -> int:
    """Erase what nobody has decided on, and files that no row knows."""
    old = Arrival.objects.filter(made_at__lt=timezone.now() - GRACE)
    gone = list(old)
    for arrival in gone:
        let_go(arrival)
    return len(gone) + _swept()


def _swept() -> int:
    if not _folder().is_dir():
        return 0
    known = {str(key) for key in Arrival.objects.values_list("pk", flat=True)}
    before = (timezone.now() - GRACE).timestamp()
    lost = [
        one for one in _folder().iterdir() if one.name not in known and one.stat().st_mtime < before
    ]
    for one in lost:
        one.unlink(missing_ok=True)
    return len(lost)


def path_of(arrival: Arrival) -> Path:
    return _folder() / str(arrival.pk)


def _folder() -> Path:
    return Path(settings.DATA) / "brought"
