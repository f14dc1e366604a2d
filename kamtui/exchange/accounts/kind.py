"""Lists of accounts and people as a kind of list."""

from kamtui.domain.accounts.words import Stage
from kamtui.domain.text.language import _
from kamtui.exchange.accounts.importer import AccountsImporter
from kamtui.exchange.accounts.report import column_label
from kamtui.exchange.importing.kind import FOUND_OUT, Asked, ImportKind, Option
from kamtui.exchange.reading.headers import FIELDS


def _options() -> tuple[Option, ...]:
    stages = {stage.value: stage.label for stage in Stage if stage is not Stage.CUSTOMER}
    return (Option("stage", _("new accounts are"), {FOUND_OUT: Stage.CUSTOMER.label, **stages}),)


def _importer(asked: Asked) -> AccountsImporter:
    stage = Stage(asked.said.get("stage") or Stage.CUSTOMER)
    return AccountsImporter(asked.path, asked.mapping, asked.answers, asked.choice, stage)


KIND = ImportKind("accounts", lambda: _("accounts and people"), FIELDS, column_label, _options, _importer)
