"""The words of the cells of a list of agreements: whose it is, how it stands."""

from collections.abc import Iterable
from typing import TypeVar

from kamtui.domain.terms.words import OwedBy, TermState
from kamtui.domain.text.cleaning import fold

T = TypeVar("T")


def _folded(*groups: tuple[object, str]) -> list[tuple[object, frozenset[str]]]:
    return [(value, frozenset(fold(word) for word in words.split(", "))) for value, words in groups]


_SIDES = _folded(
    (OwedBy.BOTH, "both, both sides, mutual, двете, и двете, двете страни, взаимно, взаимен, ние и те, общо"),
    (OwedBy.WE, "we, us, our, ours, we owe, supplier, seller, ние, наше, наша, наш, наши, нас, нашата страна, наша страна, доставчик, доставчикът, продавач, продавачът"),
    (
        OwedBy.THEY,
        ("they, them, their, theirs, they owe, customer, client, buyer, retailer, chain, те, тяхно, тяхна, техен, техни, тях, тяхната страна, "
        "тяхна страна, клиент, клиентът, клиента, купувач, купувачът, веригата, контрагент, контрагентът"),
    ),
)  # fmt: skip
_STATES = _folded(
    (TermState.PROPOSED, "proposed, draft, negotiating, in negotiation, open, offered, предложено, предложена, предложение, в преговори, преговаря се, чернова, обсъжда се"),
    (TermState.AGREED, "agreed, active, in force, valid, signed, yes, ok, current, договорено, договорена, в сила, действащо, действащ, действаща, активно, активен, подписано, подписан, валидно, да, текущо"),
    (TermState.ENDED, "ended, expired, done, kept, closed, completed, over, изтекло, изтекъл, изтекла, приключено, приключен, изпълнено, завършено, прекратено, прекратен, свършено"),
    (TermState.CANCELLED, "cancelled, canceled, void, отменено, отменен, анулирано, анулиран, отпаднало, отпада"),
)  # fmt: skip
NO_END = frozenset(
    map(fold, ("безсрочно", "безсрочен", "безсрочна", "без срок", "постоянно", "постоянен", "до второ нареждане", "indefinite", "open-ended", "ongoing", "permanent", "no end", "без край"))
)  # fmt: skip
"""Words in place of a day for what has no end."""


def read_side(text: str, customer: str) -> OwedBy | None:
    """Whose a term is by its words; the customer's own name is theirs. None where the words say neither."""
    folded = fold(" ".join(text.split()))
    if folded and folded == fold(customer):
        return OwedBy.THEY
    return _found(_SIDES, folded, OwedBy)


def read_term_state(text: str) -> TermState | None:
    """How a term stands by its words; None where they are not known."""
    return _found(_STATES, fold(" ".join(text.split())), TermState)


def _found(known: Iterable[tuple[object, frozenset[str]]], folded: str, kind: type[T]) -> T | None:
    return next((value for value, words in known if folded in words and isinstance(value, kind)), None)
