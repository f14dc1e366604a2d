"""The options of `kamtui import`, and how what is typed for them is read."""

import argparse
from datetime import UTC, datetime

from kamtui.config import LIST_CURRENCIES
from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.words import Channel
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import FIRST_YEAR, LAST_YEAR
from kamtui.domain.time.moments import to_local

ACCOUNTS, SALES, CALLS, PORTFOLIO = "accounts", "sales", "calls", "portfolio"
TASKS, TERMS, PROSPECTS, PLANS = "tasks", "terms", "prospects", "plans"
ACTIVITIES = "activities"
FIND_OUT = "find-out"
_LAST_HEADER = 1_000_000
KINDS = (ACCOUNTS, SALES, CALLS, PORTFOLIO, TASKS, TERMS, PROSPECTS, PLANS, ACTIVITIES, FIND_OUT)
"""What a file may hold; the last is meant where none is named."""


def add_import_options(parser: argparse.ArgumentParser) -> None:
    """Add what an import may be told, of each kind of list, to the parser of the command; in the help's order."""
    _add_file(parser)
    _add_names(parser)
    _add_months_and_rejects(parser)
    _add_meaning_of_sales(parser)
    _add_meaning_of_calls(parser)
    _add_meaning_of_prices(parser)


def _add_file(parser: argparse.ArgumentParser) -> None:
    """What is imported, and as what."""
    parser.add_argument(
        "what",
        metavar=f"[{'|'.join(KINDS[:-1])}]",
        choices=KINDS,
        help=_("what the file holds; left out, it is found out"),
    )
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        help=_(
            "the file: CSV, XLSX, XLS, ODS, or contact cards (VCF); or a folder that “kamtui export all” wrote"
        ),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be done, and do nothing"))
    parser.add_argument(
        "--map",
        metavar=_("COLUMN=FIELD"),
        action="append",
        default=[],
        type=_mapped,
        help=_("the field that a column is for; may be given several times"),
    )
    parser.add_argument(
        "--sheet", metavar=_("NAME"), help=_("the sheet of a workbook, where several may be the list")
    )
    parser.add_argument(
        "--encoding", metavar=_("NAME"), help=_("what a text is in, as in cp1251, instead of found out")
    )
    parser.add_argument(
        "--header-line",
        metavar=_("NUMBER"),
        type=_line,
        help=_("the line or row in which the headers stand, instead of found out"),
    )
    parser.add_argument(
        "--firms",
        choices=["above", "none"],
        help=_("whose rows without a firm are: of the firm above them, or of none"),
    )
    parser.add_argument(
        "--as-found",
        action="store_true",
        help=_("read the file as it is found out, whatever is remembered of one with the same columns"),
    )
    parser.add_argument(
        "--stage",
        choices=[stage.value for stage in Stage],
        help=_("accounts: the stage of new ones where the file does not say it (default: customer)"),
    )


def _add_names(parser: argparse.ArgumentParser) -> None:
    """Which account of the book each name in the file is."""
    parser.add_argument(
        "--unknown",
        choices=["skip", "add"],
        help=_(
            "all but accounts: leave customers out that are not in the book (default), or add those without a likeness"
        ),
    )
    parser.add_argument(
        "--match",
        metavar=_("NAME=ACCOUNT"),
        action="append",
        default=[],
        type=_matched,
        help=_(
            "the account that a name in the file is, by name or registration number, which is remembered; "
            "or who a person in doubt is; may be given several times"
        ),
    )
    parser.add_argument(
        "--add",
        metavar=_("NAME"),
        action="append",
        default=[],
        help=_(
            "make an account, or a person, of a name in the file that is in doubt; may be given several times"
        ),
    )
    parser.add_argument(
        "--matches",
        metavar=_("FILE"),
        help=_("a CSV file with two columns, a name in the list and the account that it is"),
    )
    parser.add_argument(
        "--take-likely",
        action="store_true",
        help=_(
            "take each name that is in doubt for the account or person that it is most like; accounts are remembered"
        ),
    )


def _add_months_and_rejects(parser: argparse.ArgumentParser) -> None:
    """What becomes of months that the book has already, and of rows that cannot be taken."""
    parser.add_argument(
        "--months",
        choices=["replace", "add"],
        help=_("sales: replace the months that the book has already, or add to them"),
    )
    parser.add_argument(
        "--rejects",
        metavar=_("FILE"),
        help=_("write the rows that cannot be taken to a new file; of accounts also those in doubt"),
    )


def _add_meaning_of_sales(parser: argparse.ArgumentParser) -> None:
    """What a list of sales means where it does not say so itself."""
    parser.add_argument(
        "--as",
        dest="as_",
        choices=["months", "lines"],
        help=_("sales: rows are monthly sums, or order lines to be summed"),
    )
    parser.add_argument(
        "--decimal", choices=["comma", "point"], help=_("sales, portfolio: what stands before the decimals")
    )
    parser.add_argument(
        "--dates",
        choices=["day-first", "month-first"],
        help=_("all but accounts: what comes first in 3/4/2026"),
    )
    parser.add_argument(
        "--currency",
        choices=LIST_CURRENCIES,
        metavar=_("CODE"),
        help=_(
            "sales, portfolio: what amounts are in that do not say it (EUR, BGN …); by-date is лв. until the end of 2025 and € since"
        ),
    )
    parser.add_argument(
        "--month", metavar=_("MONTH"), help=_("sales: the month of a file that names none, as in 01.2026")
    )
    parser.add_argument(
        "--year",
        metavar=_("YEAR"),
        type=_year,
        help=_("sales, plans: the year of columns that name a month alone"),
    )
    parser.add_argument(
        "--tax",
        metavar=_("PERCENT"),
        type=_percent,
        help=_("sales, portfolio: the percent of tax in amounts that are with tax"),
    )
    parser.add_argument(
        "--status",
        metavar=_("WORD=WHAT"),
        action="append",
        default=[],
        type=_status,
        help=_(
            "sales: what rows with a status or of a kind are: sale, no, or minus for what is subtracted; "
            "may be given several times"
        ),
    )


def _add_meaning_of_calls(parser: argparse.ArgumentParser) -> None:
    """What a log of conversations means where it does not say so itself."""
    parser.add_argument(
        "--channel",
        choices=[channel.value for channel in Channel],
        help=_("calls: how those were held that do not say it (default: visit)"),
    )
    parser.add_argument(
        "--as-listed",
        action="store_true",
        help=_("terms: what the book says otherwise becomes as the list says"),
    )
    parser.add_argument(
        "--further",
        action="store_true",
        help=_(
            "calls, tasks: take those too of which the book has another, at that moment or on another day"
        ),
    )


def _add_meaning_of_prices(parser: argparse.ArgumentParser) -> None:
    """What a portfolio or price list means where it does not say so itself."""
    parser.add_argument(
        "--account",
        metavar=_("NAME"),
        help=_("portfolio: the account of a list that names none, by name or registration number"),
    )
    parser.add_argument(
        "--as-of",
        metavar=_("DAY"),
        type=_day,
        help=_("portfolio: from when prices hold that do not say it, as in 1.11.2026, or today"),
    )
    parser.add_argument(
        "--discount",
        choices=["taken", "off"],
        help=_("portfolio: a discount beside a price is taken off it already, or is to be taken off"),
    )


# How what is typed for an option is read: each raises ArgumentTypeError, whose message names what was typed.


def _mapped(text: str) -> tuple[str, str]:
    """Column and field; the column may have a “=” in its name."""
    column, _sign, field = text.rpartition("=")
    if not column.strip() or not field.strip():
        raise argparse.ArgumentTypeError(_("“{text}” is not COLUMN=FIELD").format(text=text))
    return column, field


def _status(text: str) -> tuple[str, str]:
    """A word in the column of statuses, and what rows with it are."""
    word, _sign, verdict = text.rpartition("=")
    if not word.strip() or verdict.strip() not in ("sale", "no", "minus"):
        raise argparse.ArgumentTypeError(
            _("“{text}” is not WORD=sale, WORD=no or WORD=minus").format(text=text)
        )
    return word, verdict.strip()


def _line(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= _LAST_HEADER):
        raise argparse.ArgumentTypeError(_("“{text}” is no number of a line, from 1 on").format(text=text))
    return int(text)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise argparse.ArgumentTypeError(_("“{text}” is not a year, as 2026").format(text=text))
    return int(text)


def _day(text: str) -> str:
    """A day with its year, or a word for one near today, as it is kept: 2026-11-01."""
    from kamtui.domain.time.date_errors import DateError  # late: the options are made at each start
    from kamtui.domain.time.typed_days import read_day

    try:
        return read_day(text, to_local(datetime.now(UTC)).date()).isoformat()
    except DateError:
        raise argparse.ArgumentTypeError(_("“{text}” is not a day, as 1.11.2026").format(text=text)) from None


def _percent(text: str) -> str:
    """A percent below 100 as a decimal with a point, "20" or "7.5"; the sign may be left out."""
    bare = text.strip().removesuffix("%").strip().replace(",", ".")
    whole, _point, decimals = bare.partition(".")
    if not (bare.isascii() and whole.isdecimal() and len(whole) < 3 and (decimals or "0").isdecimal()):
        raise argparse.ArgumentTypeError(_("“{text}” is not a percent, as 20").format(text=text))
    return bare


def _matched(text: str) -> tuple[str, str]:
    """A name in the file and the account that it is; the name may have a “=” in it."""
    name, _sign, account = text.rpartition("=")
    if not name.strip() or not account.strip():
        raise argparse.ArgumentTypeError(_("“{text}” is not NAME=ACCOUNT").format(text=text))
    return name, account
