"""What the options of `kamtui import` say of a list, and what imports it then."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kamtui.cli.files.choice import file_choice
from kamtui.cli.files.kinds import kinds, loaded
from kamtui.cli.speech import Refused
from kamtui.domain.accounts.importing.said import Match
from kamtui.domain.time.months import MonthError, read_month
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.importer import Importer
from kamtui.exchange.importing.kind import STATUS, Asked, ImportKind
from kamtui.exchange.importing.matches import read_matches


def importer_in(options: Any) -> Importer[Any, Any]:
    """What imports the list of the options, of the kind `options.what`.

    Raises Refused where an option means nothing, SheetError for a bad file of matches.
    """
    of_kind = kinds()[options.what]
    kind: ImportKind = loaded(of_kind.kind)
    said = dict(_said(options, of_kind.own_options))
    return kind.importer(
        Asked(Path(options.file), dict(options.map), _answers(options), file_choice(options), said)
    )


def _said(options: Any, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The options that are given, of these names, as a kind of list calls them and their values."""
    for name in names:
        value = getattr(options, name)
        if name == "status":
            yield from ((STATUS + word, meaning) for word, meaning in value)
        elif name == "month" and value:
            yield name, _month(value)
        elif value:
            yield name.removesuffix("_"), "yes" if value is True else str(value)


def _month(text: str) -> str:
    try:
        return read_month(text).isoformat()
    except MonthError as error:
        raise Refused(f"--month: {error}") from None


def _answers(options: Any) -> Answers:
    """What is said of names in the list. Raises SheetError where the file of matches cannot be read."""
    return Answers(
        matches=tuple(Match(name, account) for name, account in options.match),
        add=tuple(options.add),
        from_file=tuple(read_matches(Path(options.matches)) if options.matches else ()),
        take_likely=options.take_likely,
    )
