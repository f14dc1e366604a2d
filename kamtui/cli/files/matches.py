"""`kamtui matches`: which account a name in imported files is, as imports remember it."""

from typing import Any

from kamtui import paths
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import FAILED, complain, tell
from kamtui.config import Config
from kamtui.domain.text.language import _
from kamtui.store.accounts.match_changes import forget_matches
from kamtui.store.accounts.match_reads import known_matches
from kamtui.store.book.book import Book


def matches(options: Any, config: Config, problems: list[str]) -> int:
    """Forget the names given, and print the matches that remain; fails if one of the names has none."""
    path = existing_book(options)
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        missing = forget_matches(book, options.forget) if options.forget else []
        known = known_matches(book)
    for match in known:
        tell(f"{match.name} → {match.account}")
    if not known:
        tell(
            _(
                "No name is matched to an account. An import with --match, --matches or --take-likely does that."
            )
        )
    for name in missing:
        complain(_("--forget: nothing is known of “{name}”.").format(name=name))
    return FAILED if missing else 0
