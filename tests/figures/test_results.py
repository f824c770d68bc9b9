"""Results by unit: whole blocks, one voice, and nothing that subtraction gives away."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.figures.attacker import attack
from talkoot.figures.blocks import Tree, partition
from talkoot.figures.results import Survey
from tests.figures.test_blocks import K, organisations


def asked(
    tree: Tree,
    direct: list[int],
    *,
    items: int = 2,
    steps: int = 5,
    seed: int = 0,
    alike: bool = False,
) -> Survey:
    """A survey in which a fifth of the answers are missing; or everybody answers the same."""
    rng = np.random.default_rng(seed)
    units = np.repeat(np.arange(len(direct)), direct)
    answers = rng.integers(1, 6, size=(len(units), items)).astype(np.int8)
    if alike:
        answers[:] = 4
    else:
        answers[rng.random(answers.shape) < 0.2] = 0
    base = partition(tree, direct, K)
    blocks = np.array(base.places(units.tolist()), dtype=np.int64)
    return Survey(base, answers, blocks, 5, b"a key of the tests")


@given(organisations(), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_every_figure_rests_on_at_least_k_and_detail_on_ten(
    organisation: tuple[Tree, list[int]], seed: int
) -> None:
    survey = asked(*organisation, seed=seed)
    for figure in survey.item(0).values():
        assert figure.n >= K
        assert 1 <= figure.mean <= 5
        assert not figure.counts or (figure.n >= 10 and figure.detail_n >= 10)
        assert sum(figure.counts) == figure.detail_n


@given(organisations(), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_the_attacker_finds_nothing_in_the_figures_of_a_question(
    organisation: tuple[Tree, list[int]], seed: int
) -> None:
    """Means and detail together: figures are taken from what is told, cell by cell."""
    tree, direct = organisation
    survey = asked(tree, direct, seed=seed)
    units = np.repeat(np.arange(len(direct)), direct)
    answered = np.bincount(units[survey.answers[:, 0] != 0], minlength=len(direct)).tolist()
    fine = survey.fine(0)
    told = survey._told(fine)
    figures = [
        frozenset(cell for block in blocks for cell in fine.blocks[block].cells)
        for blocks in told.values()
    ]
    people = {unit: n for unit, n in enumerate(answered) if n}
    verdict = attack([one & set(people) for one in figures], people, K, rng=Random(seed))
    assert verdict.safe


def test_where_everybody_said_the_same_no_block_tells_so() -> None:
    survey = asked(Tree((None, 0, 0, 0)), [0, 6, 5, 12], alike=True)
    for item in range(2):
        for unit, figure in survey.item(item).items():
            assert figure.mean != 4, unit
            assert max(figure.counts, default=0) < max(figure.detail_n, 1)


def test_the_publication_copy_changes_one_answer_by_one_step_a_block() -> None:
    survey = asked(Tree((None, 0, 0, 0)), [0, 6, 5, 12], alike=True)
    moved = survey.published.astype(int) - survey.answers
    assert set(np.abs(moved).ravel()) == {0, 1}
    assert (np.abs(moved).sum(axis=0) == len(survey.fine(0).blocks)).all()


def test_the_same_key_moves_the_same_answers() -> None:
    tree, direct = Tree((None, 0, 0)), [0, 7, 8]
    one, two = (asked(tree, direct, alike=True).published for _time in range(2))
    assert (one == two).all()


def test_parents_add_up_from_their_teams() -> None:
    survey = asked(Tree((None, 0, 0)), [0, 20, 30], seed=3)
    found = survey.item(0)
    teams = found[1].mean * found[1].n + found[2].mean * found[2].n
    assert abs(teams / found[0].n - found[0].mean) < 0.011


def test_an_index_is_the_mean_of_the_published_means() -> None:
    survey = asked(Tree((None, 0, 0)), [0, 20, 30], items=3, seed=3)
    n, mean = survey.scale((0, 1, 2))[1]
    means = [survey.item(item)[1].mean for item in range(3)]
    assert mean == np.mean(means)
    assert n == min(survey.item(item)[1].n for item in range(3))


def test_a_small_team_is_told_with_its_guests() -> None:
    survey = asked(Tree((None, 0, 0)), [0, 3, 9], alike=True)
    figure = survey.item(0)[2]
    assert (figure.n, figure.guests) == (12, 3)
    assert 1 not in survey.item(0)
