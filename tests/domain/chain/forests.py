"""Forests made by hand: who named whom in a few letters."""

from datetime import date, timedelta
from typing import Any

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.chain import Forest, Naming, Prospect, answers_of
from kamtui.domain.chain.words import Answer, Question, Source

TODAY = date(2026, 11, 22)
YES = dict.fromkeys(Question, Answer.YES)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_prospect(account_id: int, name: str = "", **fields: Any) -> Prospect:
    """A prospect called by its number, with no answer known."""
    return Prospect(
        **{"account_id": account_id, "name": name or f"P{account_id}", "stage": Stage.PROSPECT, **fields}
    )


def qualified(account_id: int, **fields: Any) -> Prospect:
    return a_prospect(account_id, answers=answers_of(YES), answered_on=ago(300), **fields)


def won(account_id: int, on: date, **fields: Any) -> Prospect:
    return a_prospect(account_id, won_on=on, **{"stage": Stage.CUSTOMER, **fields})


def a_naming(
    account_id: int, by: int | None = None, of: int | None = None, days: int = 10, **fields: Any
) -> Naming:
    """Account so was named so many days ago by person `by` of account `of`, and written down on that day."""
    source = Source.CHAIN if by is not None else Source.FAIR
    return Naming(
        **{
            "referral_id": 1000 * (900 - days) + account_id, "account_id": account_id, "named_on": ago(days),
            "recorded_on": ago(days), "source": source, "by_person_id": by,
            "by_person": f"N{by}" if by is not None else "", "by_account_id": of,
            "by_account": f"P{of}" if of is not None else "", **fields,
        }
    )  # fmt: skip


def a_forest(*namings: Naming, prospects: tuple[Prospect, ...] = ()) -> Forest:
    """A forest of some namings; prospects that are not given are ones of which nothing is known."""
    given = {one.account_id: one for one in prospects}
    for one in namings:
        given.setdefault(one.account_id, a_prospect(one.account_id))
    return Forest.of(given.values(), namings)
