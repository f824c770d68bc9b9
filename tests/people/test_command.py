"""An empty installation gets its first organisation from the command line."""

from __future__ import annotations

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
