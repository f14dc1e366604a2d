"""What the options of `kamtui import` say of a list of accounts."""

from pathlib import Path
from typing import Any

from kamtui.cli.files.answers import answers_in
from kamtui.cli.files.choice import file_choice
from kamtui.domain.accounts.importing.plan import ImportPlan
from kamtui.domain.accounts.sheet import AccountSheet
from kamtui.domain.accounts.words import Stage
from kamtui.exchange.accounts.importer import AccountsImporter
from kamtui.exchange.importing.importer import Importer


def accounts_importer(options: Any) -> Importer[AccountSheet, ImportPlan]:
    """What imports a list of accounts as the options say. Raises SheetError for a bad file of matches."""
    return AccountsImporter(
        path=Path(options.file),
        mapping=dict(options.map),
        answers=answers_in(options),
        choice=file_choice(options),
        stage=Stage(options.stage or Stage.CUSTOMER),
    )
