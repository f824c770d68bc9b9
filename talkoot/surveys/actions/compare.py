"""Keep what a house compares its results with. It changes no figure of its own."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from talkoot.surveys.models import Benchmark, Survey


@transaction.atomic
def keep_benchmarks(survey: Survey, given: Mapping[str, tuple[float, float | None, str]]) -> None:
    """Keep these means, by scale, and no others."""
    survey.benchmarks.all().delete()
    Benchmark.objects.bulk_create(
        Benchmark(survey=survey, scale=scale, mean=mean, sd=sd, source=source)
        for scale, (mean, sd, source) in given.items()
    )
