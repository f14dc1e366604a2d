"""What is offered for an organisation, a person or a namer that is typed into a form of the chain."""

from collections.abc import Callable, Sequence
from functools import partial

from kamtui.domain.accounts.duplicates import KnownName, Likeness, Names
from kamtui.domain.accounts.name_words import LEGAL_FORMS, form_of_name
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.matching import best
from kamtui.store.accounts import known_names, people_reads
from kamtui.store.accounts.merging import twins
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.ui.accounts.suggesting import account_suggestion, person_suggestions
from kamtui.ui.shell.desk import Desk
from kamtui.ui.widgets.suggestions import MOST, Known, Suggestion


def known(desk: Desk) -> Known:
    book = desk.book
    return Known(
        partial(organisations, desk),
        partial(suggest_contacts, desk),
        partial(account_suggestion, desk),
        partial(first_person, desk),
        partial(account_of, desk),
        lambda name: twins.prospect_twins(book, name),
        lambda name, account_id: twins.contact_twins(book, name, account_id),
    )


def organisations(desk: Desk) -> Callable[[str], list[Suggestion]]:
    """Suggests organisations for one form, for which their names are made ready once."""
    known = known_names.known_accounts(desk.book)
    names = Names(known)
    return lambda text: suggestorganisations(desk, text, names, known)


def suggestorganisations(desk: Desk, text: str, names: Names, known: Sequence[KnownName]) -> list[Suggestion]:
    """Those that are likely meant, each with the reason; then those that fit otherwise; last a new one."""
    alike = names.like(text)
    typed = len(form_of_name(text, LEGAL_FORMS).bare)
    offers = [
        Suggestion(
            likely.known.name,
            _and(likely.likeness.label, *_about(likely.known)),
            likely.known.record_id,
            is_part=likely.likeness is Likeness.WORDS
            and len(form_of_name(likely.matched, LEGAL_FORMS).bare) < typed,
        )
        for likely in alike
    ]
    seen = {likely.known.record_id for likely in alike}
    others = (other for other in known if other.record_id not in seen)
    fitting = best(text, ((other.name, other) for other in others))
    offers += [Suggestion(other.name, _and(*_about(other)), other.record_id) for other in fitting]
    name = clean(text)
    offers = offers[: MOST - 1]
    if name and all(offer.name != name for offer in offers):
        offers.append(Suggestion(name, _("a new prospect"), None))
    return offers


def suggest_contacts(desk: Desk, text: str, account_id: int | None) -> list[Suggestion]:
    """Whom to speak to there: people of the organisation, and those elsewhere who are likely meant."""
    offers: list[Suggestion] = []
    if account_id is not None:
        near = people_reads.names_in(desk.book, account_id)
        offers = [
            Suggestion(person.name, person.title, person.person_id, account_id)
            for person in best(text, ((person.name, person) for person in near))
        ]
    seen = {offer.record_id for offer in offers}
    names = Names(known_names.known_people(desk.book, text), are_people=True)
    offers += [
        Suggestion(
            likely.known.name,
            _and(likely.likeness.label, likely.known.detail),
            likely.known.record_id,
            likely.known.account_id,
        )
        for likely in names.like(text)
        if likely.known.record_id not in seen
    ]
    name = clean(text)
    offers = offers[: MOST - 1]
    if name and offers:
        offers.append(Suggestion(name, _("a new person"), None))
    return offers


def first_person(desk: Desk, person_id: int | None) -> Suggestion | None:
    suggestions = person_suggestions(desk, person_id)
    return suggestions[0] if suggestions else None


def account_of(desk: Desk, person_id: int) -> Suggestion | None:
    """The account in which somebody is."""
    try:
        line = people_reads.person_line(desk.book, person_id)
    except GoneMeanwhile:
        return None
    return account_suggestion(desk, line.account_id)


def _about(known: KnownName) -> tuple[str, str]:
    """What tells an account from others of its name."""
    return (known.stage.label if known.stage is not None else "", known.detail)


def _and(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
