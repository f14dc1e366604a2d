"""The kinds of lists that can be taken in. Each names what imports it as text, so that only the one needed is loaded."""

from importlib import import_module
from typing import Any, NamedTuple

from kamtui.cli.files.options import ACCOUNTS, SALES
from kamtui.cli.speech import Refused
from kamtui.domain.text.language import _


class Kind(NamedTuple):
    """What the command has to know of one kind of list."""

    importer: str
    """The function that makes the `Importer` of a list of the options: "module:function"."""
    own_options: tuple[str, ...]
    """Options, by their names in the parsed options, that no other kind has a use for."""
    refusal: str
    """The sentence where such an {option} is given for another kind."""
    taken_as: str
    """The sentence where it was found out that a list is of this kind."""


def kinds() -> dict[str, Kind]:
    """Every kind by its word on the command line."""
    return {
        ACCOUNTS: Kind(
            importer="kamtui.cli.files.accounts:accounts_importer",
            own_options=("stage",),
            refusal=_("{option} is for accounts; sales have none."),
            taken_as=_("Taken as a list of accounts."),
        ),
        SALES: Kind(
            importer="kamtui.cli.files.sales:sales_importer",
            own_options=(
                "unknown", "months", "as_", "decimal", "dates", "currency", "month", "year", "tax", "status",
            ),
            refusal=_("{option} is for sales; accounts have no use for it."),
            taken_as=_("Taken as a list of sales."),
        ),
    }  # fmt: skip


def require_own_options(options: Any, word: str) -> None:
    """Raise Refused where an option is given that another kind than this has a use for."""
    for other, kind in kinds().items():
        given = [name for name in kind.own_options if getattr(options, name) not in (None, [])]
        if other != word and given:
            option = f"--{given[0].removesuffix('_').replace('_', '-')}"
            raise Refused(kind.refusal.format(option=option))


def loaded(name: str) -> Any:
    """What a "module:name" names. Imports the module."""
    module, _colon, attribute = name.partition(":")
    return getattr(import_module(module), attribute)
