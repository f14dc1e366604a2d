"""How both sides keep what was agreed, and what they owe each other (K16)."""

from datetime import date

from kamtui.domain.terms.promises import Balance, FavourCount, KeptRate, kept_rates, rate_since
from kamtui.domain.terms.words import FavourWay, Outcome, OwedBy, TermCategory
from kamtui.store.book.book import Book
from kamtui.store.terms.reads import owed_terms


def rates(
    book: Book, today: date, account_id: int | None = None
) -> dict[tuple[OwedBy, TermCategory | None], KeptRate]:
    """Kept rates of 12 months per side, over all categories and by category: of one account, or of all."""
    # Summed term by term first, along the index of each term's checks (`+` keeps SQLite off the index of days):
    # a third of what it costs to look up the term of each check.
    outcomes = list(Outcome)
    sums = ", ".join(f"sum(outcome = '{outcome.value}') AS {outcome.value}" for outcome in outcomes)
    whose = "" if account_id is None else "AND term_id IN (SELECT id FROM term WHERE account_id = :account)"
    counted = book.rows(
        f"SELECT t.owed_by, t.category, {', '.join(f'sum(k.{outcome.value})' for outcome in outcomes)} "
        f"FROM term t JOIN (SELECT term_id, {sums} FROM term_check "
        f"WHERE +checked_on > :since AND +checked_on <= :today {whose} GROUP BY term_id) k ON k.term_id = t.id "
        "GROUP BY t.owed_by, t.category",
        {"since": rate_since(today).isoformat(), "today": today.isoformat(), "account": account_id},
    )
    return kept_rates(
        (OwedBy(owed_by), TermCategory(category), outcome, count)
        for owed_by, category, *counts in counted
        for outcome, count in zip(outcomes, counts, strict=True)
    )


def balance(book: Book, account_id: int, today: date) -> Balance:
    """What we owe an account and it owes us, and the favours both ways (K16)."""
    terms = owed_terms(book, account_id, today)
    of_sides = rates(book, today, account_id)
    favours = {
        FavourWay(way): FavourCount(done, unthanked)
        for way, done, unthanked in book.rows(
            "SELECT way, count(*), sum(thanked_on IS NULL) FROM favour WHERE account_id = ? GROUP BY way",
            (account_id,),
        )
    }
    return Balance(
        ours=tuple(term for term in terms if term.owed_by is OwedBy.WE),
        theirs=tuple(term for term in terms if term.owed_by is OwedBy.THEY),
        shared=tuple(term for term in terms if term.owed_by is OwedBy.BOTH),
        our_rate=of_sides.get((OwedBy.WE, None)),
        their_rate=of_sides.get((OwedBy.THEY, None)),
        given=favours.get(FavourWay.GIVEN, FavourCount()),
        received=favours.get(FavourWay.RECEIVED, FavourCount()),
    )
