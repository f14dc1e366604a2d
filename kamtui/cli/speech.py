"""What a command says on stdout and stderr, and the status that it ends with."""

import contextlib
import sys

from kamtui.domain.text.cleaning import clean

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
