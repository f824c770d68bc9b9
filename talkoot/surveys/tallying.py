"""`talkoot key` and `talkoot tally`: the trustee's part, on a machine that is not the server.

Neither needs the database nor the network.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import sys
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from talkoot.ground.texts import terminal_language
from talkoot.surveys import ballots, linking, linking_command
from talkoot.surveys.fingerprints import fingerprint

DONE, REFUSED = 0, 2


def add_key_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="KEY.txt", help="where the new key is kept")


def add_tally_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("box", type=Path, metavar="BALLOTS.json", help="from the survey's page")
    parser.add_argument("key", type=Path, metavar="KEY.txt", help="the trustee's key")
    parser.add_argument("opened", type=Path, metavar="OPENED.json", help="what is given back")
    parser.add_argument("--link", type=Path, metavar="LINK.txt", help="the key of linked waves")


def run_key(options: argparse.Namespace) -> int:
    """Make a key; print its public half, which is given to the survey. Never overwrite a file."""
    private, public = ballots.new_key()
    with translation.override(terminal_language()):
        try:
            descriptor = os.open(options.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return _refuse(
                _("%(file)s is there already: a key is never overwritten."), options.file
            )
        except OSError as error:
            return _refuse(f"%(file)s: {error.strerror}", options.file)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(ballots.written(private) + "\n")
        written = base64.b64encode(public).decode()
        print(written)
        print(
            _("Its fingerprint: %(letters)s") % {"letters": fingerprint(written)}, file=sys.stderr
        )
        return DONE


def run_tally(options: argparse.Namespace) -> int:
    """Open the ballots, and write them in an order drawn by chance. All are opened, or none.

    What is written is sealed to the server: who carries it back reads nobody's answers.
    """
    with translation.override(terminal_language()):
        try:
            sealed, server, asked, word = _box(options.box.read_text(encoding="utf-8"))
            key = ballots.read_key(options.key.read_text(encoding="utf-8"))
            letters = fingerprint(base64.b64encode(ballots.public_of(key)).decode())
            if asked and fingerprint(asked) != letters:
                return _another(options.key, letters, fingerprint(asked))
            opened, followed = _paired(ballots.tally(sealed, key), options.link, word)
            given_back = base64.b64encode(ballots.give_back(opened, server)).decode()
        except OSError as error:
            return _refuse(f"%(file)s: {error.strerror}", Path(str(error.filename)))
        except linking_command.OtherKeyError:
            return _refuse(_("%(file)s is not the link key of these waves."), options.link)
        except ballots.WrongKeyError:
            return _refuse(_("The key in %(file)s does not open these ballots."), options.key)
        except (ValueError, KeyError, TypeError):
            return _refuse(_("%(file)s is no box of ballots."), options.box)
        options.opened.write_text(json.dumps({"sealed": given_back}))
        print(_("%(n)d ballots were opened.") % {"n": len(opened)})
        print(followed, end="")
        print(_("Fingerprint of the key: %(letters)s") % {"letters": letters})
        return DONE


def _paired(opened: list[Any], link: Path | None, word: str) -> tuple[list[Any], str]:
    """Of linked waves, put pair ids in the place of tokens, and say of how many."""
    if not word:
        return opened, ""
    key = linking_command.read(link, word) if link else None
    rows, found, strange = linking.paired(opened, key)
    told = _("%(n)d of them are linked with other waves; %(strange)d tokens were strange.")
    return rows, told % {"n": found, "strange": strange} + "\n"


def _another(file: Path, mine: str, asked: str) -> int:
    words = _(
        "The key in %(file)s is that of another survey: its fingerprint is %(mine)s,"
        " and that of this box %(asked)s."
    )
    print(words % {"file": file, "mine": mine, "asked": asked}, file=sys.stderr)
    return REFUSED


def _box(text: str) -> tuple[list[bytes], bytes, str, str]:
    """The ballots, the public key of their server, the key they are sealed to, and the link's."""
    told = json.loads(text)
    server = base64.b64decode(told["server"], validate=True)
    if len(server) != ballots.KEY_BYTES:
        raise ValueError("no key to seal to")
    found = [base64.b64decode(one, validate=True) for one in told["ballots"]]
    return found, server, str(told.get("key", "")), str(told.get("link", ""))


def _refuse(words: str, file: Path) -> int:
    print(words % {"file": file}, file=sys.stderr)
    return REFUSED
