"""What a command says on stdout and stderr, and the status that it ends with."""

import argparse
import contextlib
import sys

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import N_, _, ngettext

FAILED, USAGE, INTERRUPTED = 1, 2, 130

_LONGEST_SENTENCE = 8000


class Refused(Exception):
    """The command cannot be carried out; the message is the sentence for the person."""


def tell(text: str) -> None:
    """Print a sentence on stdout."""
    print(clean(text, limit=_LONGEST_SENTENCE))


def complain(text: str) -> None:
    """Print a sentence on stderr; a stream that is closed or full is no trouble."""
    with contextlib.suppress(OSError, ValueError):
        print(f"kamtui: {clean(text, limit=_LONGEST_SENTENCE)}", file=sys.stderr, flush=True)


ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
)
"""What argparse says by itself of a command line such as ours."""


def speak_for_argparse() -> None:
    """Let argparse, which asks gettext for a catalogue of its own, say its words in the language of the screen."""
    said = vars(argparse)
    said["_"] = _
    said["ngettext"] = _counted_of_argparse


def _counted_of_argparse(one: str, many: str, count: int) -> str:
    if one == "expected %s argument":
        return ngettext("expected %s argument", "expected %s arguments", count)
    return one if count == 1 else many
