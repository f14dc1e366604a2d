"""`kamtui` without a command: the book opens in the terminal, and is backed up on leaving."""

import gc
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from kamtui import __version__, paths
from kamtui.cli.places import book_path, is_read_only, new_book_made
from kamtui.cli.speech import Refused, complain
from kamtui.config import Choices, Config
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import Currency
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.store.book.share import is_on_network
from kamtui.ui import environment

LARGEST_ON_QUITTING = 20_000_000
"""Bytes of a book that is backed up on quitting; a larger one would keep the person waiting."""
MOST_PROBLEMS = 3
"""Sentences about the settings that are told at the start."""


def open_book(options: Any, config: Config, problems: list[str]) -> int:
    """Open the book, or a new one where there is none, until the person leaves."""
    require_terminal()
    path = book_path(options)
    read_only = is_read_only(options)
    folder = paths.backup_folder(path)
    notes = []
    is_new = not read_only and not os.path.lexists(path)
    choices = Choices.load(paths.choices_file())
    counts_in = Currency(config.currency)
    with Book.open(path, create=is_new, read_only=read_only, backups=folder, counts_in=counts_in) as book:
        if is_new:
            choices.is_updated(__version__)  # who begins has nothing to be told of what changed
            notes.append(new_book_made(path, counts_in))
        if book.read_only:
            notes.append(_("This book is open for reading only; nothing in it can be changed."))
        notes += _place_warnings(path, choices)
        left = run_app(
            book,
            config,
            choices,
            [*notes, *told_at_start(problems)],
            asks_language=is_new and config.language is None and options.screen_language is None,
        )
        is_to_back_up = not book.read_only and book.is_in_place()
    while left.opens_again:  # a backup took the book's place
        with Book.open(path, backups=folder) as book:
            left = run_app(book, config, choices, [left.opens_again])
            is_to_back_up = not book.read_only and book.is_in_place()
    if is_to_back_up:
        _back_up_changes(path, folder)
    return left.status


def told_at_start(problems: Sequence[str]) -> list[str]:
    """What is wrong with the settings, as it is told over the first screen, which has to stay in sight: of many the first ones."""
    if len(problems) <= MOST_PROBLEMS:
        return list(problems)
    more = ngettext(
        "{count} more of the settings is not understood: “kamtui settings” and the screen of the settings say which.",
        "{count} more of the settings are not understood: “kamtui settings” and the screen of the settings say which.",
        len(problems) - MOST_PROBLEMS + 1,
    )
    told = problems[: MOST_PROBLEMS - 1]
    return [*told, more.format(count=len(problems) - len(told))]


def require_terminal() -> None:
    """Refuse to open the app where there is no terminal."""
    if not environment.is_terminal():
        raise Refused(_("kamtui needs a terminal to open. Without one, try: kamtui today"))


class Left(NamedTuple):
    """How the app was left."""

    status: int
    opens_again: str
    """What is to be said once the book is open again, in whose place a backup was put; "" where it ends."""


def run_app(
    book: Book,
    config: Config,
    choices: Choices,
    notes: Sequence[str],
    *,
    is_demo: bool = False,
    asks_language: bool = False,
) -> Left:
    """Run the app on an open book until the person leaves it. `notes` are told at the start."""
    environment.scrub(os.environ)
    environment.import_asyncio()
    gc.disable()  # the app turns it on again, and says how, once the first picture stands
    environment.import_textual()
    from rich.console import Console

    from kamtui.ui.shell.app import KamApp  # only now: Textual reads the environment when it is imported

    has_few_colours = Console().color_system in ("standard", "windows")
    app = KamApp(
        book,
        config=config,
        choices=choices,
        is_demo=is_demo,
        notes=notes,
        has_few_colours=has_few_colours,
        asks_language=asks_language,
    )
    app.run()
    # Nor does Python have to look through everything once more on leaving: that took an eighth of a second.
    gc.freeze()
    return Left(app.return_code or 0, app.opens_again)


def _place_warnings(path: Path, choices: Choices) -> list[str]:
    """The warnings about the folder that a book lies in, once for each book."""
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


def _back_up_changes(path: Path, folder: Path) -> None:
    """A backup on quitting, where the book changed since the last one; trouble is only told."""
    try:
        if path.stat().st_size > LARGEST_ON_QUITTING:
            return
        taken = backup.backups_in(folder)
        since = taken[0].taken_at if taken else datetime.min.replace(tzinfo=UTC)
        if backup.changed_since(path, since):
            paths.make_private(folder)
            backup.take(path, folder, backup.Why.LEAVING)
    except (BookError, OSError) as error:
        complain(_("No backup could be made on leaving: {why}").format(why=error))
