"""What the options of an import, and the file of matches that they name, say of names in the list."""

from pathlib import Path
from typing import Any

from kamtui.domain.accounts.importing.said import Match
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.matches import read_matches


def answers_in(options: Any) -> Answers:
    """The answers of the options. Raises SheetError where the file of matches cannot be read."""
    return Answers(
        matches=tuple(Match(name, account) for name, account in options.match),
        add=tuple(options.add),
        from_file=tuple(read_matches(Path(options.matches)) if options.matches else ()),
        take_likely=options.take_likely,
    )
