"""Sums over organisations: no house can be reckoned out of what was told, whoever was told it."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from talkoot.figures.clients import CLIENTS, Summed, newer
from talkoot.figures.parcels import Told
from talkoot.figures.release import K

HOUSES = 6


def test_two_houses_are_no_sum_and_one_with_four_answers_is_none() -> None:
    three = {1: Told(5, 20), 2: Told(9, 36), 3: Told(200, 400)}
    assert Summed().with_parcel({1: three[1], 2: three[2]}) is None
    assert Summed().with_parcel(three | {3: Told(4, 8)}) is None
    told = Summed().with_parcel(three)
    assert told is not None
    assert told[0].released().mean == 3.3  # type: ignore[union-attr]
    assert newer(Told(9, 36), Told(5, 20)) == Told(4, 16)


@pytest.mark.parametrize("seed", range(8))
def test_a_client_who_watches_the_sum_never_reckons_out_another(seed: int) -> None:
    """She knows all of her own house, and every sum that was ever told, before and after each
    consent that was given or taken back; still no equation is left in one other house alone."""
    rng = Random(seed)
    now, taken = dict.fromkeys(range(HOUSES), Told()), dict.fromkeys(range(HOUSES), Told())
    allowed, told, unknown = set(range(HOUSES)), Summed(), 0
    of_house: list[int] = []  # whose each unknown is: what a house was told between two sums
    equations: list[list[int]] = []  # which of them a sum that was told added up
    for _day in range(60):
        house = rng.randrange(HOUSES)
        now[house] = Told(now[house].n + K, now[house].total + rng.randint(K, 5 * K))
        allowed ^= {rng.randrange(HOUSES)} if rng.random() < 0.3 else set()
        new = {one: newer(now[one], taken[one]) for one in allowed}
        parcel = told.with_parcel(new)
        if parcel is None:
            continue
        told, houses = parcel
        assert len(houses) >= CLIENTS
        equations.append([])
        for one in houses:
            taken[one] = now[one]
            of_house.append(one)
            equations[-1].append(unknown)
            unknown += 1
    assert equations
    table = np.zeros((len(equations), unknown))
    for row, added in enumerate(equations):
        table[row, added] = 1
    for own in range(HOUSES):
        for other in set(range(HOUSES)) - {own}:
            hers = [at for at, whose in enumerate(of_house) if whose == own]
            rest = [at for at, whose in enumerate(of_house) if whose not in (own, other)]
            without_own = np.delete(table, hers, axis=1)
            assert np.linalg.matrix_rank(table[:, rest]) == np.linalg.matrix_rank(without_own)
