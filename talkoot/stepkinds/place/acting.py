"""How believable people place cards: they agree about most, and not about all. Pure."""

from __future__ import annotations

import zlib
from random import Random
from typing import Any

from talkoot.stepkinds import phrases
from talkoot.stepkinds.base import Scene
from talkoot.stepkinds.place.canvas import Frame, frame
from talkoot.stepkinds.place.settings import Settings
from talkoot.stepkinds.place.sums import Summary

Notes = tuple[tuple[str, str], ...]


def together(
    settings: Settings, stands: Summary, language: str, rng: Random
) -> dict[str, Any] | None:
    """One move: a card that stands nowhere yet, now and then a card of one's own, or a region."""
    made = frame(settings, closed=False)
    stamp = stands.stamp + 1
    if settings.cards and (rng.random() < 0.4 or not stands.cards):
        text = phrases.fitting(phrases.IDEAS, language, settings.length, rng)
        salt = f"{rng.getrandbits(40):010x}"
        return {"stamp": stamp, "text": text, "salt": salt, "to": spot(made, text, rng)}
    if not stands.cards:
        return None
    card = rng.choice(stands.loose or stands.placed)
    if settings.boundaries and not stands.loose and rng.random() < 0.3:
        group, name = f"{rng.getrandbits(40):010x}", phrases.one(phrases.THEMES, language, rng)
        return {"stamp": stamp, "cards": (card.id,), "within": group, "group": group, "name": name}
    return {"stamp": stamp, "cards": (card.id,), "to": spot(made, card.text, rng)}


def alone(settings: Settings, scene: Scene, rng: Random) -> tuple[dict[str, str], Notes]:
    made = frame(settings, closed=False)
    some = [item for item in scene.items if rng.random() < 0.9]
    count = rng.randint(1, settings.cards) if settings.cards else 0
    texts = [
        phrases.fitting(phrases.REMARKS, scene.language, settings.length, rng)
        for _n in range(count)
    ]
    places = {item.id: spot(made, item.plain, rng) for item in some}
    return places, tuple((text, spot(made, f"{text}{n}", rng)) for n, text in enumerate(texts))


def spot(made: Frame, text: str, rng: Random) -> str:
    """About where most people would put it; what it says decides."""
    lean = zlib.crc32(text.encode())
    if not made.is_plane:
        places = [place for place, _title in made.places()]
        usual = places[lean % len(places)]
        return usual if rng.random() < 0.65 else rng.choice(places)
    across, upward = lean % 91 + 5, lean // 97 % 91 + 5
    spread = 6 + lean % 3 * 8
    values = [_near(across, spread, rng), _near(upward, spread, rng)]
    return ",".join(str(value) for value in values[: 1 if made.is_line else 2])


def _near(value: int, spread: int, rng: Random) -> int:
    return min(max(round(rng.gauss(value, spread)), 0), 100)
