"""How a list is printed: for a terminal as wide as it is, for a file or a pipe whole, for a program in its form."""

from typing import Any

from kamtui.cli.printing import is_ascii_only, line_width
from kamtui.domain.listing import Listing
from kamtui.exchange.listing import as_csv, as_json, as_markdown, as_text


def print_listing(listing: Listing, options: Any, nothing: str) -> None:
    """Print a list in the form that the options ask for; a person reads `nothing` where it has no lines."""
    if options.json:
        print(as_json(listing, is_ascii=is_ascii_only()))
    elif options.csv:
        print(as_csv(listing), end="")
    elif not listing.rows:
        print(nothing)
    else:
        for line in as_markdown(listing) if options.markdown else as_text(listing, line_width()):
            print(line)
