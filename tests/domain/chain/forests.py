"""Forests made by hand, who named whom in a few letters; and any forest, for laws."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Forest, Naming, Root
from kamtui.domain.chain.prospect import Prospect, answers_of
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


# Ana (1) of the customer 100 named 1 and 2; Boyan (2) of 1 named 3; Vera (3) of 3 named 4 and 5; Gosho (4),
# outside all, named 2 again and 6; 7 came from a fair. Five prospects have been won, lost or answered.
NAMINGS = (
    a_naming(1, 1, 100, 700),
    a_naming(2, 1, 100, 500),
    a_naming(3, 2, 1, 400),
    a_naming(4, 3, 3, 300),
    a_naming(5, 3, 3, 30),
    a_naming(2, 4, None, 200, source=Source.CENTER),
    a_naming(6, 4, None, 20, source=Source.SPOTTER, fee=500_00),
    a_naming(7, days=90, fee=100_00),
)
PROSPECTS = (
    won(1, ago(600), estimated_spend=77, revenue=1_000, profit=200),
    qualified(2, estimated_spend=20_000),
    a_prospect(3, stage=Stage.LOST, lost_on=ago(100), estimated_spend=7),
    won(4, ago(250), stage=Stage.FORMER),
    a_prospect(5, estimated_spend=300),
)
FOREST = a_forest(*NAMINGS, prospects=PROSPECTS)
ANA, BOYAN, VERA, GOSHO = Root(None, 1, 100), Root(None, 2, 1), Root(None, 3, 3), Root(None, 4)
FAIR = Root(Source.FAIR)


@st.composite
def forests(draw: st.DrawFn) -> Forest:
    """Any forest without circles: who names comes before who is named, or stands outside."""
    size = draw(st.integers(1, 12))
    prospects = [
        a_prospect(
            number,
            stage=draw(st.sampled_from(Stage)),
            answers=answers_of({question: draw(st.sampled_from(Answer)) for question in Question}),
            won_on=draw(st.sampled_from([None, ago(400), ago(20), TODAY])),
            estimated_spend=draw(st.sampled_from([None, 0, 7, 100])),
            revenue=draw(st.sampled_from([None, -5, 0, 900])),
            profit=draw(st.sampled_from([None, -70, 30])),
            is_profit_whole=draw(st.booleans()),
        )
        for number in range(1, size + 1)
    ]
    namings = []
    for number, (account_id, above) in enumerate(
        draw(st.lists(st.tuples(st.integers(1, size), st.integers(-2, size - 1)), max_size=30))
    ):
        days = draw(st.integers(0, 500))
        by: int | None = None
        of: int | None = None
        if above == -2:
            by = 99  # somebody outside
        elif above >= 0:
            of = min(above, account_id - 1)  # 0 is a customer that nobody named
            by = 10 * of + draw(st.integers(0, 1))
        namings.append(
            a_naming(account_id, by, of, days, referral_id=number, fee=draw(st.sampled_from([None, 5])))
        )
    return Forest.of(prospects, namings)
