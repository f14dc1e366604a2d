"""What `kamtui export` may be told."""

import argparse

from kamtui.domain.text.language import _

ALL, ICS = "all", "ics"
EXPORTS = (ALL, ICS)
"""What can be written."""


def about_exports() -> str:
    """What the command does, as its help says it."""
    return _(
        "all: every record of the book as CSV files in a new folder, a file for each kind, which “kamtui import FOLDER” takes "
        "into a new book. ics: every open task, the checks of what was agreed, the ends of terms and feasts as a calendar "
        "(iCalendar). What is written only its owner can read, and it is whole or not there. A file is written anew only "
        "if kamtui wrote it."
    )


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Add them to the parser of the command, in the help's order."""
    parser.add_argument("what", metavar="|".join(EXPORTS), choices=EXPORTS, help=_("what to write"))
    parser.add_argument(
        "file", metavar="FILE", help=_("the file to write, or for all the folder, as in my-book or ahead.ics")
    )
    parser.add_argument(
        "--account",
        metavar="NAME",
        help=_("only this account and all that hangs on it, for whoever takes it over"),
    )
    parser.add_argument(
        "--semicolons",
        action="store_true",
        help=_("all: for a spreadsheet whose decimal sign is a comma, as in Bulgaria"),
    )
