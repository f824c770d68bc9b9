"""A step as phone and wall would show it, with invented people. Pure, and the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from pydantic import ValidationError

from talkoot.methods.definition import Step
from talkoot.stepkinds.base import Body, Fellow, Item, Scene

PEOPLE = 9
NAMES = ("Aino", "Bo", "Eeva", "Ismo")


def preview(words: Mapping[str, Any], number: int, language: str) -> dict[str, Any] | None:
    """The context of both screens, or nothing while the step cannot be read."""
    step = _step(words, number)
    if step is None:
        return None
    kind, settings = step.behaviour, step.settings
    scene = _scene(words, step, number, language)
    bodies = _given(step, scene)
    return {
        "step": step,
        "kind": kind,
        "settings": settings,
        "title": step.title.text(language),
        "prompt": step.prompt.text(language) if step.prompt else "",
        "language": language,
        "scene": scene,
        "form": kind.form(settings, scene, prefix="preview") if kind.gives else None,
        "summary": kind.summarise(settings, bodies, scene),
        "rests": kind.rests(settings, scene),
        "secret": step.privacy in ("private", "group"),
        "participant_template": kind.template("participant"),
        "wall_template": kind.template("projector"),
    }


def _step(words: Mapping[str, Any], number: int) -> Step | None:
    steps = words.get("steps")
    if not isinstance(steps, list) or not 0 <= number < len(steps):
        return None
    try:
        return Step.model_validate(steps[number])
    except ValidationError:
        return None


def _scene(words: Mapping[str, Any], step: Step, number: int, language: str) -> Scene:
    return Scene(
        language=language,
        items=_items(words, step, number, language),
        fellows=tuple(Fellow(str(n), name, is_me=n == 0) for n, name in enumerate(NAMES)),
        groups=(("1", "1"), ("2", "2")) if step.kind == "assign" else (),
    )


def _items(words: Mapping[str, Any], step: Step, number: int, language: str) -> tuple[Item, ...]:
    """The cards invented people gave in the step these are taken from."""
    for earlier in range(number):
        found = _step(words, earlier)
        if found and found.id == step.cards_from:
            return _cards(found, _scene(words, found, earlier, language))
    return ()


def _cards(step: Step, scene: Scene) -> tuple[Item, ...]:
    kind, bodies = step.behaviour, _given(step, scene)
    carried = kind.carried(step.settings, kind.summarise(step.settings, bodies, scene))
    if carried is not None:
        return carried
    texts = dict.fromkeys(text for body in bodies for text in kind.cards(step.settings, body))
    return tuple(Item(str(n), text) for n, text in enumerate(texts))


def _given(step: Step, scene: Scene) -> list[Body]:
    rng = Random(step.id)  # noqa: S311 - play, not secrecy
    if not step.behaviour.gives:
        return []
    said = [step.behaviour.simulate(step.settings, scene, rng) for _one in range(PEOPLE)]
    return [one for one in said if one is not None]
