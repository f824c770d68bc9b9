"""An allowance of failures that everybody shares: guessing is slowed, no address is locked out."""

from __future__ import annotations

from django.core.cache import cache

MINUTE = 60


def spent(name: str, allowed: int) -> bool:
    """Whether this minute's failures of `name` are used up."""
    return int(cache.get(f"attempts:{name}", 0)) >= allowed


def failed(name: str) -> None:
    """Count one failure against the allowance of the minute that began with the first."""
    key = f"attempts:{name}"
    if not cache.add(key, 1, MINUTE):
        try:
            cache.incr(key)
        except ValueError:  # the minute ended between the two calls
            cache.add(key, 1, MINUTE)
