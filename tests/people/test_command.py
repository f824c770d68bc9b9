"""An empty installation gets its first organisation from the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from talkoot.people.models import Organisation, Person
from talkoot.site import cli


@pytest.mark.django_db
def test_the_coordinator_comes_in_by_the_address_that_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cli.main(["organisation", "Kuoma", "aino@example.org", "--languages", "fi,sv"])
    address = capsys.readouterr().out.split()[-1]
    Client().post(address, {"name": "Aino", "language": "fi", "password": ""})
    kuoma = Organisation.objects.get(name="Kuoma")
    assert kuoma.languages == ["fi", "sv"]
    assert kuoma.roles.get(role="coordinator").person == Person.objects.get(
        email="aino@example.org"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [["Kuoma", "aino"], ["Kuoma", "a@example.org", "--languages", "fi,ru"]]
)
def test_a_mistake_makes_nothing(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["organisation", *words])
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_the_same_name_again_gives_a_new_address_and_no_second_organisation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for _time in range(2):
        cli.main(["organisation", "Kuoma", "aino@example.org"])
    first, again = (line for line in capsys.readouterr().out.split() if "/invitations/" in line)
    assert Organisation.objects.count() == 1
    assert Client().get(first).status_code == 404
    assert Client().get(again).status_code == 200


def talkoot(*words: str, data: Path) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own, with no key but the one that is kept."""
    named = {"TALKOOT_DATA": str(data), "TALKOOT_INSECURE_HTTP": "yes"}
    command = [sys.executable, "-m", "talkoot.site.cli", *words]
    unset = {"TALKOOT_SECRET_KEY": "", "DATABASE_URL": ""}
    told = {**os.environ, **named, **unset}
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False)


def test_the_address_still_works_in_the_process_that_serves(tmp_path: Path) -> None:
    data = tmp_path / "new"
    talkoot("manage", "migrate", "--verbosity", "0", data=data)
    address = talkoot("organisation", "Kuoma", "aino@example.org", data=data).stdout.split()[-1]
    token = address.rstrip("/").rpartition("/")[2]
    look = f"from talkoot.people import actions; print(actions.open_invitation({token!r}).email)"
    found = talkoot("manage", "shell", "--no-imports", "-c", look, data=data)
    assert found.stdout == "aino@example.org\n", found.stderr


@pytest.mark.parametrize("words", [["organisation", "Kuoma", "a@example.org"], ["serve"]])
def test_before_the_first_migrate_it_says_what_to_run(words: list[str], tmp_path: Path) -> None:
    refused = talkoot(*words, data=tmp_path / "new")
    assert refused.returncode == 1
    assert "talkoot manage migrate" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.django_db
def test_somebody_is_made_administrator_and_lets_the_task_go(
    aino: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["administrator", "AINO@example.org"])
    aino.refresh_from_db()
    assert aino.is_instance_admin
    assert "now looks after" in capsys.readouterr().out
    cli.main(["administrator", "aino@example.org", "--no-longer"])
    aino.refresh_from_db()
    assert not aino.is_instance_admin


@pytest.mark.django_db
def test_a_stranger_is_not_made_administrator() -> None:
    with pytest.raises(SystemExit, match="Nobody signs in with eve@"):
        cli.main(["administrator", "eve@example.org"])
