"""What `kamtui export` may be told."""

import argparse

from kamtui.domain.text.language import _

ALL, XLSX, JSON, VCF, ICS = "all", "xlsx", "json", "vcf", "ics"
EXPORTS = (ALL, XLSX, JSON, VCF, ICS)
"""What can be written."""


def about_exports() -> str:
    """What the command does, as its help says it."""
    return _(
        "all: every record of the book as CSV files in a new folder, a file for each kind, which “kamtui import FOLDER” takes "
        "into a new book. xlsx: the same as a workbook, a sheet for each kind. json: the same as one document. vcf: who can be "
        "reached, as contact cards for a phone. ics: every open task, the checks of what was agreed, the ends of terms and feasts as a calendar "
        "(iCalendar). What is written only its owner can read, and it is whole or not there. Cards and a calendar that kamtui "
        "wrote are written anew; nothing else is replaced."
    )


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Add them to the parser of the command, in the help's order."""
    parser.add_argument("what", metavar="|".join(EXPORTS), choices=EXPORTS, help=_("what to write"))
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        help=_("the file to write, or for all the folder, as in my-book or ahead.ics"),
    )
    parser.add_argument(
        "--account",
        metavar=_("NAME"),
        help=_("only this account and all that hangs on it, for whoever takes it over"),
    )
    parser.add_argument(
        "--version",
        choices=["4.0", "3.0"],
        help=_("vcf: the version of the cards; 3.0 for programs that do not know 4.0"),
    )
    parser.add_argument(
        "--semicolons",
        action="store_true",
        help=_("all: for a spreadsheet whose decimal sign is a comma, as in Bulgaria"),
    )
    parser.add_argument(
        "--week",
        action="store_true",
        help=_("ics: only what falls into the next seven days, or was to be done before"),
    )
