"""Customers of a list that are no account: what each may be, and what to paste for an answer."""

from collections.abc import Callable, Iterator, Sequence

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.duplicates import Alike, with_city
from kamtui.domain.accounts.importing.listed import Listed
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.shell import command_line
from kamtui.exchange.importing.preview import Candidate
from kamtui.exchange.importing.report_words import MOST_NAMES, short_name

_MOST_OPTIONS = 10


def may_be(customer: Customer) -> str:
    """What stands behind a customer's name: the accounts that it may be, with the reason."""
    if not customer.alike:
        return ""
    names = "; ".join(
        f"{short_name(told_apart(alike, customer.alike))}: {alike.likeness.label}" for alike in customer.alike
    )
    return "; " + _("perhaps {names}").format(names=names)


def candidates_of(customer: Customer) -> tuple[Candidate, ...]:
    """The accounts that a customer may be, the likeliest first."""
    return tuple(
        Candidate(
            told_apart(alike, customer.alike),
            with_city(alike.known.name, alike.known.detail),
            alike.likeness.label,
            alike.known.account_id or alike.known.record_id,
        )
        for alike in customer.alike
    )


def listed_as(customer: Customer) -> Listed:
    """What a list of something else says of a customer."""
    given = {"name", "registration_number"} if customer.number else {"name"}
    return Listed(AccountEntry(customer.name, registration_number=customer.number), frozenset(given))


def told_apart(alike: Alike, others: Sequence[Alike]) -> str:
    """The name of an account that a customer may be, with its city or number where others have the name too."""
    key, known = name_key(alike.known.name), alike.known
    if all(other is alike or name_key(other.known.name) != key for other in others):
        return known.name
    return known.number or with_city(known.name, known.detail)


def answers_for_unknown(unknown: Sequence[Customer]) -> Iterator[str]:
    """What to add to the command for customers that are no account."""
    likely = [customer for customer in unknown if customer.alike]
    if likely:
        options = " ".join(
            command_line("--match", f"{customer.name}={told_apart(customer.alike[0], customer.alike)}")
            for customer in likely[:_MOST_OPTIONS]
        )
        yield _("If they are the likeliest, all of them: --take-likely. Some of them: {options}").format(
            options=options
        )
    if len(likely) < len(unknown):
        yield _("To make accounts of those without a likeness: --unknown add.")
    if unknown:
        yield _(
            'Match one with --match "NAME=ACCOUNT", add one with --add "NAME", or match many with --matches FILE.'
        )


def about_unknown(unknown: Sequence[Customer], told: Callable[[Customer], str]) -> Iterator[str]:
    """The customers that are no account, each as it is `told`, and what to paste for an answer."""
    for one in unknown[:MOST_NAMES]:
        yield _("line {line}: not in the book: {name}").format(line=one.line, name=told(one))
    if rest := len(unknown[MOST_NAMES:]):
        text = ngettext(
            "{count} more customer is not in the book", "{count} more customers are not in the book", rest
        )
        yield text.format(count=rest)
    yield from answers_for_unknown(unknown)
