"""How the words of a method file are called in its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from talkoot.ground.texts import pick
from talkoot.methods.labels import NEED_LABELS, TOPIC_LABELS
from talkoot.stepkinds.registry import KINDS

LABELS: dict[str, Any] = {
    "title": _("Title"),
    "purpose": _("What is it good for?"),
    "plain": _("The same in plain words"),
    "notes": _("Notes for the facilitator"),
    "preparation": _("Prepare beforehand"),
    "trouble": _("If it goes wrong"),
    "source": _("Where does the idea come from?"),
    "licence": _("On what terms may it be passed on?"),
    "topic": _("Topic"),
    "needs": _("It helps when"),
    "remote": _("Remotely"),
    "size": _("Group size"),
    "groups": _("Small groups"),
    "smallest": _("Fewest"),
    "typical": _("Usually"),
    "largest": _("Most"),
    "roles": _("Roles"),
    "rounds": _("Rounds"),
    "open": _("At each one's own pace"),
    "steps": _("Steps"),
    "kind": _("What do people do?"),
    "minutes": _("Minutes"),
    "short_minutes": _("Minutes in the short form"),
    "prompt": _("What are people asked?"),
    "by": _("Who does it?"),
    "cards_from": _("Takes up the cards of"),
    "privacy": _("Who may read it?"),
    "reveal": _("When do others see it?"),
    "optional": _("May be skipped"),
    "only": _("Only in one form"),
    "id": _("Short name in the file"),
    "text": _("Text"),
    "questions": _("Questions"),
    "choices": _("Choices"),
    "days": _("Days"),
}
SHORT = 80  # characters of a description that still make a label
HELP: dict[str, Any] = {
    "purpose": _("In one sentence."),
    "short_minutes": _("0 leaves the step out of the short form."),
    "licence": _("Say so too when the idea is somebody else's."),
    "open": _("Over days, when not everybody can be there at once."),
    "rounds": _("Steps that are repeated."),
}
OPTIONS: dict[tuple[str, str], Any] = {
    ("privacy", "private"): _("only its writer"),
    ("privacy", "group"): _("the small group"),
    ("privacy", "anonymous"): _("everybody, without names"),
    ("privacy", "seat"): _("everybody, with a nickname or none"),
    ("privacy", "named"): _("everybody, with names"),
    ("reveal", "at-once"): _("at once"),
    ("reveal", "batches"): _("five or more at a time"),
    ("reveal", "close"): _("when the step closes"),
    ("reveal", "all-answered"): _("when all have answered"),
    ("reveal", "host"): _("when the host shows it"),
    ("remote", "fits"): _("fits"),
    ("remote", "with-care"): _("with care"),
    ("remote", "no"): _("does not fit"),
    ("only", "live"): _("led together"),
    ("only", "open"): _("at each one's own pace"),
    ("seats", "one"): _("one in each group"),
    ("seats", "rest"): _("the others"),
    ("cards_from", "brief"): _("what the workshop was opened with"),
    ("type", "scale"): _("scale from 1 to 5"),
    ("type", "choice"): _("one of several"),
    ("type", "many"): _("several at once"),
    ("type", "number"): _("a number"),
    ("type", "slider"): _("a slider"),
    ("type", "pair"): _("two sliders: now and wished"),
    ("type", "short"): _("a short text"),
    ("type", "long"): _("a longer text"),
    ("way", "dots"): _("dots"),
    ("way", "approve"): _("ticks for what one supports"),
    ("way", "rank"): _("the best in order"),
    ("way", "score"): _("points"),
    ("way", "consent"): _("consent, or an objection with its reason"),
    ("way", "agree"): _("agree, disagree or pass"),
    ("way", "position"): _("below, about or above the middle third"),
    ("way", "middle"): _("own beside the middle of all"),
    ("way", "named"): _("with names, if everybody agrees"),
    ("who", "everyone"): _("everybody"),
    ("who", "host"): _("the host"),
    ("mixing", "units"): _("units mixed"),
    ("canvas", "line"): _("a line"),
    ("canvas", "matrix"): _("two axes"),
    ("canvas", "quadrants"): _("four fields"),
    ("canvas", "domains"): _("four corners and a centre"),
    ("canvas", "lanes"): _("lanes"),
    ("canvas", "rings"): _("rings"),
    ("canvas", "wheel"): _("a wheel"),
    ("canvas", "year"): _("a year"),
    ("canvas", "workday"): _("a workday"),
    **{("needs", need): label for need, label in NEED_LABELS.items()},
    **{("topic", topic): label for topic, label in TOPIC_LABELS.items()},
}


def label_of(name: str, description: str) -> tuple[Any, Any]:
    """The label and the help of a word; a setting of a kind says itself what it is."""
    if name in LABELS:
        return LABELS[name], HELP.get(name, "")
    told = translation.gettext(description) if description else ""
    if told and len(description) <= SHORT:
        return told.rstrip("."), ""
    return name.replace("_", " ").capitalize(), told


def option_label(name: str, option: str) -> Any:
    if name == "kind":
        return kind_label(option)
    return OPTIONS.get((name, option), option)


def kind_label(kind: str) -> Any:
    return f"{KINDS[kind].word} ({kind})"


def title_of(table: Mapping[str, Any], language: str) -> str:
    """What a row is called: its title or text, or its two ends, else the name it goes by."""
    for word in ("title", "text"):
        if said := _said(table, word, language):
            return said.split("\n")[0][:80]
    ends = [_said(table, word, language) for word in ("low", "high")]
    return " – ".join(ends) if all(ends) else str(table.get("id") or "")


def _said(table: Mapping[str, Any], word: str, language: str) -> str:
    texts = table.get(word)
    return pick(_strings(texts), language) if isinstance(texts, Mapping) else ""


def _strings(texts: Mapping[str, Any]) -> dict[str, str]:
    return {str(language): str(text) for language, text in texts.items()}
