"""`talkoot organisation`: the first organisation, and the invitation of who coordinates it."""

from __future__ import annotations

import argparse

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import DatabaseError, transaction
from django.urls import reverse

from talkoot.ground.texts import LANGUAGES
from talkoot.people import actions
from talkoot.people.models import Organisation


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
