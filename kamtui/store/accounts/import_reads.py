"""What an import of accounts and people would do to the book. It only reads."""

from typing import NamedTuple

from kamtui.domain.accounts.importing.everybody import Everybody, KnownPerson
from kamtui.domain.accounts.importing.known import Known
from kamtui.domain.accounts.importing.outcomes import ImportPlan
from kamtui.domain.accounts.importing.plan import plan_accounts_import
from kamtui.domain.accounts.importing.said import Said
from kamtui.domain.accounts.merging.same_person import Someone
from kamtui.domain.accounts.sheet import AccountSheet
from kamtui.domain.accounts.words import Stage
from kamtui.domain.planning import Planning
from kamtui.domain.time.birthday import stored_birthday
from kamtui.store.accounts.reach_reads import reaches_by_person
from kamtui.store.accounts.reads import account_entries
from kamtui.store.book.book import Book


def plan_import(
    book: Book,
    sheet: AccountSheet,
    stage: Stage = Stage.CUSTOMER,
    said: Said | None = None,
    planning: Planning | None = None,
) -> ImportPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    New accounts of which the file does not say it get the `stage`. Raises NoSuchAccount where something was said
    of a name and an account that is not there.
    """
    planning = planning or Planning()
    known = planning.once("known accounts", lambda: _known(book))
    everybody = planning.once("everybody", lambda: _everybody(book)).afresh()
    return plan_accounts_import(sheet, known, everybody, stage, said, planning)


def _known(book: Book) -> Known:
    remembered: dict[str, int] = dict(book.rows("SELECT folded, account_id FROM sales_name"))
    return Known(account_entries(book), remembered)


class _PersonLine(NamedTuple):
    person_id: int
    account_id: int | None
    account: str
    name: str
    title: str
    department: str
    birthday: str | None
    note: str


def _everybody(book: Book) -> Everybody:
    ways = reaches_by_person(book)
    return Everybody(
        KnownPerson(
            line.account_id,
            line.account,
            Someone(
                line.person_id,
                line.name,
                line.title,
                line.department,
                stored_birthday(line.birthday),
                ways.get(line.person_id, ()),
                line.note,
            ),
        )
        for line in book.lines(
            _PersonLine,
            "SELECT p.id AS person_id, p.account_id, coalesce(a.name, '') AS account, p.name, p.title, "
            "p.department, p.birthday, p.note FROM person p LEFT JOIN account a ON a.id = p.account_id "
            # Who is at further accounts besides is known there too, behind those who are there first.
            "UNION ALL SELECT p.id, a.id, a.name, p.name, p.title, p.department, p.birthday, p.note FROM membership m "
            "JOIN person p ON p.id = m.person_id JOIN account a ON a.id = m.account_id "
            "WHERE m.is_besides AND m.until_on IS NULL",
        )
    )
