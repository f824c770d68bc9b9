"""`talkoot link`: the trustee's link key, and tokens for those who are asked, without a browser.

It runs on a machine that is not the server, and needs neither the database nor the network.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from talkoot.ground.texts import terminal_language
from talkoot.surveys import linking
from talkoot.surveys.ballots import WrongKeyError

DONE, REFUSED = 0, 2


class OtherKeyError(ValueError):
    """The link key is that of other waves."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(title="what to do", required=True, dest="verb", metavar="VERB")
    key = verbs.add_parser("key", help="make the link key, and print what it is known by")
    key.add_argument("file", type=Path, metavar="LINK.txt")
    tokens = verbs.add_parser("tokens", help="make a token for each who is asked")
    tokens.add_argument("people", type=Path, metavar="PEOPLE.json", help="from the trustee's page")
    tokens.add_argument("file", type=Path, metavar="LINK.txt")
    tokens.add_argument("tokens", type=Path, metavar="TOKENS.json", help="what is given back")


def run(options: argparse.Namespace) -> int:
    with translation.override(terminal_language()):
        try:
            return _key(options.file) if options.verb == "key" else _tokens(options)
        except FileExistsError:
            words = _("%(file)s is there already: a key is never overwritten.")
            return _refuse(words % {"file": options.file})
        except OSError as error:
            return _refuse(f"{error.filename}: {error.strerror}")
        except (OtherKeyError, WrongKeyError):
            return _refuse(
                _("%(file)s is not the link key of these waves.") % {"file": options.file}
            )
        except (ValueError, KeyError, TypeError):
            return _refuse(_("%(file)s is no list of people.") % {"file": options.people})


def _key(file: Path) -> int:
    key = linking.new_key()
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as opened:
        opened.write(linking.written(key) + "\n")
    print(linking.check_word(key))
    return DONE


def read(file: Path, word: str) -> bytes:
    """Return the link key of a file. Raises OtherKeyError where it is not known by this word."""
    key = linking.read_key(file.read_text(encoding="utf-8"))
    if linking.check_word(key) != word:
        raise OtherKeyError
    return key


def _tokens(options: argparse.Namespace) -> int:
    told = json.loads(options.people.read_text(encoding="utf-8"))
    made = linking.tokens(read(options.file, told["link"]), told["people"])
    options.tokens.write_text(json.dumps({"tokens": made}))
    print(_("Tokens were made for %(n)d people.") % {"n": len(made)})
    return DONE


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return REFUSED
