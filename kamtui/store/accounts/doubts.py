"""Finding what earlier slips left in a book (`kamtui check`): read only, nothing is changed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from kamtui.domain.accounts.doubts import Doubt, DoubtKind, odd_months
from kamtui.domain.amounts import show_amount
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import local_day
from kamtui.domain.time.months import show_month
from kamtui.domain.time.shown_days import show_date
from kamtui.store.book.book import Book


def doubts(book: Book, today: date) -> list[Doubt]:
    """All that may be wrong, by kind in the order of the kinds. Raises BookError."""
    return [
        *_other_firm(book),
        *_never_back(book),
        *_births(book, today),
        *_pieces(book),
        *_several_bonds(book),
        *_several_stances(book),
        *_out_of_proportion(book),
    ]


def _other_firm(book: Book) -> Iterator[Doubt]:
    """People in a call of an account where they never were, although they have one of their own."""
    for name, own, account, held_at in book.rows(
        "SELECT p.name, o.name, a.name, c.held_at FROM call_person cp JOIN call c ON c.id = cp.call_id "
        "JOIN person p ON p.id = cp.person_id JOIN account a ON a.id = c.account_id "
        "JOIN account o ON o.id = p.account_id WHERE p.account_id <> c.account_id AND NOT p.is_adviser "
        "AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.account_id = c.account_id) "
        "ORDER BY c.held_at, c.id, p.id"
    ):
        yield Doubt(
            DoubtKind.OTHER_FIRM,
            _("{day}, {account}: {person} is of {firm}").format(
                day=show_date(local_day(held_at)), account=account, person=name, firm=own
            ),
        )


def _never_back(book: Book) -> Iterator[Doubt]:
    """Agreed terms without an end that were never checked and have no day on which they would be."""
    for what, account, from_on in book.rows(
        "SELECT t.what, a.name, t.from_on FROM term t JOIN account a ON a.id = t.account_id "
        "WHERE t.state = 'agreed' AND t.next_check_on IS NULL AND t.until_on IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM term_check k WHERE k.term_id = t.id) ORDER BY t.from_on, t.id"
    ):
        yield Doubt(
            DoubtKind.NEVER_BACK,
            _("{account}: {what} (since {day})").format(
                account=account, what=what, day=show_date(date.fromisoformat(from_on))
            ),
        )


def _births(book: Book, today: date) -> Iterator[Doubt]:
    for name, birthday, account in book.rows(
        "SELECT p.name, p.birthday, coalesce(a.name, '') FROM person p LEFT JOIN account a ON a.id = p.account_id "
        "WHERE birthday >= ? ORDER BY p.birthday, p.id",
        (f"{today.year}-01-01",),
    ):
        yield Doubt(
            DoubtKind.BIRTHDAY,
            _("{person}: born {day}").format(
                person=_person(name, account), day=show_date(date.fromisoformat(birthday))
            ),
        )


def _pieces(book: Book) -> Iterator[Doubt]:
    """People of one word in small letters of whom nothing else is known: what was typed of a name before a comma."""
    for name, account in book.rows(
        "SELECT p.name, coalesce(a.name, '') FROM person p LEFT JOIN account a ON a.id = p.account_id "
        "WHERE instr(p.name, ' ') = 0 AND p.title = '' AND p.department = '' AND p.roles = '' "
        "AND NOT p.is_empty_seat ORDER BY p.id"
    ):
        if name[:1].islower():
            yield Doubt(DoubtKind.PIECE_OF_A_NAME, _person(name, account))


def _several_bonds(book: Book) -> Iterator[Doubt]:
    """Ratings of a bond and day that differ in nothing but strength: a key takes the words of the one before along."""
    for account, bond, read_on, count, strengths in book.rows(
        "SELECT a.name, b.bond, b.read_on, count(*), group_concat(coalesce(b.strength, '?'), ', ') FROM ("
        "SELECT * FROM bond_reading ORDER BY id) b JOIN account a ON a.id = b.account_id "
        "GROUP BY b.account_id, b.bond, b.read_on, b.evidence, b.would_break, b.held_by, b.yearly_cost "
        "HAVING count(*) > 1 ORDER BY b.read_on, min(b.id)"
    ):
        yield _several(f"{account}, {Bond(bond).label}", read_on, count, strengths)


def _several_stances(book: Book) -> Iterator[Doubt]:
    for name, account, read_on, count, shown in book.rows(
        "SELECT p.name, coalesce(a.name, ''), r.read_on, count(*), "
        "group_concat(coalesce(r.stance, '?') || ' ' || coalesce(r.influence, '?'), ', ') FROM ("
        "SELECT * FROM stance_reading WHERE reason = '' AND call_id IS NULL ORDER BY id) r "
        "JOIN person p ON p.id = r.person_id LEFT JOIN account a ON a.id = p.account_id "
        "GROUP BY r.person_id, r.read_on HAVING count(*) > 1 ORDER BY r.read_on, min(r.id)"
    ):
        yield _several(_person(name, account), read_on, count, shown)


def _several(subject: str, read_on: str, count: int, shown: str) -> Doubt:
    text = ngettext(
        "{subject}, {day}: {count} rating ({ratings})", "{subject}, {day}: {count} ratings ({ratings})", count
    )
    return Doubt(
        DoubtKind.SEVERAL_RATINGS,
        text.format(subject=subject, day=show_date(date.fromisoformat(read_on)), count=count, ratings=shown),
    )


def _out_of_proportion(book: Book) -> Iterator[Doubt]:
    """Months far above the account's others, and months with more profit than revenue."""
    months: defaultdict[tuple[int, str], dict[date, int]] = defaultdict(dict)
    above: list[Doubt] = []
    for account_id, account, month_on, revenue, profit in book.rows(
        "SELECT a.id, a.name, s.month_on, s.revenue, s.profit FROM sale s JOIN account a ON a.id = s.account_id "
        "ORDER BY a.id, s.month_on"
    ):
        month = date.fromisoformat(month_on)
        months[account_id, account][month] = revenue
        if profit is not None and 0 < revenue < profit:
            text = _("{account}, {month}: a profit of {profit} from {revenue}")
            above.append(
                Doubt(
                    DoubtKind.OUT_OF_PROPORTION,
                    text.format(
                        account=account,
                        month=show_month(month),
                        profit=show_amount(profit),
                        revenue=show_amount(revenue),
                    ),
                )
            )
    for (_account_id, account), amounts in months.items():
        for month in odd_months(amounts):
            text = _("{account}, {month}: {revenue}, far above its other months")
            yield Doubt(
                DoubtKind.OUT_OF_PROPORTION,
                text.format(account=account, month=show_month(month), revenue=show_amount(amounts[month])),
            )
    yield from above


def _person(name: str, account: str) -> str:
    return f"{name} ({account})" if account else name
