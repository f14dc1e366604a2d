"""The kinds of lists that can be taken in. Each is named as text, so that only the one needed is loaded."""

from importlib import import_module
from typing import Any, NamedTuple

from kamtui.cli.files.options import (
    ACCOUNTS,
    ACTIVITIES,
    CALLS,
    PLANS,
    PORTFOLIO,
    PROSPECTS,
    SALES,
    TASKS,
    TERMS,
)
from kamtui.cli.speech import Refused
from kamtui.domain.text.language import _


class Kind(NamedTuple):
    """What the command has to know of one kind of list."""

    kind: str
    """The `ImportKind`, which makes what imports such a list: "module:name"."""
    own_options: tuple[str, ...]
    """Options, by their names in the parsed options, that not every kind has a use for."""
    refusal: str
    """The sentence where an {option} is given that this kind has no use for."""
    taken_as: str
    """The sentence where it was found out that a list is of this kind."""


def kinds() -> dict[str, Kind]:
    """Every kind by its word on the command line."""
    return {
        ACCOUNTS: Kind(
            kind="kamtui.exchange.accounts.kind:KIND",
            own_options=("stage",),
            refusal=_("{option}: a list of accounts has no use for it."),
            taken_as=_("Taken as a list of accounts."),
        ),
        SALES: Kind(
            kind="kamtui.exchange.sales.kind:KIND",
            own_options=(
                "unknown", "months", "as_", "decimal", "dates", "currency", "month", "year", "tax", "status",
            ),
            refusal=_("{option}: a list of sales has no use for it."),
            taken_as=_("Taken as a list of sales."),
        ),
        CALLS: Kind(
            kind="kamtui.exchange.calls.kind:KIND",
            own_options=("unknown", "dates", "channel", "further"),
            refusal=_("{option}: a log of conversations has no use for it."),
            taken_as=_("Taken as a log of conversations."),
        ),
        TASKS: Kind(
            kind="kamtui.exchange.tasks.kind:KIND",
            own_options=("unknown", "dates", "further"),
            refusal=_("{option}: a list of tasks has no use for it."),
            taken_as=_("Taken as a list of tasks."),
        ),
        TERMS: Kind(
            kind="kamtui.exchange.agreements.kind:KIND",
            own_options=("unknown", "dates", "as_listed"),
            refusal=_("{option}: a list of terms has no use for it."),
            taken_as=_("Taken as a list of terms."),
        ),
        PLANS: Kind(
            kind="kamtui.exchange.plans.kind:KIND",
            own_options=("unknown", "year", "currency", "decimal"),
            refusal=_("{option}: a list of plans has no use for it."),
            taken_as=_("Taken as a list of plans."),
        ),
        ACTIVITIES: Kind(
            kind="kamtui.exchange.activities.kind:KIND",
            own_options=("unknown", "dates", "channel", "further"),
            refusal=_("{option}: a list of activities has no use for it."),
            taken_as=_("Taken as activities of a CRM."),
        ),
        PROSPECTS: Kind(
            kind="kamtui.exchange.prospects.kind:KIND",
            own_options=("unknown", "dates"),
            refusal=_("{option}: a list of prospects has no use for it."),
            taken_as=_("Taken as a list of prospects."),
        ),
        PORTFOLIO: Kind(
            kind="kamtui.exchange.portfolio.kind:KIND",
            own_options=("unknown", "dates", "decimal", "currency", "tax", "account", "as_of", "discount"),
            refusal=_("{option}: a list of prices has no use for it."),
            taken_as=_("Taken as a list of prices."),
        ),
    }  # fmt: skip


def require_own_options(options: Any, word: str) -> None:
    """Raise Refused where an option is given that only other kinds than this have a use for."""
    known = kinds()
    own = known[word]
    for name in dict.fromkeys(name for kind in known.values() for name in kind.own_options):
        if name not in own.own_options and getattr(options, name) not in (None, [], False):
            option = f"--{name.removesuffix('_').replace('_', '-')}"
            raise Refused(own.refusal.format(option=option))


def loaded(name: str) -> Any:
    """What a "module:name" names. Imports the module."""
    module, _colon, attribute = name.partition(":")
    return getattr(import_module(module), attribute)
