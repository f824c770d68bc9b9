"""What may stand in a table of answers: no key, no time, no order, nobody (PRIVACY.md, 2.5)."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import signals

from talkoot.ground.sealed import SealedField
from talkoot.surveys.answering import AnswerForm
from talkoot.surveys.models import Survey

EVERY = list(apps.get_app_config("surveys").get_models())
BOXES = [model for model in EVERY if any(field.name == "box" for field in model._meta.fields)]
BOXES.remove(Survey)
PLACES = {"block", "block10"}  # of at least k people, or ten
BARE = (models.UUIDField, models.BinaryField, models.CharField, models.BooleanField, SealedField)
WATCHERS = ("auditlog", "simple_history", "reversion", "pghistory", "sentry_sdk", "debug_toolbar")


def test_the_tables_of_answers_are_found() -> None:
    assert {"Ballot", "SpentSlip", "Answer", "Remark"} <= {model.__name__ for model in BOXES}


@pytest.mark.parametrize("model", EVERY)
def test_whatever_holds_something_sealed_of_a_survey_is_looked_at_here(
    model: type[models.Model],
) -> None:
    """A new table of answers without a box would escape the tests below."""
    sealed = {
        field.name
        for field in model._meta.fields
        if isinstance(field, SealedField | models.BinaryField)
    }
    known = {
        "Survey": {"server_key"},
        "Trust": {"trial"},
        "Sorting": {"proposal"},  # of remarks that were released
        "SortingChange": {"said"},
    }
    assert model in BOXES or sealed <= known.get(model.__name__, set())


@pytest.mark.parametrize("model", BOXES)
def test_a_row_of_a_box_leads_to_nobody(model: type[models.Model]) -> None:
    for field in model._meta.get_fields():
        assert not field.is_relation, field.name
        assert isinstance(field, BARE) or field.name in PLACES, field.name


@pytest.mark.parametrize("model", BOXES)
def test_an_id_is_drawn_or_a_digest_and_never_counts_up(model: type[models.Model]) -> None:
    key = model._meta.pk
    assert not isinstance(key, models.AutoField)
    if isinstance(key, models.UUIDField):
        assert getattr(key.default, "__name__", "") == "uuid4"


@pytest.mark.parametrize("model", BOXES)
def test_nothing_listens_when_a_row_of_a_box_is_written(model: type[models.Model]) -> None:
    for name in ("pre_init", "post_init", "pre_save", "post_save", "pre_delete", "post_delete"):
        signal: signals.ModelSignal = getattr(signals, name)
        assert not signal.has_listeners(model), name


def test_no_program_that_watches_rows_or_requests_is_installed() -> None:
    used = [*settings.INSTALLED_APPS, *settings.MIDDLEWARE]
    assert not [one for one in used if any(word in one for word in WATCHERS)]
    handlers = str(settings.LOGGING.get("handlers", {}))
    assert "AdminEmailHandler" not in handlers
    assert not settings.ADMINS


@pytest.mark.django_db
def test_a_survey_takes_no_files_from_those_who_answer(survey: Survey) -> None:
    """So there is no file whose time of writing, or whose picture, would tell."""
    form = AnswerForm(survey.questionnaire, "fi")
    assert not form.is_multipart()
    for model in EVERY:
        assert not [one for one in model._meta.fields if isinstance(one, models.FileField)]
