"""Invented comments with known topics, put together by chance from the parts in written.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random
from typing import Any

PARTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TOPICS: dict[str, Any] = PARTS["topics"]


def remark(rng: Random, topic: str, stray: float = 0.15, ends: float = 1.0) -> str:
    """A comment on a topic; a share of its words is of another one, as people write."""
    known = TOPICS[topic]["words"].split()
    other = rng.choice(list(TOPICS.values()))["words"].split()
    one = rng.choice(known)
    two = rng.choice(other if rng.random() < stray else known)
    said = rng.choice(PARTS["openings"]).format(one=one, two=two)
    more = f" {rng.choice(TOPICS[topic]['sayings'])}." if rng.random() < 0.7 else ""
    end = f" {rng.choice(PARTS['endings'])}" if rng.random() < ends else ""
    return f"{said[0].upper()}{said[1:]}{more}{end}".strip()


def remarks(n: int, seed: int = 1) -> tuple[list[str], list[str]]:
    """Comments and their topics; some topics are spoken of oftener than others."""
    rng = Random(seed)
    topics = rng.choices(list(TOPICS), weights=range(5, 5 + len(TOPICS)), k=n)
    return [remark(rng, topic) for topic in topics], topics
