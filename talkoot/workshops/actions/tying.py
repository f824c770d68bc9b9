"""Say which module of its programme a workshop belongs to."""

from __future__ import annotations

from talkoot.programmes.models import Module
from talkoot.workshops.models import Workshop


def tie(workshop: Workshop, module: Module | None) -> None:
    """Tie a workshop to a module of its own programme, or loose."""
    if module is not None and module.programme_id != workshop.programme_id:
        raise ValueError("a workshop belongs to a module of its own programme")
    Workshop.objects.filter(pk=workshop.pk).update(module=module)
