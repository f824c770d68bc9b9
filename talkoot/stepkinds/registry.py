"""The kinds of steps there are."""

from __future__ import annotations

from typing import Any

from talkoot.stepkinds.ask.kind import Ask
from talkoot.stepkinds.assign.kind import Assign
from talkoot.stepkinds.base import StepKind
from talkoot.stepkinds.cluster.kind import ClusterKind
from talkoot.stepkinds.commit.kind import Commit
from talkoot.stepkinds.compare.kind import Compare
from talkoot.stepkinds.discuss.kind import Discuss
from talkoot.stepkinds.link.kind import Link
from talkoot.stepkinds.place.kind import Place
from talkoot.stepkinds.reflect.kind import Reflect
from talkoot.stepkinds.show.kind import Show
from talkoot.stepkinds.vote.kind import Vote
from talkoot.stepkinds.write.kind import Write

KINDS: dict[str, StepKind[Any, Any, Any]] = {
    kind.name: kind
    for kind in (
        Show(),
        Ask(),
        Write(),
        Vote(),
        Assign(),
        Discuss(),
        Commit(),
        ClusterKind(),
        Place(),
        Link(),
        Compare(),
        Reflect(),
    )
}
