"""`talkoot organisation` and `talkoot administrator`: the first of each on an installation."""

from __future__ import annotations

import argparse

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import DatabaseError, transaction
from django.urls import reverse

from talkoot.ground.texts import LANGUAGES
from talkoot.people import actions
from talkoot.people.models import Organisation, Person


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="what the organisation is called")
    parser.add_argument("coordinator", type=_email, metavar="EMAIL", help="who coordinates it")
    parser.add_argument(
        "--languages",
        type=_languages,
        default=["fi"],
        metavar="CODES",
        help="its languages, parted by commas: fi, sv or en",
    )


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise argparse.ArgumentTypeError(f"{text!r} is not an e-mail address") from None
    return text


def _languages(text: str) -> list[str]:
    codes = [code.strip() for code in text.split(",")]
    if unknown := [code for code in codes if code not in LANGUAGES]:
        raise argparse.ArgumentTypeError(f"no such language: {', '.join(unknown)}")
    return codes


def run(options: argparse.Namespace) -> int:
    """Make the organisation, and print the address at which its coordinator comes in."""
    try:
        told, token = _invite(options)
    except DatabaseError as trouble:
        raise SystemExit(
            f"{str(trouble).splitlines()[0]}. Has `talkoot manage migrate` been run?"
        ) from None
    print(f"{told} Send this address to {options.coordinator}; it works once, within two weeks:")
    print(f"{settings.ADDRESS}{reverse('people:accept', args=[token])}")
    return 0


@transaction.atomic
def _invite(options: argparse.Namespace) -> tuple[str, str]:
    """An organisation of that name is not made twice: its coordinator gets a new address."""
    found = Organisation.objects.filter(name=options.name).first()
    house = found or actions.create_organisation(options.name, languages=options.languages)
    _invitation, token = actions.invite(house, options.coordinator, "coordinator", by=None)
    return f"{house.name} is there already." if found else f"{house.name} is ready.", token


def add_administrator_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", type=_email, metavar="EMAIL", help="somebody who signs in here")
    parser.add_argument("--no-longer", action="store_true", help="take the task back")


def run_administrator(options: argparse.Namespace) -> int:
    """Let somebody look after the whole installation, or no longer."""
    person = Person.objects.filter(email__iexact=options.email, is_active=True).first()
    if person is None:
        raise SystemExit(f"Nobody signs in with {options.email} yet. Invite them first.")
    actions.appoint_administrator(person, is_admin=not options.no_longer)
    looks = "no longer looks" if options.no_longer else "now looks"
    print(f"{person.email} {looks} after the whole installation.")
    return 0
