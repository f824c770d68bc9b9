"""Let a person's calendar program follow something, and take the address back."""

from __future__ import annotations

from talkoot.ground.codes import digest, secret
from talkoot.people.models import CalendarKey, Person

FEED = "calendar feed"


def follow(person: Person, subject: str) -> str:
    """Return the secret of the person's feed on a subject, made now if there is none."""
    found = CalendarKey.objects.filter(person=person, subject=subject).first()
    if found is None:
        seed = secret()
        found, _made = CalendarKey.objects.get_or_create(
            person=person, subject=subject, defaults={"seed": seed, "key": _kept(_told(seed))}
        )
    return _told(found.seed)


def followed(person: Person, subject: str) -> str | None:
    """Return the secret, if the person follows the subject."""
    found = CalendarKey.objects.filter(person=person, subject=subject).first()
    return _told(found.seed) if found else None


def unfollow(person: Person, subject: str) -> None:
    """Take the address back: whoever has it gets nothing any more."""
    CalendarKey.objects.filter(person=person, subject=subject).delete()


def follower(token: str) -> CalendarKey | None:
    """Return whose feed an address is, while she may sign in."""
    keys = CalendarKey.objects.select_related("person").filter(person__is_active=True)
    return keys.filter(key=_kept(token)).first()


def _told(seed: str) -> str:
    return digest(seed, purpose=FEED)[:40]


def _kept(token: str) -> str:
    return digest(token, purpose=f"{FEED} key")
