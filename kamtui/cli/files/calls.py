"""What the options of `kamtui import` say of a log of conversations."""

from pathlib import Path
from typing import Any

from kamtui.cli.files.answers import answers_in
from kamtui.cli.files.choice import file_choice
from kamtui.domain.calls.importing.plan import CallPlan
from kamtui.domain.calls.importing.sheet import CallSheet
from kamtui.domain.calls.words import Channel
from kamtui.domain.money.importing.plan import Decision
from kamtui.exchange.calls.importer import CallsImporter
from kamtui.exchange.importing.importer import Importer


def calls_importer(options: Any) -> Importer[CallSheet, CallPlan]:
    """What imports a log of conversations as the options say. Raises SheetError for a bad file of matches."""
    return CallsImporter(
        path=Path(options.file),
        mapping=dict(options.map),
        answers=answers_in(options),
        choice=file_choice(options),
        unknown=Decision.ADD if options.unknown == "add" else Decision.SKIP,
        channel=Channel(options.channel or Channel.VISIT),
        adds_further=bool(options.further),
        is_american=None if options.dates is None else options.dates == "month-first",
    )
