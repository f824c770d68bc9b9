"""Count a closed survey: take the opened ballots, forget the box, and publish once."""

from __future__ import annotations

import secrets
import uuid
from collections import Counter
from collections.abc import Sequence
from functools import partial
from random import SystemRandom
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.figures.attacker import Verdict
from talkoot.figures.blocks import Block, Partition, Tree, partition
from talkoot.ground import scrub
from talkoot.surveys import accounting, ballots, keeping, laying, ledger, participation, sound
from talkoot.surveys.actions import link, sort
from talkoot.surveys.actions.answer import sealed_box
from talkoot.surveys.actions.remarks import blocks_of_remarks
from talkoot.surveys.attacking import Tell, attacked, quietly
from talkoot.surveys.models import Answer, Ballot, Remark, SpentSlip, Survey, Told

if TYPE_CHECKING:  # they reckon with scipy: at publication, in the worker
    from talkoot.surveys.analysis import Analysis
    from talkoot.surveys.change import Change
    from talkoot.surveys.followed import Follow


class NotTheseError(Exception):
    """What was given back is not what the box held."""


class LeakError(Exception):
    """The attacker could single out somebody: nothing is published."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(str(len(verdict.leaks)))
        self.verdict = verdict


def open_here(survey: Survey) -> list[Any]:
    """Open the box of a confidential survey with the key this server keeps."""
    import base64

    private = ballots.read_key(survey.server_key)
    return ballots.tally((base64.b64decode(one) for one in sealed_box(survey)), private)


@transaction.atomic
def load(survey: Survey, opened: Sequence[Any]) -> int:
    """Lay the opened answers, shuffled once more, in blocks; the box and its key go.

    Raises NotTheseError where their number or their units are not those of the box.
    """
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.CLOSED:
        raise NotTheseError(_("The survey is not waiting for its ballots."))
    if ledger.is_counted(room.box):
        raise NotTheseError(_("This box has been counted before: it came back with a backup."))
    units = [_unit(room, one) for one in opened]
    if len(opened) != Ballot.objects.filter(box=room.box).count():
        raise NotTheseError(_("The number of opened ballots is not that of the box."))
    _laid(room, units, opened)
    return len(opened)


def _laid(room: Survey, units: Sequence[int], opened: Sequence[Any]) -> None:
    """Lay what is sound by block, and keep no way back."""
    made = partition(tree_of(room), _direct(room, units), room.k)
    places = made.places(units)
    _lay(room, places, opened)
    written = _lay_remarks(room, made, places, opened)
    drawn = _slips(room, made)
    Ballot.objects.filter(box=room.box).delete()
    SpentSlip.objects.filter(box=room.box).delete()
    scrub.due(Ballot, SpentSlip, Survey)  # the key a server kept was in its row
    room.partition = {
        "direct": list(made.direct),
        "blocks": _kept(made.blocks),
        "remarks": {question: _kept(blocks) for question, blocks in written.items()},
        "slips": drawn,
    }
    room.server_key = None
    room.state = Survey.State.COUNTED
    room.save(update_fields=["partition", "server_key", "state"])
    transaction.on_commit(partial(ledger.note, room.box))


def _slips(room: Survey, made: Partition) -> dict[str, Any] | None:
    """What became of the slips, before it is forgotten which were used."""
    spent = set(SpentSlip.objects.filter(box=room.box).values_list("digest", flat=True))
    back = {int(place): number for place, number in room.unused.items()}
    answered = accounting.used(room, spent)
    return accounting.account(room.slips_of, answered, back, made.blocks, room.k)


@transaction.atomic
def lay_brought(survey: Survey, answers: Sequence[Any]) -> None:
    """Lay answers from elsewhere, for which there was never a box, as those of a survey of ours.

    Raises NotTheseError where they are no answers to it, or where there was a box.
    """
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.CLOSED or room.public_key or room.server_key:
        raise NotTheseError(_("The survey is not waiting for its ballots."))
    units = [_unit(room, one) for one in answers]
    _laid(room, units, answers)


def _unit(survey: Survey, one: Any) -> int:
    unit = sound.place(one, len(survey.tree or ()))
    if unit is None or not sound.is_sound(survey.questionnaire, one["answer"]):
        raise NotTheseError(_("These are not the ballots of this survey."))
    return unit


def tree_of(survey: Survey) -> Tree:
    return Tree(tuple(unit["parent"] for unit in survey.tree or ()))


def _direct(survey: Survey, units: Sequence[int]) -> list[int]:
    counts = Counter(units)
    return [counts[unit] for unit in range(len(survey.tree or ()))]


def _lay(survey: Survey, places: Sequence[int], opened: Sequence[Any]) -> None:
    """All in one transaction, in a drawn order, by block and not by unit."""
    asked, answers = survey.questionnaire, [one["answer"] for one in opened]
    told = laying.backgrounds(asked, answers, survey.k)
    ids = link.ids(survey, opened)
    rows = [
        Answer(
            id=uuid.uuid4(),
            box=survey.box,
            block=place,
            body=laying.body(asked, one, background) | own,
        )
        for place, one, background, own in zip(places, answers, told, ids, strict=True)
    ]
    SystemRandom().shuffle(rows)
    Answer.objects.bulk_create(rows)


def _lay_remarks(
    survey: Survey, made: Partition, places: Sequence[int], opened: Sequence[Any]
) -> dict[str, tuple[Block, ...]]:
    """Lay each question's texts by themselves, shuffled anew: one person's lead to none of hers."""
    found = {}
    for comment in survey.questionnaire.comments:
        texts = [one["answer"].get(comment.id, "").strip() for one in opened]
        found[comment.id], laid = laying.remarks(made, places, texts)
        rows = [
            Remark(id=uuid.uuid4(), box=survey.box, question=comment.id, block10=number, text=text)
            for number, text in laid
        ]
        SystemRandom().shuffle(rows)
        Remark.objects.bulk_create(rows)
    return found


def _kept(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [
        {"cells": list(block.cells), "size": block.size, "home": block.home} for block in blocks
    ]


def blocks_of(survey: Survey) -> Partition:
    """The partition that was made when the survey was counted."""
    kept = survey.partition or {"direct": [], "blocks": []}
    blocks = tuple(Block(tuple(one["cells"]), one["size"], one["home"]) for one in kept["blocks"])
    return Partition(tree_of(survey), tuple(kept["direct"]), survey.k, blocks)


def publish(survey: Survey, *, seconds: float = 20.0, tell: Tell = quietly) -> tuple[Verdict, ...]:
    """Freeze what is shown, once; LeakError, and nothing is published, where it can be broken.

    The attack takes its time outside the transaction: counted answers do not change, and on SQLite
    nobody else could write meanwhile.
    """
    if survey.state != Survey.State.COUNTED:
        raise NotTheseError(_("The survey is not waiting to be published."))
    from talkoot.surveys import backgrounds, change, differences, drivers, voices
    from talkoot.surveys.followed import snapshot as snapshot_followed
    from talkoot.surveys.snapshot import record, snapshot

    found = analysed(survey)
    waves = changed(survey, found)
    follow = followed(survey, found, waves)
    verdicts = attacked(found, seconds, waves, tell, follow)
    for verdict in verdicts:
        if not verdict.safe:
            raise LeakError(verdict)
    results = snapshot(found, _people(survey)) | {"attacker": record(verdicts)}
    results["classes"] = backgrounds.snapshot(found)
    results["opinions"] = voices.snapshot(found)
    results |= {"differs": differences.snapshot(found), "drivers": drivers.snapshot(found)}
    if waves is not None and survey.before is not None:
        results["change"] = change.snapshot(waves)
        results["before"] = {"id": str(survey.before.pk), "title": survey.before.title}
    if follow is not None:
        results["followed"] = snapshot_followed(follow)
    _freeze(survey, results, change.kept(found))
    return verdicts


def _people(survey: Survey) -> list[int]:
    return [unit["people"] for unit in survey.tree or ()]


@transaction.atomic
def _freeze(survey: Survey, results: dict[str, Any], sums: dict[str, Any]) -> None:
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.COUNTED:
        raise NotTheseError(_("The survey is not waiting to be published."))
    room.summary, rows = keeping.apart(results)
    Told.objects.bulk_create(
        Told(survey=room, key=key, figures=figures, statements=statements)
        for key, figures, statements in rows
    )
    room.block_sums = sums
    room.published_on = timezone.localdate()
    room.state = Survey.State.PUBLISHED
    room.save(update_fields=["summary", "block_sums", "published_on", "state"])
    for wave in link.over(room):
        _forget_ids(wave)
    sort.ask(room)


def analysed(survey: Survey) -> Analysis:
    """Read the answers: with `open_here` and `load` the only code that does."""
    from talkoot.surveys.analysis import Analysis

    asked = survey.questionnaire
    rows = list(Answer.objects.filter(box=survey.box).values_list("block", "body"))
    matrix = np.zeros((len(rows), len(asked.items)), dtype=np.int8)
    for row, (_block, body) in enumerate(rows):
        matrix[row] = [body.get(item.id, 0) for item in asked.items]
    blocks = np.array([block for block, _body in rows], dtype=np.int64)
    made = blocks_of(survey)
    joint = tuple(sorted(set(participation.joint(made).values())))
    cells = laying.cells_of(asked, [body for _block, body in rows])
    votes = laying.votes(asked, [body for _block, body in rows])
    lists = {one.id: blocks_of_remarks(survey, one.id) for one in asked.comments}
    ids = tuple(body.get(link.PAIR, "") for _block, body in rows)
    return Analysis(
        asked, made, matrix, blocks, secrets.token_bytes(32), joint, cells, lists, votes, ids
    )


def changed(survey: Survey, found: Analysis) -> Change | None:
    """The wave before, beside this one; of it only the sums that were published are known."""
    from talkoot.surveys.change import Change, Side, kept

    before = survey.before
    if before is None or not before.block_sums:
        return None
    then = Side(
        before.questionnaire,
        blocks_of(before),
        _units(before),
        _people(before),
        before.block_sums,
    )
    return Change(then, Side(found.asked, found.base, _units(survey), _people(survey), kept(found)))


def followed(survey: Survey, found: Analysis, waves: Change | None) -> Follow | None:
    """The same people in the wave before, where both waves are linked and its answers are kept."""
    if waves is None or survey.before is None or not link.is_linked_with_before(survey):
        return None
    from talkoot.surveys.followed import Follow

    return Follow(waves, analysed(survey.before), found, SystemRandom())


def _forget_ids(survey: Survey) -> None:
    """Nothing leads from answer to answer any more, once the change has been told."""
    rows = [one for one in Answer.objects.filter(box=survey.box) if one.body.pop(link.PAIR, None)]
    Answer.objects.bulk_update(rows, ["body"], batch_size=500)
    scrub.due(Answer)


def _units(survey: Survey) -> list[int]:
    return [unit["unit"] for unit in survey.tree or ()]
