"""What the options of `kamtui import` say of a list of any kind in the table of kinds (`exchange.importing.options`)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kamtui.cli.files.answers import answers_in
from kamtui.cli.files.choice import file_choice
from kamtui.exchange.importing.importer import Importer
from kamtui.exchange.importing.options import importer_of, options_of


def listed_importer(options: Any) -> Importer[Any, Any]:
    """What imports a list of the kind in `options.what`. Raises SheetError for a bad file of matches."""
    return importer_of(
        options.what,
        Path(options.file),
        dict(options.map),
        answers_in(options),
        file_choice(options),
        _said(options),
    )


def _said(options: Any) -> Mapping[str, str]:
    """The values of the kind's options that are given, by name; a switch that is given is "yes"."""
    given = {option.name: getattr(options, option.name, None) for option in options_of(options.what)}
    return {name: "yes" if value is True else str(value) for name, value in given.items() if value}
