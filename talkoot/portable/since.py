"""What has been changed in a programme since it came."""

from __future__ import annotations

from talkoot.portable import differing, gathering
from talkoot.portable.labels import PARTS
from talkoot.portable.models import Origin, PartOrigin


def difference(origin: Origin) -> differing.Difference | None:
    """Modules are known again by the key of the one they came from; none if it cannot be told."""
    if origin.content is None:
        return None
    keys = dict(
        PartOrigin.objects.filter(
            module__programme=origin.programme_id, root=origin.root
        ).values_list("module", "key")
    )
    choice = gathering.Choice(money=False, models=False, year=False)
    now = gathering.gather(origin.programme, origin.root, choice, keys).content
    return differing.between(origin.content, now, PARTS)
