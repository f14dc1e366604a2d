"""Every kind of list that can be taken in, and what can be said of one: the one table of them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kamtui.domain.text.language import _
from kamtui.exchange.accounts.kind import KIND as ACCOUNTS
from kamtui.exchange.activities.kind import KIND as ACTIVITIES
from kamtui.exchange.agreements.kind import KIND as TERMS
from kamtui.exchange.calls.kind import KIND as CALLS
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.firm_rows import OPTION as FIRMS
from kamtui.exchange.importing.firm_rows import firms_option
from kamtui.exchange.importing.importer import Importer
from kamtui.exchange.importing.kind import Asked, ImportKind, Option
from kamtui.exchange.plans.kind import KIND as PLANS
from kamtui.exchange.portfolio.kind import KIND as PORTFOLIO
from kamtui.exchange.prospects.kind import KIND as PROSPECTS
from kamtui.exchange.reading.headers import REST, SKIP
from kamtui.exchange.reading.table_file import FileChoice
from kamtui.exchange.sales.kind import KIND as SALES
from kamtui.exchange.tasks.kind import KIND as TASKS

OF_ONE_FILE = frozenset(("month", "year", "as_of", "account"))
"""Options that say nothing of the next file with the same columns."""

KINDS: Mapping[str, ImportKind] = {
    kind.word: kind
    for kind in (ACCOUNTS, SALES, CALLS, PORTFOLIO, TASKS, TERMS, PROSPECTS, PLANS, ACTIVITIES)
}
"""The kinds by their words, in the order in which they are offered."""


def kind_labels() -> dict[str, str]:
    """The kinds of lists, by their words."""
    return {word: kind.label() for word, kind in KINDS.items()}


def options_of(kind: str) -> tuple[Option, ...]:
    """What may be said of a list of a kind."""
    return (*KINDS[kind].options(), firms_option())


def fields_of(kind: str) -> tuple[tuple[str, str], ...]:
    """The fields that a column of a list of a kind can be, each with its label."""
    known = KINDS[kind]
    others = {REST: _("keep it in the note"), SKIP: _("leave it out")}
    return tuple((field, others.get(field) or known.field_label(field)) for field in known.fields)


def may_be_several(field: str) -> bool:
    """Whether several columns may hold a field: notes, people, phones and the like."""
    return field in (REST, SKIP, "note", "person") or field.endswith(("phone", "email", "website"))


def importer_of(
    kind: str,
    path: Path,
    mapping: Mapping[str, str],
    answers: Answers,
    choice: FileChoice,
    said: Mapping[str, str],
) -> Importer[Any, Any]:
    """What imports a list of a kind; `said` are values of its options by name."""
    choice = replace(choice, firms=said.get(FIRMS, ""))
    return KINDS[kind].importer(Asked(path, mapping, answers, choice, said))
