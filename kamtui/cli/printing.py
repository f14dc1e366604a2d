"""How a list is printed: for a terminal as wide as it is, for a file or a pipe whole, for a program in its form."""

import shutil
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the review as text and as JSON does without it
    from kamtui.exchange.listing import Listing

LEAST_WIDTH = 80
"""Columns of a line on a terminal, also where that is narrower and breaks it."""


def line_width() -> int | None:
    """The columns that a line may take: those of the terminal; None in a file or a pipe, which cut nothing."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, LEAST_WIDTH)


def is_ascii_only() -> bool:
    """Whether the output cannot show letters of every alphabet: in JSON they are escaped then rather than lost."""
    return "utf" not in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()


def print_listing(listing: "Listing", options: Any, nothing: str) -> None:
    """Print a list in the form that the options ask for; a person reads `nothing` where it has no lines."""
    from kamtui.exchange.listing import as_csv, as_json, as_markdown, as_text

    if options.json:
        print(as_json(listing, is_ascii=is_ascii_only()))
    elif options.csv:
        print(as_csv(listing), end="")
    elif not listing.rows:
        print(nothing)
    else:
        for line in as_markdown(listing) if options.markdown else as_text(listing, line_width()):
            print(line)
