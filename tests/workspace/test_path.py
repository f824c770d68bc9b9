"""A person's own path: hers alone, ticked in her browser, unseen by those who run the programme."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from talkoot.people.models import Person
from talkoot.programmes import path
from talkoot.programmes.actions import modules
from talkoot.programmes.models import Module, Programme, Task
from tests.conftest import ClientOf


@pytest.fixture
def module(programme: Programme) -> Module:
    today = timezone.localdate()
    return modules.add_module(
        programme, title="Sukupolvet", starts_on=today, ends_on=today + timedelta(days=9)
    )


@pytest.fixture
def task(module: Module) -> Task:
    return modules.add_task(module, title="Kolme kahvia")


def place(module: Module) -> str:
    return f"/programmes/{module.programme_id}/path/"


def test_a_tick_stays_in_the_browser_and_is_written_nowhere(
    task: Task, bengt: Person, client_of: ClientOf
) -> None:
    client = client_of(bengt)
    address = place(task.module)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.post(address, {"task": task.pk})
    written = [one["sql"] for one in queries if not one["sql"].startswith(("SELECT", "BEGIN"))]
    assert written == []
    (stage,) = client.get(address).context["ahead"]
    assert stage.ticked == 1
    (elsewhere,) = client_of(bengt).get(address).context["ahead"]
    assert elsewhere.ticked == 0
    client.post(address, {"task": task.pk})
    assert client.get(address).context["ahead"][0].ticked == 0


def test_the_next_person_at_the_tablet_sees_none_of_it(
    task: Task, bengt: Person, aino: Person, client_of: ClientOf
) -> None:
    tablet = client_of(bengt)
    tablet.post(place(task.module), {"task": task.pk})
    cookie = next(one for one in tablet.cookies if one.startswith("path-"))
    assert "task" not in tablet.cookies[cookie].value
    tablet.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert tablet.get(place(task.module)).context["ahead"][0].ticked == 0


def test_a_forged_cookie_is_as_if_never_made(
    task: Task, bengt: Person, client_of: ClientOf
) -> None:
    client = client_of(bengt)
    client.post(place(task.module), {"task": task.pk})
    name = next(one for one in client.cookies if one.startswith("path-"))
    client.cookies[name] = "aGVp"
    assert client.get(place(task.module)).context["ahead"][0].ticked == 0


def test_what_is_over_is_behind_and_what_is_for_others_is_not_there(
    module: Module, task: Task, bengt: Person, aino: Person, client_of: ClientOf
) -> None:
    modules.shift_module(module, -30)
    modules.add_module(module.programme, title="Esihenkilön arki", audience="supervisors")
    page = client_of(bengt).get(place(module)).context
    assert [one.module.title for one in page["behind"]] == ["Sukupolvet"]
    assert page["ahead"] == []
    theirs = client_of(aino).get(place(module)).context
    assert [one.module.title for one in theirs["ahead"]] == ["Esihenkilön arki"]


def test_many_ticks_still_fit_in_what_a_browser_takes(bengt: Person) -> None:
    """A cookie of more than 4096 bytes is let fall without a word, and all her ticks with it."""
    bengt.pk = 9_999_999
    done = range(9_999_999 - 500, 9_999_999)
    [cookie] = path.keep(HttpResponse(), bengt, 1, done).cookies.values()
    assert len(cookie.OutputString()) < 4096
