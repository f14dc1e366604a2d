"""The command line: arguments in, one function for each answer.

Answers never import Textual, and only those that change a record import SQLModel: `kamtui today` is
there before one could look away. Errors are one sentence on stderr that says what to do.
"""

import argparse
import contextlib
import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from kamtui import __version__, paths
from kamtui.config import Choices, Config, load_config
from kamtui.domain.text import language
from kamtui.domain.text.cleaning import clean, printable
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.words import Stage
from kamtui.output import let_print

if TYPE_CHECKING:  # each answer imports what it needs when it is asked for
    from datetime import datetime

    from kamtui.exchange.sales.file import ReadAs
    from kamtui.exchange.sales.matches import Match
    from kamtui.store.book.book import Book
    from kamtui.store.money.importing import Decision

LARGEST_ON_QUITTING = 20_000_000
"""Bytes of a book that is backed up on quitting; a larger one would keep the person waiting."""
_FIRST_SAMPLE_ID = 1 << 22

LEAST_WIDTH = 80
"""Columns of a line on a terminal, also where that is narrower and breaks it."""

FAILED, USAGE, INTERRUPTED = 1, 2, 130
LONG_READING = 10_000_000
"""Bytes; from there on it is shown how far the reading is."""
_TROUBLE_OF_OUTPUT = frozenset({"ENOSPC", "EDQUOT", "EFBIG", "EIO", "EBADF"})
"""What a system says where something printed found no room, or nobody to show it."""


class Refused(Exception):
    """The command cannot be carried out; the message is the sentence for the person."""


def main(argv: list[str] | None = None) -> int:
    """Carry out one command line; the exit status. Never raises."""
    os.umask(0o077)
    _keep_no_core()
    if sys.platform == "win32":
        from kamtui.machine import spare_wmi

        spare_wmi()
    for stream in (sys.stdout, sys.stderr):
        let_print(stream)
    interrupts = _Interrupts()
    try:
        status = _status_of(sys.argv[1:] if argv is None else argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return interrupts.told()
    except BrokenPipeError:
        _forget_output()
        return FAILED
    except Exception as error:  # noqa: BLE001  (the last place where one can still become a sentence)
        # SQLite makes an error of its own of an interrupt that meets one of our functions in it.
        return interrupts.told() if interrupts.came else _failed(error)


def _status_of(argv: list[str]) -> int:
    try:
        return _answer(argv)
    except SystemExit as ended:  # argparse, and a signal during the demo
        return ended.code if isinstance(ended.code, int) else 0


class _Interrupts:
    """What ctrl+c does to a command: one sentence, whatever it was doing, and nothing of it by halves."""

    def __init__(self) -> None:
        self.came = False
        with contextlib.suppress(ValueError):  # not in the main thread
            if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                signal.signal(signal.SIGINT, self._interrupt)
        sys.unraisablehook = _unless_interrupt

    def _interrupt(self, _number: int, _frame: object) -> NoReturn:
        self.came = True
        raise KeyboardInterrupt

    def told(self) -> int:
        """Say that it was interrupted; the exit status. From now on ctrl+c does nothing more."""
        with contextlib.suppress(ValueError):
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        _forget_output()
        _complain(_("Interrupted. What was not finished was not done."))
        return INTERRUPTED


def _unless_interrupt(raised: "sys.UnraisableHookArgs") -> None:
    """Say nothing of an interrupt that came where Python cannot raise it."""
    if not issubclass(raised.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(raised)


def _answer(argv: list[str]) -> int:
    language.use(None)
    config, problems = load_config(paths.config_file())
    if config.language is not None:
        language.use(config.language)
        if problems:
            problems = load_config(paths.config_file())[1]
    options = _parser().parse_args(argv)
    answer: Callable[[Any, Config, list[str]], int] = options.answer
    return answer(options, config, problems)


# -- what can be asked


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage before it."""

    kinds: tuple[str, ...] = ()
    """Words of which the first argument is one; the last of them is meant where it is none."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As always; with the kind of what is taken in before the rest, where it was left out."""
        if self.kinds and args is not None and self._first_word(args) not in (*self.kinds, None):
            args = [self.kinds[-1], *args]
        return super().parse_known_args(args, namespace)

    def _first_word(self, args: Sequence[str]) -> str | None:
        """The first argument that is no option and no value of one."""
        with_value = {
            name for action in self._actions if action.nargs is None for name in action.option_strings
        }
        is_value = False
        for text in args:
            if not is_value and not text.startswith("-"):
                return text
            is_value = not is_value and text in with_value
        return None

    def error(self, message: str) -> NoReturn:
        _complain(
            _("{what}. To see what can be asked: {command}").format(what=message, command="kamtui --help")
        )
        raise SystemExit(USAGE)


def _parser() -> _Parser:
    everywhere = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--book", metavar="FILE", help=_("the book to use, instead of your own"))
    everywhere.add_argument(
        "--read-only", action="store_true", help=_("only look: nothing in the book can be changed")
    )
    parser = _Parser(
        prog="kamtui",
        parents=[everywhere],
        allow_abbrev=False,
        description=_("The account book of one key-account manager. Without a command, it opens."),
    )
    parser.add_argument("--version", action="version", version=f"kamtui {__version__}")
    parser.set_defaults(answer=_open)
    # With `prog`, argparse need not look at the terminal to make it up.
    commands = parser.add_subparsers(metavar="COMMAND", prog="kamtui", title=_("commands"))

    def command(
        name: str, answer: Callable[[Any, Config, list[str]], int], text: str, more: str | None = None
    ) -> _Parser:
        added = commands.add_parser(
            name, parents=[everywhere], allow_abbrev=False, help=text, description=more or text
        )
        added.set_defaults(answer=answer)
        return added

    command("demo", _demo, _("open a sample book, thrown away at the end"))
    today = command("today", _today, _("print the day's review"))
    today.add_argument("--json", action="store_true", help=_("as JSON"))
    command("where", _where, _("say where the book, settings and backups are"))
    command("check", _check, _("check the book in every way"))
    backup = command("backup", _backup, _("back the book up, or save a copy as FILE"))
    backup.add_argument("file", metavar="FILE", nargs="?", help=_("the copy to make"))
    restore = command("restore", _restore, _("put a backup in the book's place, keeping what was there"))
    restore.add_argument("file", metavar="FILE", help=_("the backup"))
    rescue = command("rescue", _rescue, _("copy what can be read of a damaged book into a new one"))
    rescue.add_argument("new", metavar="NEW", help=_("the new book to make"))
    take_in = command("import", _import, _("take accounts or sales in from a CSV file"))
    take_in.kinds = ("accounts", "sales", _FIND_OUT)
    take_in.add_argument(
        "what",
        metavar="[accounts|sales]",
        choices=take_in.kinds,
        help=_("what the file holds; left out, it is found out"),
    )
    take_in.add_argument("file", metavar="FILE", help=_("the CSV file"))
    take_in.add_argument("--dry-run", action="store_true", help=_("say what would be done, and do nothing"))
    take_in.add_argument(
        "--map",
        metavar="COLUMN=FIELD",
        action="append",
        default=[],
        type=_mapped,
        help=_("the field that a column is for; may be given several times"),
    )
    take_in.add_argument(
        "--stage",
        choices=[stage.value for stage in Stage],
        help=_("accounts: the stage of new ones where the file does not say it (default: customer)"),
    )
    take_in.add_argument(
        "--unknown",
        choices=["skip", "add"],
        help=_(
            "sales: leave customers out that are not in the book (default), or add those without a likeness"
        ),
    )
    take_in.add_argument(
        "--match",
        metavar="NAME=ACCOUNT",
        action="append",
        default=[],
        type=_matched,
        help=_(
            "the account that a name in the file is, by name or registration number; "
            "remembered; may be given several times"
        ),
    )
    take_in.add_argument(
        "--add",
        metavar="NAME",
        action="append",
        default=[],
        help=_("make an account of a name in the file that is in doubt; may be given several times"),
    )
    take_in.add_argument(
        "--matches",
        metavar="FILE",
        help=_("a CSV file with two columns, a name in the list and the account that it is"),
    )
    take_in.add_argument(
        "--take-likely",
        action="store_true",
        help=_("take each name that is in doubt for the account that it is most like; remembered"),
    )
    take_in.add_argument(
        "--months",
        choices=["replace", "add"],
        help=_("sales: replace the months that the book has already, or add to them"),
    )
    take_in.add_argument(
        "--rejects",
        metavar="FILE",
        help=_("write the rows that cannot be taken to a new file; of accounts also those in doubt"),
    )
    take_in.add_argument(
        "--as",
        dest="kind",
        choices=["months", "lines"],
        help=_("sales: rows are monthly sums, or order lines to be summed"),
    )
    take_in.add_argument(
        "--decimal", choices=["comma", "point"], help=_("sales: what stands before the decimals")
    )
    take_in.add_argument(
        "--dates", choices=["day-first", "month-first"], help=_("sales: what comes first in 3/4/2026")
    )
    take_in.add_argument(
        "--currency",
        choices=["EUR", "BGN", "by-date"],
        help=_(
            "sales: what amounts are in that do not say it; by-date is лв. until the end of 2025 and € since"
        ),
    )
    take_in.add_argument(
        "--month", metavar="MONTH", help=_("sales: the month of a file that names none, as in 01.2026")
    )
    take_in.add_argument(
        "--year", metavar="YEAR", type=_year, help=_("sales: the year of columns that name a month alone")
    )
    take_in.add_argument(
        "--tax",
        metavar="PERCENT",
        type=_percent,
        help=_("sales: the percent of tax in amounts that are with tax"),
    )
    take_in.add_argument(
        "--status",
        metavar="WORD=WHAT",
        action="append",
        default=[],
        type=_status,
        help=_(
            "sales: what rows with a status or of a kind are: sale, no, or minus for what is subtracted; "
            "may be given several times"
        ),
    )
    matches = command("matches", _matches, _("list the names matched to accounts in imports, or forget some"))
    matches.add_argument(
        "--forget",
        metavar="NAME",
        action="append",
        default=[],
        help=_("forget which account a name is; may be given several times"),
    )
    give_out = command(
        "export",
        _export,
        _("write what lies ahead as a calendar file"),
        _(
            "Write every open task, the checks of what was agreed and the ends of terms as a calendar file (iCalendar) "
            "that other programs read. Once more to the same FILE writes it anew, and reading it in again updates "
            "what is there. Only its owner can read the file, and only a calendar that kamtui wrote is replaced."
        ),
    )
    give_out.add_argument("what", metavar="ics", choices=["ics"], help=_("what to write: a calendar"))
    give_out.add_argument("file", metavar="FILE", help=_("the calendar file to write, as in ahead.ics"))
    command("keys", _keys, _("print every key"))
    return parser


def _mapped(text: str) -> tuple[str, str]:
    column, _sign, field = text.rpartition("=")
    if not column.strip() or not field.strip():
        raise argparse.ArgumentTypeError(_("“{text}” is not COLUMN=FIELD").format(text=text))
    return column, field


def _status(text: str) -> tuple[str, str]:
    word, _sign, what = text.rpartition("=")
    if not word.strip() or what.strip() not in ("sale", "no", "minus"):
        raise argparse.ArgumentTypeError(
            _("“{text}” is not WORD=sale, WORD=no or WORD=minus").format(text=text)
        )
    return word, what.strip()


def _year(text: str) -> int:
    from kamtui.domain.time.dates import FIRST_YEAR, LAST_YEAR

    if not (text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise argparse.ArgumentTypeError(_("“{text}” is not a year, as 2026").format(text=text))
    return int(text)


def _percent(text: str) -> str:
    bare = text.strip().removesuffix("%").strip().replace(",", ".")
    whole, _point, decimals = bare.partition(".")
    if not (bare.isascii() and whole.isdecimal() and len(whole) < 3 and (decimals or "0").isdecimal()):
        raise argparse.ArgumentTypeError(_("“{text}” is not a percent, as 20").format(text=text))
    return bare


def _matched(text: str) -> tuple[str, str]:
    name, _sign, account = text.rpartition("=")
    if not name.strip() or not account.strip():
        raise argparse.ArgumentTypeError(_("“{text}” is not NAME=ACCOUNT").format(text=text))
    return name, account


# -- the app


def _open(options: Any, config: Config, problems: list[str]) -> int:
    from kamtui.store.book.book import Book

    _require_terminal()
    path = _book_path(options)
    read_only = _is_read_only(options)
    folder = paths.backup_folder(path)
    notes = []
    is_new = not read_only and not os.path.lexists(path)
    choices = Choices.load(paths.choices_file())
    with Book.open(path, create=is_new, read_only=read_only, backups=folder) as book:
        if is_new:
            notes.append(_new_book(path))
        if book.read_only:
            notes.append(_("This book is open for reading only; nothing in it can be changed."))
        notes += _place_warnings(path, choices)
        status = _run(book, config, choices, [*notes, *problems])
        back_up = not book.read_only and book.is_in_place()
    if back_up:
        _back_up_changes(path, folder)
    return status


def _demo(options: Any, config: Config, problems: list[str]) -> int:
    import shutil
    import tempfile

    from kamtui.store.book.book import Book

    if getattr(options, "book", None) is not None:
        raise Refused(_("The demo has a book of its own; leave out --book."))
    _require_terminal()
    # Until the app takes the signals over, and after: the folder must not stay behind.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            with contextlib.suppress(ValueError):
                signal.signal(getattr(signal, name), _end_by_signal)
    folder = Path(tempfile.mkdtemp(prefix="kamtui-demo-"))  # for its owner only
    try:
        path = folder / "sample.db"
        make_sample(path)
        with Book.open(path, read_only=_is_read_only(options)) as book:
            status = _run(book, config, Choices.load(paths.choices_file()), problems, is_demo=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _tell(
            _(
                "That was the sample book; what you did in it has been thrown away. Your own opens with: kamtui"
            )
        )
    return status


def make_sample(path: Path, now: "datetime | None" = None) -> None:
    """Make the sample book at `path`, as of `now` or of this moment."""
    from datetime import UTC, datetime
    from itertools import count

    from kamtui.exchange.sample import sample_rows
    from kamtui.store.book.book import Book

    # Small ids a millisecond apart: the same in every sample, and below all that are given later.
    ids = count(_FIRST_SAMPLE_ID, 1 << 22)
    with Book.open(path, create=True) as book:
        book.load(_("Sample book"), sample_rows(now or to_local(datetime.now(UTC)), lambda: next(ids)))
        # An undo must not empty the book.
        book.forget_history()


def _require_terminal() -> None:
    from kamtui.ui.environment import is_terminal

    if not is_terminal():
        raise Refused(_("kamtui needs a terminal to open. Without one, try: kamtui today"))


def _run(
    book: "Book", config: Config, choices: Choices, notes: Sequence[str], *, is_demo: bool = False
) -> int:
    from kamtui.ui.environment import scrub

    scrub(os.environ)
    # Nothing that is imported is ever thrown away; looking for it would take a tenth of the start.
    # The app turns the search on again once the first picture stands.
    gc.disable()
    from kamtui.ui.shell.app import KamApp

    app = KamApp(book, config=config, choices=choices, is_demo=is_demo, notes=notes)
    app.run()
    # Nor does Python have to look through everything once more on leaving: that took an eighth of a second.
    gc.freeze()
    return app.return_code or 0


def _new_book(path: Path) -> str:
    return _("A new book was made: {path}").format(path=clean(str(path), limit=4000))


def _place_warnings(path: Path, choices: Choices) -> list[str]:
    """The warnings about the folder that a book lies in, once for each book."""
    from kamtui.store.book.share import is_on_network

    if str(path) in choices.cloud_warned:
        return []
    warnings = []
    if (service := paths.cloud_service(path)) is not None:
        text = _(
            "{service} syncs the folder of this book. It may copy the book in the middle of a save, and makes two "
            "books where two computers write. Keep the book elsewhere, and let {service} have copies: "
            "kamtui backup FILE"
        )
        warnings.append(text.format(service=service))
    if is_on_network(path):
        warnings.append(
            _(
                "This book lies on a network drive, where a save can be lost or spoilt when the connection breaks or "
                "two computers write. Keep it on this computer, and copies there: kamtui backup FILE"
            )
        )
    if paths.is_in_store_python(path):
        warnings.append(
            _(
                "This Python is from the Microsoft Store: it keeps the book and its backups in a folder of its own, "
                "which goes when it is uninstalled. Install Python from python.org, or keep the book in a folder of "
                "yours, as KAMTUI_BOOK names it, and copies elsewhere: kamtui backup FILE"
            )
        )
    if warnings:
        choices.cloud_warned.append(str(path))
        choices.save()
    return warnings


def _kind_of_place(path: Path) -> str:
    """What is to be known of the folder of a book, in a few words; empty if nothing."""
    from kamtui.store.book.share import is_on_network

    said = []
    if service := paths.cloud_service(path):
        said.append(f"{_('synced by')} {service}")
    if is_on_network(path):
        said.append(_("on a network drive"))
    if paths.is_in_store_python(path):
        said.append(_("in a folder that goes with this Python from the Microsoft Store"))
    return "".join(f", {what}" for what in said)


def _back_up_changes(path: Path, folder: Path) -> None:
    """A backup on quitting, where the book changed since the last one; trouble is only told."""
    from datetime import UTC, datetime

    from kamtui.store.book import backup
    from kamtui.store.book.errors import BookError

    try:
        if path.stat().st_size > LARGEST_ON_QUITTING:
            return
        taken = backup.backups_in(folder)
        since = taken[0].taken_at if taken else datetime.min.replace(tzinfo=UTC)
        if backup.changed_since(path, since):
            paths.make_private(folder)
            backup.take(path, folder)
    except (BookError, OSError) as error:
        _complain(_("No backup could be made on leaving: {why}").format(why=error))


def _end_by_signal(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)


# -- answers


def _today(options: Any, config: Config, problems: list[str]) -> int:
    from datetime import UTC, datetime

    from kamtui.exchange.review_text import review_json, review_text
    from kamtui.store.book.book import Book
    from kamtui.store.day.closing import chain_count
    from kamtui.store.day.today import first_tomorrow, todays_lines

    for problem in problems:
        _complain(problem)
    path = _existing_book(options)
    with Book.open(path, read_only=_is_read_only(options), backups=paths.backup_folder(path)) as book:
        today = to_local(datetime.now(UTC)).date()
        lines = todays_lines(book, today, config.greeting)
        chain = chain_count(book, today)
        tomorrow = None if lines else first_tomorrow(book, today, config.greeting)
    if options.json:
        import json

        # Letters that the output cannot show are escaped rather than lost.
        plain = "utf" not in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
        print(json.dumps(review_json(lines, today, chain), ensure_ascii=plain, indent=2))
    else:
        for text in review_text(lines, today, chain, tomorrow, width=_width()):
            print(text)
    return 0


def _where(options: Any, config: Config, problems: list[str]) -> int:
    from datetime import UTC, datetime

    from kamtui.domain.time.dates import show_moment
    from kamtui.store.book.backup import backups_in

    for problem in problems:
        _complain(problem)
    path = _book_path(options)
    folder = paths.backup_folder(path)
    taken = backups_in(folder)
    if taken:
        newest = show_moment(taken[0].taken_at, to_local(datetime.now(UTC)).date())
        backups = ngettext("{count}, newest {when}", "{count}, newest {when}", len(taken))
        backups = backups.format(count=len(taken), when=newest)
    else:
        backups = _("none yet")
    reports = len(list(paths.crash_folder().glob("crash-*.txt")))
    rows = [
        (_("book"), path, _size(path) + _kind_of_place(path)),
        (_("backups"), folder, backups),
        (_("settings"), paths.config_file(), _size(paths.config_file())),
        (_("choices"), paths.choices_file(), _size(paths.choices_file())),
        (_("crash reports"), paths.crash_folder(), str(reports) if reports else _("none")),
    ]
    width = max(len(name) for name, _path, _state in rows)
    for name, place, state in rows:
        print(f"{name:<{width}}  {clean(str(place), limit=4000)}  ({state})")
    return 0


def _size(path: Path) -> str:
    try:
        size = path.stat().st_size
    except OSError:
        return _("not there yet")
    if size < 10_000:
        return _("{count} bytes").format(count=size)
    return _("{count} kB").format(count=size // 1000)


def _check(options: Any, config: Config, problems: list[str]) -> int:
    from kamtui.domain.text.shell import command_line
    from kamtui.store.book.backup import newest_good
    from kamtui.store.book.check import check

    path = _existing_book(options)
    findings = check(path)
    marks = {True: _("well"), False: _("NOT WELL")}
    widths = max(map(len, marks.values())), max(len(finding.name) for finding in findings)
    for finding in findings:
        print(f"{marks[finding.ok]:<{widths[0]}}  {finding.name:<{widths[1]}}  {printable(finding.detail)}")
    if all(finding.ok for finding in findings):
        _tell_doubts(path)
        return 0
    text = _("Not all is well with {path}.").format(path=path)
    good = newest_good(paths.backup_folder(path))
    if good is not None:
        known = _("To put its newest good backup in its place: {command}")
        text += " " + known.format(command=command_line("kamtui", "--book", str(path), "restore", str(good)))
    if len(findings) > 1:  # else the file is no book of ours, and there is nothing to copy
        rescue = _("To copy what can still be read into a new book: {command}")
        text += " " + rescue.format(command=command_line("kamtui", "--book", str(path), "rescue", "NEW.db"))
    if good is not None or len(findings) > 1:
        _complain(text)
    return FAILED


_MOST_DOUBTS = 10
"""How many doubts of a kind are listed; the others are counted."""


def _tell_doubts(path: Path) -> None:
    """What earlier slips may have left in a sound book, by kind, with the act that mends it."""
    from datetime import UTC, datetime

    from kamtui.domain.accounts.doubts import DoubtKind
    from kamtui.domain.time.moments import to_local
    from kamtui.store.accounts.doubts import doubts
    from kamtui.store.book.book import Book
    from kamtui.store.book.errors import OlderBook

    try:
        with Book.open(path, read_only=True) as book:
            listed = doubts(book, to_local(datetime.now(tz=UTC)).date())
    except OlderBook:  # looked at when the book was opened by this program once
        return
    for kind in DoubtKind:
        members = [doubt for doubt in listed if doubt.kind is kind]
        if not members:
            continue
        print(f"\n{kind.label}: {len(members)}")
        for doubt in members[:_MOST_DOUBTS]:
            print(f"  {printable(doubt.sentence)}")
        if (more := len(members) - _MOST_DOUBTS) > 0:
            print("  " + ngettext("… {count} more", "… {count} more", more).format(count=more))
        print(f"  {kind.mend}")
    if listed:
        print("\n" + _("Nothing was changed. What is right as it is can stay."))


def _backup(options: Any, config: Config, problems: list[str]) -> int:
    from kamtui.store.book import backup, opening
    from kamtui.store.book.errors import BookError

    path = _existing_book(options)
    folder = paths.backup_folder(path)
    try:
        opening.look_at(path)
        if options.file is None:
            with _on_disk(folder):
                paths.make_private(folder)
            made = backup.take(path, folder)
        else:
            made = paths.book_at(options.file)
            _require_nothing_at(made)
            backup.save_as(path, made)
    except BookError as error:
        raise backup.naming_backup(error, folder) from None
    _tell(_("Backed up and checked: {path}").format(path=made))
    return 0


def _restore(options: Any, config: Config, problems: list[str]) -> int:
    from kamtui.store.book import backup

    if _is_read_only(options):
        raise Refused(_("A restore writes the book; leave out --read-only."))
    source, path = paths.book_at(options.file), _book_path(options)
    if path.is_symlink():
        path = path.resolve()  # the file is replaced, not the link to it
    with contextlib.suppress(OSError):
        if source.samefile(path):
            raise Refused(_("{path} is the book itself; name a backup of it.").format(path=source))
    kept = backup.restore(source, path)
    _tell(_("The book {path} is now that of {source}.").format(path=path, source=source))
    if kept is not None:
        _tell(_("What it replaced is kept: {path}").format(path=kept))
    return 0


def _rescue(options: Any, config: Config, problems: list[str]) -> int:
    from kamtui.store.book.rescue.rescue import rescue

    path, target = _existing_book(options), paths.book_at(options.new)
    outcome = rescue(path, target)
    width = max(map(len, outcome))
    for table, (rescued, lost) in outcome.items():
        print(f"{table:<{width}}  " + _("{rescued} rescued, {lost} lost").format(rescued=rescued, lost=lost))
    _tell(
        _("The new book: {path}. Its history starts anew: nothing up to now can be undone.").format(
            path=target
        )
    )
    return 0


_ONLY_SALES = ("unknown", "months", "kind", "decimal", "dates", "currency", "month", "year", "tax", "status")
_FIND_OUT = "find-out"


def _import(options: Any, config: Config, problems: list[str]) -> int:
    from kamtui.exchange.kinds import ListKind, list_kind, require_table
    from kamtui.exchange.reading.csv_text import SheetError

    try:
        require_table(Path(options.file))
        if options.what == _FIND_OUT:
            is_sales = list_kind(Path(options.file)) is ListKind.SALES
            _complain(_("Taken as a list of sales.") if is_sales else _("Taken as a list of accounts."))
            options.what = "sales" if is_sales else "accounts"
    except SheetError as error:
        raise Refused(str(error)) from None
    if options.what == "sales":
        if options.stage is not None:
            raise Refused(_("--stage is for accounts; sales have none."))
        return _import_sales(options)
    return _import_accounts(options)


def _import_accounts(options: Any) -> int:
    if given := [name for name in _ONLY_SALES if getattr(options, name) not in (None, [])]:
        option = "--as" if given[0] == "kind" else f"--{given[0].replace('_', '-')}"
        raise Refused(_("{option} is for sales; accounts have no use for it.").format(option=option))
    from kamtui.exchange.accounts.file import read_accounts
    from kamtui.exchange.accounts.report import rejected, report_lines, waits
    from kamtui.exchange.reading.csv_text import SheetError
    from kamtui.exchange.sales.rejects import require_free, write_rejects
    from kamtui.store.accounts.importing import carry_out, plan_import
    from kamtui.store.book import backup
    from kamtui.store.book.book import Book

    path = _book_path(options)
    folder = paths.backup_folder(path)
    rejects = paths.book_at(options.rejects) if options.rejects else None
    is_new = not os.path.lexists(path)
    read_only = _is_read_only(options)
    try:
        # The file is read first: if it cannot be, no new book is made.
        if rejects is not None:
            require_free(rejects)
        sheet = read_accounts(Path(options.file), dict(options.map))
        said = _said_of_accounts(options, sheet)
        # A book that is not there is planned for as an empty one, and made only if there is something to keep.
        with (
            _nowhere() if is_new else contextlib.nullcontext(path) as place,
            Book.open(
                place,
                create=is_new,
                read_only=read_only or (options.dry_run and not is_new),
                backups=None if is_new else folder,
            ) as book,
        ):
            plan = plan_import(book, sheet, Stage(options.stage or Stage.CUSTOMER), said)
            is_dry = options.dry_run or (is_new and plan.does_nothing)
            if not (is_dry or is_new):
                if not plan.does_nothing and not book.read_only:
                    with _on_disk(folder):
                        paths.make_private(folder)
                    backup.take(path, folder)
                carry_out(book, plan)
        if is_new and not is_dry:
            with Book.open(path, create=True, read_only=read_only, backups=folder) as book:
                _complain(_new_book(path))
                carry_out(book, plan)
        left_out = rejected(plan, sheet)
        written = (
            write_rejects(rejects, sheet.headers, left_out, sheet.delimiter) if rejects is not None else 0
        )
    except SheetError as error:
        raise Refused(str(error)) from None
    for line in report_lines(plan, sheet, dry_run=options.dry_run):
        print(line)
    if is_dry and not options.dry_run:
        _tell(_nothing_kept())
    if written:
        text = ngettext(
            "{count} row is in {path}: mend it there and import that file.",
            "{count} rows are in {path}: mend them there and import that file.",
            written,
        )
        _tell(text.format(count=written, path=rejects))
    return FAILED if waits(plan, sheet) else 0


def _nothing_kept() -> str:
    return _("Nothing was written, and no book was made.")


def _said_of_accounts(options: Any, sheet: Any) -> Any:
    """What the options and the file of matches say of names in a list of accounts."""
    from kamtui.domain.accounts.duplicates import name_key
    from kamtui.exchange.sales.matches import NEW, read_matches
    from kamtui.store.accounts.matching import Said

    names = {name_key(row.entry.name) for row in sheet.rows}
    matches = read_matches(Path(options.matches)) if options.matches else []
    # A file of matches is for many lists: what it says of other names is not for this one.
    told = [(match.name, match.account) for match in matches if name_key(match.name) in names]
    told += options.match
    return Said(
        matches=tuple((name, account) for name, account in told if account != NEW),
        add=(*options.add, *(name for name, account in told if account == NEW)),
        take_likely=options.take_likely,
    )


def _import_sales(options: Any) -> int:
    from datetime import UTC, datetime

    from kamtui.domain.money.sheet import customer_key
    from kamtui.exchange.reading.csv_text import SheetError
    from kamtui.exchange.sales.currency import without_unclear_currency
    from kamtui.exchange.sales.file import read_sales
    from kamtui.exchange.sales.matches import read_matches
    from kamtui.exchange.sales.report import sales_report_lines, something_waits
    from kamtui.store.book import backup
    from kamtui.store.book.book import Book
    from kamtui.store.money.importing import Decision, Months, carry_out_sales, plan_sales_import

    path = _book_path(options)
    folder = paths.backup_folder(path)
    rejects = paths.book_at(options.rejects) if options.rejects else None
    try:
        # The file is read first: if it cannot be, no new book is made.
        with _progress(_("reading")) as tell:
            sheet = read_sales(
                Path(options.file), dict(options.map), _read_as(options), progress=tell, rejects=rejects
            )
        matches = read_matches(Path(options.matches)) if options.matches else []
    except SheetError as error:
        raise Refused(str(error)) from None
    except KeyboardInterrupt:
        return _stopped()
    customers = sheet.customers
    for name in (*options.add, *(name for name, _account in options.match)):
        if customer_key(name) not in customers:
            text = _("--add or --match: there is no customer “{name}” in the list.")
            _complain(text.format(name=name))
    today = to_local(datetime.now(UTC)).date()
    unknown = Decision.ADD if options.unknown == "add" else Decision.SKIP
    is_new = not os.path.lexists(path)
    read_only = _is_read_only(options)
    try:
        # A book that is not there is planned for as an empty one, and made only if there is something to keep.
        with (
            _nowhere() if is_new else contextlib.nullcontext(path) as place,
            Book.open(
                place,
                create=is_new,
                read_only=read_only or (options.dry_run and not is_new),
                backups=None if is_new else folder,
            ) as book,
        ):
            sheet = without_unclear_currency(book, sheet)
            plan = plan_sales_import(
                book,
                sheet,
                today,
                _choices(book, options, [one for one in matches if customer_key(one.name) in customers]),
                unknown,
                months_are=Months(options.months or ""),
                takes_likely=options.take_likely,
            )
            is_dry = options.dry_run or (is_new and plan.does_nothing)
            if not (is_dry or is_new):
                if not plan.does_nothing and not book.read_only:
                    with _on_disk(folder):
                        paths.make_private(folder)
                    backup.take(path, folder)
                with _between_batches() as tell:
                    carry_out_sales(book, plan, tell)
        if is_new and not is_dry:
            with Book.open(path, create=True, read_only=read_only, backups=folder) as book:
                _complain(_new_book(path))
                with _between_batches() as tell:
                    carry_out_sales(book, plan, tell)
    except KeyboardInterrupt:
        return _stopped(is_new=is_new and os.path.lexists(path))
    for line in sales_report_lines(plan, sheet, dry_run=options.dry_run):
        print(line)
    if is_dry and not options.dry_run:
        _tell(_nothing_kept())
    if sheet.rejected and rejects is not None:
        text = ngettext(
            "{count} row is in {path}: mend it there and import that file.",
            "{count} rows are in {path}: mend them there and import that file.",
            sheet.rejected,
        )
        _tell(text.format(count=sheet.rejected, path=rejects))
        _tell(_("A mended row of a month that was taken in just now is a further part of it: --months add."))
    return FAILED if something_waits(plan, sheet) else 0


def _stopped(*, is_new: bool = False) -> int:
    """Say that ctrl+c ended an import; `is_new` is whether the book was made for it."""
    _complain(
        _("Stopped. Nothing was taken in, and the new book is empty.")
        if is_new
        else _("Stopped. The book is as it was.")
    )
    return INTERRUPTED


@contextlib.contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Tell somebody at a terminal how far something long is, in one line that goes away at the end."""
    shown = -1

    def tell(done: int, all_of_it: int) -> None:
        nonlocal shown
        percent = 100 * done // max(all_of_it, 1)
        if all_of_it > LONG_READING and percent != shown and sys.stderr is not None and sys.stderr.isatty():
            shown = percent
            with contextlib.suppress(OSError, ValueError):
                print(f"\r{what}: {percent} %", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if shown >= 0:
            with contextlib.suppress(OSError, ValueError):
                print("\r" + " " * (len(what) + 8), end="\r", file=sys.stderr, flush=True)


@contextlib.contextmanager
def _between_batches() -> Iterator[Callable[[int, int], None]]:
    """Let ctrl+c end the writing between two batches, of which the callable is told, and not amid one.

    Once the last is written it is too late: what the person pressed must not look as if nothing was kept.
    """
    import signal

    pressed = False

    def press(_signal: int, _frame: object) -> None:
        nonlocal pressed
        pressed = True

    def tell(done: int, all_of_it: int) -> None:
        if pressed:
            raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGINT, press)
    except ValueError:  # not the main thread: nobody's ctrl+c comes here
        yield tell
        return
    try:
        yield tell
    finally:
        signal.signal(signal.SIGINT, before)


def _read_as(options: Any) -> "ReadAs":
    from fractions import Fraction

    from kamtui.domain.money.sheet import Currency, SalesKind
    from kamtui.domain.time.months import MonthError, read_month
    from kamtui.exchange.reading.columns import header_key
    from kamtui.exchange.sales.documents import Verdict
    from kamtui.exchange.sales.file import ReadAs

    try:
        month_on = read_month(options.month) if options.month else None
    except MonthError as error:
        raise Refused(f"--month: {error}") from None
    return ReadAs(
        kind=SalesKind(options.kind) if options.kind else None,
        decimal={"comma": ",", "point": "."}.get(options.decimal, ""),
        month_first=None if options.dates is None else options.dates == "month-first",
        currency=Currency(options.currency) if options.currency in ("EUR", "BGN") else None,
        by_date=options.currency == "by-date",
        month_on=month_on,
        year=options.year,
        tax=None if options.tax is None else Fraction(options.tax),
        statuses={header_key(word): Verdict(what) for word, what in options.status},
    )


def _choices(book: "Book", options: Any, matches: "Sequence[Match]") -> "dict[str, int | Decision]":
    """What was said of single customers: which account each is, or that it becomes one."""
    from kamtui.domain.money.sheet import customer_key
    from kamtui.exchange.sales.matches import NEW
    from kamtui.store.money.importing import AccountNames, Decision

    names = AccountNames(book)
    choices: dict[str, int | Decision] = {}
    said = [(f"{options.matches}:{match.line}", match.name, match.account) for match in matches]
    for where, name, account in (*said, *(("--match", *match) for match in options.match)):
        if account == NEW:
            choices[customer_key(name)] = Decision.ADD
            continue
        found = names.named(account)
        if len(found) != 1:
            text = (
                _("{where}: there is no account “{name}” in the book.")
                if not found
                else _(
                    "{where}: there are several accounts “{name}” in the book; say which by its registration number, or by its city: {name} (CITY)."
                )
            )
            raise Refused(text.format(where=where, name=account))
        choices[customer_key(name)] = found[0]
    return choices | {customer_key(name): Decision.ADD for name in options.add}


def _matches(options: Any, config: Config, problems: list[str]) -> int:
    from kamtui.store.accounts.matches import forget_matches, known_matches
    from kamtui.store.book.book import Book

    path = _existing_book(options)
    with Book.open(path, read_only=_is_read_only(options), backups=paths.backup_folder(path)) as book:
        missing = forget_matches(book, options.forget) if options.forget else []
        known = known_matches(book)
    for match in known:
        _tell(f"{match.name} → {match.account}")
    if not known:
        _tell(
            _(
                "No name is matched to an account. An import with --match, --matches or --take-likely does that."
            )
        )
    for name in missing:
        _complain(_("--forget: nothing is known of “{name}”.").format(name=name))
    return FAILED if missing else 0


@contextlib.contextmanager
def _nowhere() -> Iterator[Path]:
    """A place for an empty book, to try an import on that makes no book yet."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kamtui-") as folder:
        yield Path(folder) / "empty.db"


def _export(options: Any, config: Config, problems: list[str]) -> int:
    from kamtui.exchange import ics
    from kamtui.store.book.book import Book
    from kamtui.store.day.ahead import tasks_ahead, terms_ahead

    path, target = _existing_book(options), paths.book_at(options.file)
    with Book.open(path, read_only=_is_read_only(options), backups=paths.backup_folder(path)) as book:
        tasks, terms = tasks_ahead(book), terms_ahead(book)
    try:
        made = ics.calendar(tasks, terms)
        ics.put(made.content, target)
    except ics.CalendarError as error:
        raise Refused(str(error)) from None
    parts = (
        ngettext("{count} task", "{count} tasks", made.tasks).format(count=made.tasks),
        ngettext("{count} check", "{count} checks", made.checks).format(count=made.checks),
        ngettext("{count} end of a term", "{count} ends of terms", made.ends).format(count=made.ends),
    )
    _tell(_("Written to {path}: {what}.").format(path=target, what=", ".join(parts)))
    return 0


def _keys(options: Any, config: Config, problems: list[str]) -> int:
    from itertools import groupby

    from kamtui.ui.keys.definitions import table

    for problem in problems:
        _complain(problem)
    rows = table(config.keys)
    widths = [max(len(row[column]) for row in rows) for column in (1, 4)]
    for number, (place, members) in enumerate(groupby(rows, key=lambda row: row[0])):
        if number:
            print()
        print(place.upper())
        for _again, keys, _label, sentence, name in members:
            print(f"  {keys:<{widths[0]}}  {name:<{widths[1]}}  {sentence}")
    return 0


# -- what answers share


def _is_read_only(options: Any) -> bool:
    return bool(getattr(options, "read_only", False))


def _book_path(options: Any) -> Path:
    named = getattr(options, "book", None)
    if named == "":
        raise Refused(_("--book names no file."))
    return paths.default_book() if named is None else paths.book_at(named)


def _existing_book(options: Any) -> Path:
    """The path of the book to use, which has to be there."""
    path = _book_path(options)
    if not os.path.lexists(path):
        from kamtui.store.book.backup import newest_good
        from kamtui.store.book.errors import NoBookHere

        good = newest_good(paths.backup_folder(path))
        if good is not None or getattr(options, "book", None) is not None:
            raise NoBookHere(path, good)
        text = _("There is no book at {path} yet. “kamtui” makes one; “kamtui demo” shows a sample.")
        raise Refused(text.format(path=path))
    return path


def _require_nothing_at(path: Path) -> None:
    if os.path.lexists(path):
        raise Refused(_("There is something at {path} already; name a new file.").format(path=path))


@contextlib.contextmanager
def _on_disk(path: Path) -> Iterator[None]:
    """A system's refusal as a sentence."""
    try:
        yield
    except OSError as error:
        text = _("{path} could not be made: {why}.")
        raise Refused(text.format(path=path, why=error.strerror or type(error).__name__)) from None


# -- speaking


def _width() -> int | None:
    """The columns that a line may take: those of the terminal, and as many as it likes in a file or a pipe."""
    import shutil

    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, LEAST_WIDTH)


def _tell(text: str) -> None:
    print(clean(text, limit=8000))


def _complain(text: str) -> None:
    """A sentence on stderr; nobody to hear it is no trouble."""
    with contextlib.suppress(OSError, ValueError):
        print(f"kamtui: {clean(text, limit=8000)}", file=sys.stderr, flush=True)


def _failed(error: Exception) -> int:
    """Say what went wrong; a fault of the program is also reported in a file, without values."""
    from kamtui.store.book.errors import BookError

    if isinstance(error, (BookError, Refused)):
        _complain(str(error))
        return FAILED
    if isinstance(error, OSError) and _is_of_output(error):
        _forget_output()
        text = _("The output could not be written to its end ({why}).")
        _complain(text.format(why=error.strerror or type(error).__name__))
        return FAILED
    from kamtui import crash

    what = crash.name_of(error)
    if isinstance(error, OSError) and error.strerror:
        what = f"{what}: {error.strerror}"
    text = _("Something went wrong inside kamtui ({what}).").format(what=what)
    with contextlib.suppress(OSError):
        folder = paths.crash_folder()
        paths.make_private(folder)
        kept = crash.keep(crash.report(error), folder)
        text += " " + _("A report without anything from your book is in {path}").format(path=kept)
    _complain(text)
    return FAILED


def _is_of_output(error: OSError) -> bool:
    """Whether it was printing that failed: whoever writes a file says so in a sentence of their own."""
    return error.filename is None and errno.errorcode.get(error.errno or 0) in _TROUBLE_OF_OUTPUT


def _forget_output() -> None:
    """Let what is still to be printed go nowhere, or Python would complain at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _keep_no_core() -> None:
    """A dump of the program's memory would hold the book."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
