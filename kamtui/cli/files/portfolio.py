"""What the options of `kamtui import` say of a portfolio or price list."""

from pathlib import Path
from typing import Any

from kamtui.cli.files.answers import answers_in
from kamtui.cli.files.choice import file_choice
from kamtui.exchange.importing.importer import Importer
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.portfolio.kind import KIND

_SAID = ("account", "as_of", "currency", "tax", "discount", "decimal", "dates", "unknown")


def portfolio_importer(options: Any) -> Importer[Any, Any]:
    """What imports a portfolio as the options say. Raises SheetError for a bad file of matches."""
    said = {name: value for name in _SAID if (value := getattr(options, name))}
    return KIND.importer(
        Asked(Path(options.file), dict(options.map), answers_in(options), file_choice(options), said)
    )
