"""`kamtui terms`, `kamtui feasts` and `kamtui find`: lists for a person, a mail, a spreadsheet or a program."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kamtui import paths
from kamtui.cli.listed import print_listing
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.printing import shows_links
from kamtui.cli.speech import Refused, complain
from kamtui.config import Config
from kamtui.domain.feasts.feast import GREETED_BEFORE, PUT_OFF, feasts_ahead
from kamtui.domain.listing import Listing
from kamtui.domain.terms.promises import Standing
from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.text.likeness import nearest
from kamtui.domain.text.matching import best, surest
from kamtui.domain.time.moments import to_local
from kamtui.exchange.brief_text import brief_lines, linked_line
from kamtui.exchange.feast_listing import feast_listing
from kamtui.exchange.hit_listing import hit_listing
from kamtui.exchange.term_listing import term_listing
from kamtui.store.account_brief import account_brief
from kamtui.store.accounts.reads import AccountName, account_names
from kamtui.store.book.book import Book
from kamtui.store.book.search import finding
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.feasts.reads import celebrants
from kamtui.store.terms.reads import TermView, standings, term_ids

MOST_HITS = 200
"""Records of one kind that `kamtui find` prints."""
_PLACE = re.compile(r"(.+?)\s*\(([0-9]{1,3})\)")
MOST_NAMED = 8
"""Accounts that a refusal names to choose from."""


def terms(options: Any, config: Config, problems: list[str]) -> int:
    """Print what was agreed: all that is open or broken, or what is owed by one side, late, due soon, of one account."""
    today = local_today()

    def read(book: Book) -> Listing:
        account = account_called(book, options.account) if options.account else None
        return term_listing(_terms(book, today, options, account), today)

    return _print(options, problems, read, _("No such terms."))


def feasts(options: Any, config: Config, problems: list[str]) -> int:
    """Print whose feasts there are within some days, the next first, those that were greeted left out."""
    today = local_today()

    def read(book: Book) -> Listing:
        known = celebrants(book, today, everyone=options.all)
        hidden = {(one.account_id, one.key): one.rule for one in acceptances(book, None, today)}
        rules = {
            feast: hidden.get((feast.who.account_id, feast.key))
            for feast in feasts_ahead(known, today, options.days)
        }
        told = [feast for feast, rule in rules.items() if rule != GREETED_BEFORE]
        return feast_listing(told, [feast for feast in told if rules[feast] == PUT_OFF])

    return _print(options, problems, read, _("No feasts in these days."))


def local_today() -> date:
    """The day on the computer's clock."""
    return to_local(datetime.now(UTC)).date()


def _terms(book: Book, today: date, options: Any, account: AccountName | None) -> list[Standing]:
    view = TermView.THEIRS if options.theirs else TermView.OURS if options.ours else TermView.OPEN
    ids = term_ids(book, today, view=view)
    by_id = standings(book, ids)
    until = today + timedelta(days=options.due) if options.due is not None else None
    return [
        term
        for term in (by_id[term_id] for term_id in ids if term_id in by_id)
        if (account is None or term.account_id == account.account_id)
        and term.owed_by.value not in _others(options)
        and (not options.late or term.is_broken or term.is_overdue(today))
        and (until is None or (term.next_check_on is not None and term.next_check_on <= until))
    ]


def _others(options: Any) -> tuple[str, ...]:
    """Who does not owe what is asked for."""
    return ("we",) if options.theirs else ("they",) if options.ours else ()


def account_called(book: Book, name: str) -> AccountName:
    """The account that a name means, or a name and its city. Raises Refused where none or several are called so, and says
    which there are."""
    named = [(account.name, account) for account in account_names(book)]
    if (numbered := _numbered(name, named)) is not None:
        return numbered
    # A city decides only where it is typed: of two of one name, the one without a city is not the likelier one.
    found = surest(name, named) or surest(name, [(f"{called} {one.city}", one) for called, one in named])
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(
            _(
                "Several accounts are called “{name}”: {accounts}. Write more of the name, its city behind it, or its "
                "place among these, as in “{name} (2)”."
            ).format(name=quoted(name), accounts=_listed(found))
        )
    near = best(name, named, MOST_NAMED) or nearest(name, named, MOST_NAMED)
    if near:
        raise Refused(
            _("No account is called “{name}”. Near to it: {accounts}.").format(
                name=quoted(name), accounts=_listed(near)
            )
        )
    raise Refused(_("No account is called “{name}”.").format(name=quoted(name)))


def _numbered(name: str, named: Sequence[tuple[str, AccountName]]) -> AccountName | None:
    """The account that a name and its place among those of that name mean, as in "Alfa (2)"; None where it says no place."""
    found = _PLACE.fullmatch(name.strip())
    if found is None or any(called == name for called, _account in named):
        return None
    alike = surest(found[1], named)
    place = int(found[2])
    return alike[place - 1] if 1 <= place <= len(alike) else None


def _listed(accounts: Sequence[AccountName]) -> str:
    names = [f"{account.name} ({account.city})" if account.city else account.name for account in accounts]
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def find(options: Any, config: Config, problems: list[str]) -> int:
    """Print every record that has all the words, as the search of the app finds them."""
    words = " ".join(options.words)
    return _print(
        options,
        problems,
        lambda book: hit_listing(finding.find(book, words, MOST_HITS)),
        _("Nothing was found."),
    )


def _print(options: Any, problems: list[str], read: Callable[[Book], Listing], nothing: str) -> int:
    for problem in problems:
        complain(problem)
    path = existing_book(options)
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        listing = read(book)
    print_listing(listing, options, nothing)
    return 0


def brief(options: Any, config: Config, problems: list[str]) -> int:
    """Print what one wants before one's eyes on the way to a call with an account, as Markdown."""
    for problem in problems:
        complain(problem)
    today = local_today()
    path = existing_book(options)
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        known = account_brief(
            book, account_called(book, " ".join(options.name)).account_id, today, config.thresholds
        )
    has_links = shows_links()
    for line in brief_lines(known, today):
        print(linked_line(line, known) if has_links else line)
    return 0
