"""The cast. Aino coordinates and hosts in Kuoma; Bengt works there; Cecilia works in another town
and must see nothing; Paavo is a partner and Olga an observer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import hypothesis
import pytest
from django.conf import settings
from django.contrib.contenttypes.management import create_contenttypes
from django.core.cache import cache
from django.db.backends.postgresql.operations import DatabaseOperations as PostgreSQL
from django.db.models.signals import post_migrate
from django.test import Client
from django.utils import translation

from talkoot.ground import scrub
from talkoot.people.models import Membership, Organisation, Person, Placement, Role, Unit
from talkoot.programmes.models import Programme

ClientOf = Callable[[Person | None], Client]


def pytest_configure() -> None:
    """Leave out what is right for an installation, and too slow for a cast."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    post_migrate.disconnect(create_contenttypes)  # nothing of ours reads them
    PostgreSQL.sql_flush = _delete  # type: ignore[assignment, method-assign]
    busy = [hypothesis.HealthCheck.too_slow]  # tells of the machine, and not of what is tried
    hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=busy)
    hypothesis.settings.load_profile("house")


def _delete(self: PostgreSQL, style: object, tables: list[str], **_others: object) -> list[str]:
    """The few rows of a test go quicker than all tables get a new file."""
    return [" ".join(("DELETE FROM", self.quote_name(table))) for table in tables]


@pytest.fixture(autouse=True, scope="session")
def _data_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.DATA = tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def _no_language_is_left() -> Iterator[None]:
    """What one test's browser spoke must not be what the next one hears."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _no_attempt_is_left() -> Iterator[None]:
    """Who signed in too often in one test may sign in again in the next one."""
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _patient_scrub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests beside us write to the same server, and only their end lets dead rows go."""
    monkeypatch.setattr(scrub, "PATIENCE", timedelta(seconds=60))


@pytest.fixture
def kuoma(db: None) -> Organisation:
    return Organisation.objects.create(name="Kuoma", slug="kuoma", languages=["fi", "sv"])


@pytest.fixture
def naapuri(db: None) -> Organisation:
    return Organisation.objects.create(name="Naapuri", slug="naapuri", languages=["fi"])


@pytest.fixture
def kitchen(kuoma: Organisation) -> Unit:
    return Unit.objects.create(
        organisation=kuoma, code="100", names={"fi": "Keittiö", "sv": "Kök", "en": "Kitchen"}
    )


def person(organisation: Organisation, name: str, *roles: str) -> Person:
    made = Person.objects.create_user(f"{name.lower()}@example.org", name, "kuusen juurella 7")
    number = f"{organisation.slug}-{name}"
    Membership.objects.create(organisation=organisation, person=made, number=number)
    for role in roles:
        Role.objects.create(organisation=organisation, person=made, role=role)
    return made


@pytest.fixture
def aino(kuoma: Organisation) -> Person:
    return person(kuoma, "Aino", "coordinator", "facilitator", "member")


@pytest.fixture
def bengt(kuoma: Organisation, kitchen: Unit) -> Person:
    made = person(kuoma, "Bengt", "member")
    Placement.objects.create(membership=made.memberships.get(), unit=kitchen)
    return made


@pytest.fixture
def olga(kuoma: Organisation) -> Person:
    return person(kuoma, "Olga", "observer")


@pytest.fixture
def paavo(kuoma: Organisation) -> Person:
    return person(kuoma, "Paavo", "partner")


@pytest.fixture
def cecilia(naapuri: Organisation) -> Person:
    return person(naapuri, "Cecilia", "coordinator", "facilitator", "member")


@pytest.fixture
def programme(kuoma: Organisation) -> Programme:
    return Programme.objects.create(organisation=kuoma, title="Hyvä työpäivä Kuomassa")


@pytest.fixture
def client_of() -> ClientOf:
    """A browser somebody has signed in with; None is a stranger."""

    def make(who: Person | None) -> Client:
        client = Client()
        if who is not None:
            client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


@pytest.fixture
def english() -> Iterator[None]:
    """What is said is said in English here."""
    with translation.override("en"):
        yield
