"""Accounts and people offered for what is typed into a form, and those that a form starts with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kamtui.domain.accounts.duplicates import KnownName, Names
from kamtui.domain.accounts.name_words import LEGAL_FORMS, form_of_name, may_be_name, named_in, words_of_name
from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.center.words import Stance
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _
from kamtui.domain.text.likeness import is_near
from kamtui.domain.text.matching import best, surest
from kamtui.store.accounts import people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge import portfolio_reads
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.shell.desk import Desk
from kamtui.ui.widgets.suggestions import MOST, Suggestion, offers_of, read_new

OWN = 5
"""How many people of the account are offered; the other lines are for somebody new, and for others."""


def _near(name: str, known: Sequence[people_reads.PersonName]) -> dict[int, str]:
    """Which people of an account a name may be meant for, by id, and why."""
    asked = KnownName(0, name, account_id=0)
    names = Names(
        (KnownName(person.person_id, person.name, account_id=0) for person in known), are_people=True
    )
    slips = {person.person_id: _("like what is typed") for person in known if is_near(name, person.name)}
    return slips | {alike.known.record_id: alike.likeness.label for alike in names.near(asked)}


def suggest_accounts(desk: Desk, text: str) -> list[Suggestion]:
    """Accounts whose names fit what was typed, live ones first; where none does, those whose names are like it."""

    def suggestion(account: account_reads.AccountName) -> Suggestion:
        stage = "" if account.stage in LIVE_STAGES else account.stage.label
        detail = ", ".join(filter(None, (account.city, stage)))
        return Suggestion(account.name, detail, account.account_id)

    accounts = account_reads.account_names(desk.book)
    return offers_of(text, [(account.name, account) for account in accounts], suggestion)


def suggest_people(desk: Desk, text: str, account_id: int | None, *, or_new: bool = True) -> list[Suggestion]:
    """People whose names fit: those of the account, those in it with a name near it, a new person, and others.

    Without an account everybody is meant alike. Typed `+ Иван`, the name is that of somebody new.
    """
    name = clean(text)
    new = Suggestion(read_new(name) or name, _("a new person"), None)
    may_be_new = or_new and account_id is not None and bool(new.name)
    if may_be_new and read_new(name):
        return [new]
    own = people_reads.names_in(desk.book, account_id)
    fitting = best(text, ((person.name, person) for person in own))
    reasons = _near(name, own) if account_id is not None else {}
    near = [person for person in own if person.person_id in reasons and person not in fitting]
    offers = []
    for person in (*fitting, *near)[:OWN]:
        is_sure = not name or bool(surest(name, [(person.name, person)]))
        reason = "" if is_sure else reasons.get(person.person_id, "")
        detail = ", ".join(part for part in (reason, person.title) if part)
        offers.append(Suggestion(person.name, detail, person.person_id, account_id, is_near=bool(reason)))
    if may_be_new and all(fold(name) != fold(offer.name) for offer in offers):
        offers.append(new if offers else replace(new, doubt=_doubt_of_new(desk, name)))
    others = people_reads.names_like(desk.book, text) if text else []
    seen = {offer.record_id for offer in offers}
    offers += [
        Suggestion(
            other.name,
            ", ".join(part for part in (other.title, other.account) if part),
            other.person_id,
            other.account_id,
            is_other=account_id is not None,
        )
        for other in others
        if other.person_id not in seen
    ]
    return offers[:MOST]


def _doubt_of_new(desk: Desk, name: str) -> str:
    """Why what was typed is rather no new person: an account is called so, or nobody can be; "" where somebody can."""
    if not may_be_name(name):
        words = _(
            "“{name}” is hardly a name: write it anew; an arrow and enter write down somebody called so."
        )
    elif _accounts_in(desk, name):
        words = _(
            "“{name}” is an account: its line is the one above. An arrow and enter write down somebody called so."
        )
    else:
        return ""
    return words.format(name=name)


def _accounts_in(desk: Desk, text: str) -> list[account_reads.AccountName]:
    """The accounts that some words name."""
    return named_in(text, ((account.name, account) for account in account_reads.account_names(desk.book)))


def other_account_in(desk: Desk, text: str, account_id: int | None) -> str:
    """The name of an account that some words name, beside the one that they are of; "" where they name no other."""
    named = _accounts_in(desk, text)
    if any(account.account_id == account_id for account in named):
        return ""
    own = {
        word.folded
        for person in people_reads.names_in(desk.book, account_id)
        for word in words_of_name(person.name)
    }
    return next(
        (
            account.name
            for account in named
            if not own.intersection(form_of_name(account.name, LEGAL_FORMS).bare)
        ),
        "",
    )


def account_suggestion(desk: Desk, account_id: int | None) -> Suggestion | None:
    """The account, unless another window deleted it in this moment."""
    if account_id is None:
        return None
    try:
        return Suggestion(account_reads.account_entry(desk.book, account_id).name, "", account_id)
    except GoneMeanwhile:
        return None


def person_suggestions(desk: Desk, person_id: int | None) -> list[Suggestion]:
    if person_id is None:
        return []
    return [
        Suggestion(person.name, person.title, person.person_id, person.account_id)
        for person in people_reads.names_by_id(desk.book, [person_id])
    ]


def named(field: str, suggestion: Suggestion | None = None) -> dict[str, str]:
    """A record's name and id as a line of names holds them; of none both are empty."""
    name, record_id = (suggestion.name, suggestion.record_id) if suggestion is not None else ("", None)
    return {field: name, f"{field}_id": str(record_id or "")}


def account_pick(desk: Desk, filled: Mapping[str, str]) -> Pick:
    """What the line of an account suggests, and the one that a form starts with, under the name that stands in it."""
    account = account_suggestion(desk, int(filled.get("account_id") or 0) or None)
    name = " ".join(filled.get("account", "").split())
    return Pick(
        lambda text, _within: suggest_accounts(desk, text), [replace(account, name=name)] if account else []
    )


def person_pick(desk: Desk, filled: Mapping[str, str], within: int | None = None) -> Pick:
    """What the line of a person suggests, of the account in the form or `within`, and the one that it starts with."""
    name = " ".join(filled.get("person", "").split())
    people = person_suggestions(desk, int(filled.get("person_id") or 0) or None)
    return Pick(
        lambda text, account_id: suggest_people(desk, text, account_id or within, or_new=False),
        [replace(person, name=name) for person in people],
    )


def product_pick(desk: Desk, filled: Mapping[str, str]) -> Pick:
    """What the line of a product line suggests, and the one that a form starts with."""
    known = [
        Suggestion(product.name, "", product.product_id) for product in portfolio_reads.products(desk.book)
    ]
    chosen_id = int(filled.get("product_id") or 0)
    return Pick(
        lambda text, _within: best(text, ((product.name, product) for product in known)),
        [product for product in known if product.record_id == chosen_id],
    )


def stance_of(desk: Desk, person_id: int) -> Stance | None:
    """How a person stands to us as far as is known, unless another window deleted them in this moment."""
    try:
        return people_reads.person_line(desk.book, person_id).stance
    except GoneMeanwhile:
        return None
