"""What can be asked of the command line. Each command names its answer as text, so that no other is imported."""

import argparse
from collections.abc import Callable, Collection, Sequence
from typing import Any, NoReturn

from kamtui import __version__
from kamtui.cli.speech import USAGE, complain, speak_for_argparse
from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _

MOST_DAYS = 3660
"""Days from today on within which something may be asked to be due."""
FEAST_DAYS = 30
"""Days ahead for which `kamtui feasts` tells."""

speak_for_argparse()


class _OfAnyWidth(argparse.HelpFormatter):
    """With which argparse tries the name of each option that a parser is told of: it need not know the terminal.

    To ask how wide that is it imports what reads archives, which a quick answer does without.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


class CommandParser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage before it."""

    kinds: tuple[str, ...] = ()
    """Words of which the first argument is one; the last of them is meant where it is none."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how, formatter_class=_OfAnyWidth)

    def format_usage(self) -> str:
        self.formatter_class = argparse.HelpFormatter
        return super().format_usage()

    def format_help(self) -> str:
        self.formatter_class = argparse.HelpFormatter
        return super().format_help()

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
        complain(
            _("{what}. To see what can be asked: {command}").format(what=message, command="kamtui --help")
        )
        raise SystemExit(USAGE)


Arguments = Callable[["CommandParser"], None]
"""Adds to the parser of a command what it may be told."""


class _Commands:
    """The commands of a parser, each with the options that hold everywhere.

    What a command may be told is added only where its name is `among` the words that were typed, or where there are none
    to go by: all of it together would take as long as all the rest of a quick answer.
    """

    def __init__(
        self, parser: CommandParser, everywhere: CommandParser, among: Collection[str] | None
    ) -> None:
        # With `prog`, argparse need not look at the terminal to make it up.
        self._commands: Any = parser.add_subparsers(metavar=_("COMMAND"), prog="kamtui", title=_("commands"))
        self._everywhere = everywhere
        self._among = among

    def add(
        self,
        name: str,
        answer: str,
        text: str,
        arguments: Arguments | None = None,
        *,
        more: str | None = None,
    ) -> None:
        """Add a command carried out by `answer`, a function of this package by name, as in "day.today".

        `text` stands in the list of commands, and in the command's own help too where there is no `more`.
        """
        if self._among is not None and name not in self._among:
            self._only_list(name, text)
            return
        added: CommandParser = self._commands.add_parser(
            name, parents=[self._everywhere], allow_abbrev=False, help=text, description=more or text
        )
        added.set_defaults(answer=answer)
        if arguments is not None:
            arguments(added)

    def _only_list(self, name: str, text: str) -> None:
        """Let the help list a command that was not asked for."""
        made = self._commands._parser_class
        self._commands._parser_class = _Unasked
        try:
            self._commands.add_parser(name, help=text)
        finally:
            self._commands._parser_class = made


class _Unasked:
    """Stands for the parser of a command whose name is not among the words that were typed."""

    def __init__(self, **_how: Any) -> None:
        pass


def command_parser(among: Collection[str] | None = None) -> CommandParser:
    """The parser of whole command lines: the `answer` in what it returns is the function that carries them out.

    With the words that were typed, `among`, it knows no more of other commands than their names and what they do.
    """
    everywhere = CommandParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--book", metavar=_("FILE"), help=_("the book to use, instead of your own"))
    everywhere.add_argument(
        "--read-only", action="store_true", help=_("only look: nothing in the book can be changed")
    )
    parser = CommandParser(
        prog="kamtui",
        parents=[everywhere],
        allow_abbrev=False,
        description=_("The account book of one key-account manager. Without a command, it opens."),
    )
    parser.add_argument(
        "--language", metavar=_("CODE"), dest="screen_language", help=_("speak this language: en or bg")
    )
    parser.add_argument(
        "--version", action="version", version=f"kamtui {__version__}", help=_("show the version and exit")
    )
    parser.set_defaults(answer="app.open_book")
    commands = _Commands(parser, everywhere, among)
    # In the order in which the help lists them.
    commands.add("demo", "demo.demo", _("open a sample book, thrown away at the end"), _of_demo)
    commands.add("today", "day.today", _("print the day's review"), _of_today)
    _add_log(commands)
    _add_letters(commands)
    _add_lists(commands)
    _add_commands_of_book(commands)
    _add_commands_of_files(commands)
    commands.add("keys", "keys.keys", _("print every key"))
    commands.add(
        "settings", "keys.settings", _("print every setting, and where its value is from"), _add_forms
    )
    return parser


def _of_demo(demo: CommandParser) -> None:
    demo.add_argument("--keep", metavar=_("FILE"), help=_("make it as a new file instead, which stays"))


def _of_today(today: CommandParser) -> None:
    today.add_argument(
        "--all", action="store_true", help=_("every line, also where a group has more than a terminal shows")
    )
    _add_forms(today)


def _add_log(commands: _Commands) -> None:
    commands.add(
        "log",
        "log.log",
        _("write a conversation down in one line"),
        _of_log,
        more=_(
            "Write a conversation down in one line: the account, who was there, how and when, commas between; a colon; what "
            "was said; then, each at the start of a word, “=” a promise (they= or we=), “!” the next step, “+” a prospect "
            "named, “%” how satisfied they are, 0 to 10. In brackets behind a name: (new), (supporter: why). Among how and "
            "when may stand what they held against buying: objection price, timing, budget or authority. As in: "
            'kamtui log "metro, ivanova, petrov, visit yesterday: fine with 45 days they=forecast by fri !mon send draft '
            '+Koleva/Fantastico %8". Bulgarian words do as well: те=, ние=, (нов), възражение цена. What is not sure is '
            "asked, and nothing is written then. What the note says by the way (a "
            "promise with a day, somebody of the account, an objection) is told with the words to add, and not written."
        ),
    )


def _of_log(log: CommandParser) -> None:
    log.add_argument(
        "line",
        metavar=_("LINE"),
        nargs="+",
        help=_("the line; - reads lines from the input, each with its day"),
    )
    log.add_argument(
        "--check", action="store_true", help=_("only say how it is understood, and write nothing")
    )


def _add_letters(commands: _Commands) -> None:
    commands.add("brief", "letters.brief", _("print what to know before a call with an account"), _of_brief)
    commands.add(
        "letter",
        "letters.letter",
        _("print the letter after the last call with an account: what was agreed"),
        _of_letter,
    )
    commands.add(
        "report",
        "report.report",
        _("print the quarter with an account for a business review"),
        _of_report,
        more=_(
            "Print what was sold, agreed, kept and said in a quarter with an account as Markdown, or write it as a page to "
            "print. Without --from and --to it is the last full quarter. Once more to the same FILE writes it anew; only a "
            "page that kamtui wrote is replaced."
        ),
    )


def _of_brief(brief: CommandParser) -> None:
    brief.add_argument("name", metavar=_("NAME"), nargs="+", help=_("the account"))
    brief.add_argument(
        "--for-customer",
        action="store_true",
        help=_("only what the customer may see: what was agreed, and how both sides kept it"),
    )
    _add_language(brief)


def _of_letter(letter: CommandParser) -> None:
    letter.add_argument("name", metavar=_("NAME"), nargs="+", help=_("the account"))
    _add_language(letter)
    letter.add_argument("--since", metavar=_("DAY"), help=_("all that holds and was agreed since this day"))
    letter.add_argument("--markdown", action="store_true", help=_("as Markdown"))


def _of_report(report: CommandParser) -> None:
    report.add_argument("name", metavar=_("NAME"), nargs="+", help=_("the account"))
    report.add_argument(
        "--from",
        dest="from_",
        metavar=_("DAY"),
        help=_("from this day, month or quarter on, as in 1.7. or Q3 2026"),
    )
    report.add_argument(
        "--to", metavar=_("DAY"), help=_("up to this day, or the end of this month or quarter")
    )
    report.add_argument(
        "--for-customer",
        action="store_true",
        help=_("only what the customer may read: no profit, plan or note"),
    )
    _add_language(report)
    report.add_argument(
        "--html", metavar=_("FILE"), help=_("write it as a page for A4 instead, as in review.html")
    )


def _add_lists(commands: _Commands) -> None:
    commands.add("terms", "lists.terms", _("list what was agreed"), _of_terms)
    commands.add("feasts", "lists.feasts", _("list birthdays, name days and the days of firms"), _of_feasts)
    commands.add("find", "lists.find", _("find records by words"), _of_find)


def _of_terms(terms: CommandParser) -> None:
    side = terms.add_mutually_exclusive_group()
    side.add_argument("--theirs", action="store_true", help=_("only what they owe"))
    side.add_argument("--ours", action="store_true", help=_("only what we owe"))
    when = terms.add_mutually_exclusive_group()
    when.add_argument(
        "--late", action="store_true", help=_("only what is broken, or was not checked on its day")
    )
    when.add_argument(
        "--due",
        metavar=_("DAYS"),
        type=_days,
        help=_("only what is to be checked within so many days, or was before"),
    )
    terms.add_argument("--account", metavar=_("NAME"), help=_("only those with the account of this name"))
    _add_forms(terms)


def _of_feasts(feasts: CommandParser) -> None:
    feasts.add_argument(
        "--days",
        metavar=_("DAYS"),
        type=_days,
        default=FEAST_DAYS,
        help=_("those within so many days, instead of {days}").format(days=FEAST_DAYS),
    )
    feasts.add_argument(
        "--all", action="store_true", help=_("also of people at prospects and former customers")
    )
    _add_forms(feasts)


def _of_find(find: CommandParser) -> None:
    find.add_argument(
        "words", metavar=_("WORDS"), nargs="+", help=_("words, @account, +person, a part of a number")
    )
    _add_forms(find)


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language",
        choices=["bg", "en"],
        help=_("what goes to the customer in this language, not in that of the account"),
    )


def _add_forms(command: argparse.ArgumentParser) -> None:
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("as JSON"))
    form.add_argument("--csv", action="store_true", help=_("as CSV, for a spreadsheet"))
    form.add_argument("--markdown", action="store_true", help=_("as a Markdown table"))


def _days(text: str) -> int:
    """A number of days, from 0 on."""
    if not (text.isascii() and text.isdigit() and int(text) <= MOST_DAYS):
        raise argparse.ArgumentTypeError(
            _("“{text}” is no number of days from 0 to {most}").format(text=quoted(text), most=MOST_DAYS)
        )
    return int(text)


def _add_commands_of_book(commands: _Commands) -> None:
    commands.add("where", "book.where", _("say where the book, settings and backups are"))
    commands.add(
        "check",
        "upkeep.check.check",
        _("check the book in every way, and repair what can be"),
        _of_check,
        more=_(
            "Check the book in every way. Where something is not well, it says what --repair would do; nothing is changed "
            "without it. The exit status is 0 where all is well, at the end of a repair too, and 1 where something is not."
        ),
    )
    commands.add(
        "backup", "upkeep.backups.back_up", _("back the book up, or save a copy as FILE"), _of_backup
    )
    commands.add(
        "backups",
        "upkeep.backups.listed",
        _("list the backups with what is in each, show what differs in one, or restore it"),
        _of_backups,
        more=_(
            "List the backups of the book, newest first: when and why each was made, what is in it, and how that differs from "
            "now. “show WHICH” names the records that differ, “restore WHICH” puts it in the book's place; the book as it is "
            "now becomes a backup before. WHICH is a number of the list, or a day: the last backup of that day."
        ),
    )
    commands.add(
        "restore",
        "upkeep.backups.restore",
        _("put a backup or a copy in the book's place, keeping what was there"),
        _of_restore,
    )
    commands.add(
        "rescue", "book.rescue", _("copy what can be read of a damaged book into a new one"), _of_rescue
    )


def _of_check(check: CommandParser) -> None:
    check.add_argument(
        "--repair",
        action="store_true",
        help=_(
            "repair what can be repaired; the book as it was is kept, and everything that is done is listed"
        ),
    )


def _of_backup(backup: CommandParser) -> None:
    backup.add_argument("file", metavar=_("FILE"), nargs="?", help=_("the copy to make"))


def _of_backups(listed: CommandParser) -> None:
    listed.add_argument(
        "act", metavar="show|restore", nargs="?", choices=["show", "restore"], help=_("what to do with one")
    )
    listed.add_argument(
        "which", metavar=_("WHICH"), nargs="?", help=_("its number, or its day, as in 27.11. or yesterday")
    )
    _add_forms(listed)


def _of_restore(restore: CommandParser) -> None:
    restore.add_argument("file", metavar=_("FILE"), help=_("the backup, as a file"))


def _of_rescue(rescue: CommandParser) -> None:
    rescue.add_argument("new", metavar=_("NEW"), help=_("the new book to make"))


def _add_commands_of_files(commands: _Commands) -> None:
    commands.add(
        "import",
        "files.imports.import_file",
        _("take accounts, contacts, sales, calls, prices, tasks … in from a file"),
        _of_import,
    )
    commands.add(
        "matches",
        "files.matches.matches",
        _("list what imports remember: names matched to accounts, how files are read; or forget some"),
        _of_matches,
    )
    commands.add(
        "export",
        "exports.command.export",
        _("write the whole book, an account, or what lies ahead, for other programs"),
        _of_export,
    )


def _of_export(export: CommandParser) -> None:
    from kamtui.cli.exports import options  # which no other command needs

    export.description = options.about_exports()
    options.add_export_options(export)


def _of_import(import_: CommandParser) -> None:
    from kamtui.cli.files import options  # which no other command needs

    import_.kinds = options.KINDS
    options.add_import_options(import_)


def _of_matches(matches: CommandParser) -> None:
    matches.add_argument(
        "--forget",
        metavar=_("NAME"),
        action="append",
        default=[],
        help=_("forget which account a name is; may be given several times"),
    )
    matches.add_argument(
        "--forget-file",
        metavar=_("FILE"),
        action="append",
        default=[],
        help=_("forget how files with the columns of this one are read; may be given several times"),
    )
