"""Two people change the same thing at once: who saves last is told what the first one wrote."""

from __future__ import annotations

from typing import Any


class ChangedMeanwhileError(Exception):
    """Somebody else has saved it since the page was opened; `now` is what stands there."""

    def __init__(self, now: Any = None) -> None:
        super().__init__("changed by somebody else since")
        self.now = now
