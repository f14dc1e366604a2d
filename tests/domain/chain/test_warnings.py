"""What the chain waits for: each rule with its boundary and its opposite, and never longer than the book knows."""

from datetime import timedelta
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Forest, Naming
from kamtui.domain.chain.prospect import Prospect
from kamtui.domain.chain.warnings import (
    Satisfied,
    Supporter,
    chain_warnings,
    not_asked,
    not_qualified,
    silent_days,
)
from kamtui.domain.chain.words import Answer, ChainRule, Question, Source
from kamtui.domain.warning import Remedy, Severity, Subject, Warning
from tests.domain.chain.forests import TODAY, YES, a_forest, a_naming, a_prospect, ago, qualified, won


def found(
    *namings: Naming,
    prospects: tuple[Prospect, ...] = (),
    supporters: tuple[Supporter, ...] = (),
    rule: ChainRule | None = None,
) -> list[Warning]:
    forest = a_forest(*namings, prospects=prospects)
    return [one for one in chain_warnings(forest, supporters, TODAY) if rule is None or one.rule is rule]


def told(*namings: Naming, **given: Any) -> list[str]:
    return [one.sentence.replace("\u00a0", " ") for one in found(*namings, **given)]


# -- thanks


@pytest.mark.parametrize(
    ("naming", "is_owed"),
    [
        (a_naming(1, 1, 100, 3), True),
        (a_naming(1, 1, 100, 2), False),
        (a_naming(1, 1, 100, 0), False),
        (a_naming(1, 1, None, 3), True),  # also to somebody outside
        (a_naming(1, 1, 100, 3, thanked_on=ago(1)), False),
        (a_naming(1, days=3), False),  # nobody named it
        (a_naming(1, 1, 100, 40, recorded_on=ago(2)), False),  # written down the day before yesterday
        (a_naming(1, 1, 100, 40, recorded_on=ago(3)), True),
    ],
)
def test_thanks_are_owed_after_two_days(naming: Naming, is_owed: bool) -> None:
    assert bool(found(naming, rule=ChainRule.THANKS_OWED)) is is_owed


def test_thanks_are_told_once_for_each_person_and_accepted_until_they_name_somebody_again() -> None:
    namings = [
        a_naming(1, 1, 100, 3),
        a_naming(2, 1, 100, 9),
        a_naming(3, 1, 100, 5),
        a_naming(4, 2, None, 20),
    ]
    first, second = found(*namings, rule=ChainRule.THANKS_OWED)
    assert first.sentence == "N2 named P4 and was not thanked for 20 days."
    assert second.sentence == "N1 named P2, P3… and was not thanked for 9 days."
    assert second.subject == Subject(100, "P100", 1, "N1")
    assert second.remedy is Remedy.THANK and second.severity is Severity.RED
    assert second.key == f"chain_thanks_owed:{namings[0].referral_id}:1"
    two = found(*namings[:1], namings[2], rule=ChainRule.THANKS_OWED)
    assert two[0].sentence == "N1 named P3, P1 and was not thanked for 5 days."
    again = found(*namings, a_naming(5, 1, 100, 3, referral_id=999_999), rule=ChainRule.THANKS_OWED)
    assert {one.key for one in again} & {second.key} == set()


# -- to be asked


def a_supporter(**fields: Any) -> Supporter:
    return Supporter(
        **{
            "person_id": 5, "name": "Ана", "account_id": 7, "account": "Алфа", "known_since": ago(400),
            "last_on": ago(3), **fields,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("last", "asked", "known", "sentence"),
    [
        (3, None, 400, "Ана supports us and was never asked for a prospect."),
        (0, None, 0, "Ана supports us and was never asked for a prospect."),
        (90, None, 400, "Ана supports us and was never asked for a prospect."),
        (91, None, 400, None),  # that she was not spoken to is told elsewhere
        (None, None, 400, None),
        (3, 90, 400, "Ана supports us and was not asked for a prospect for 90 days."),
        (3, 89, 400, None),
        (3, 3, 400, None),
        (90, 90, 400, None),  # no word since
        (89, 90, 400, "Ана supports us and was not asked for a prospect for 90 days."),
        (3, 300, 90, "Ана supports us and was not asked for a prospect for 90 days."),
        (3, 300, 89, None),  # the book does not know her for longer
    ],
)
def test_a_supporter_spoken_to_and_not_asked(
    last: int | None, asked: int | None, known: int, sentence: str | None
) -> None:
    warning = not_asked(
        a_supporter(
            last_on=None if last is None else ago(last),
            asked_on=None if asked is None else ago(asked),
            known_since=ago(known),
        ),
        TODAY,
    )
    assert (warning.sentence if warning else None) == sentence
    if warning is not None:
        assert (warning.remedy, warning.severity, warning.key) == (
            Remedy.ASK,
            Severity.AMBER,
            "chain_not_asked::5",
        )


def test_who_was_never_asked_and_was_spoken_to_last_comes_first() -> None:
    supporters = (
        a_supporter(person_id=1, name="Отдавна", asked_on=ago(200)),
        a_supporter(person_id=2, name="Преди", last_on=ago(9)),
        a_supporter(person_id=3, name="Вчера", last_on=ago(1), account_id=None, account=""),
    )
    warnings = found(supporters=supporters)
    assert [one.subject.person for one in warnings] == ["Вчера", "Преди", "Отдавна"]
    assert warnings[1].subject == Subject(7, "Алфа", 2, "Преди")


# -- to be qualified

THREE = {**YES, Question.ACCESS: Answer.UNKNOWN}


@pytest.mark.parametrize(
    ("prospect", "naming", "is_told"),
    [
        (a_prospect(1), a_naming(1, days=14), True),
        (a_prospect(1), a_naming(1, days=13), False),
        (a_prospect(1), a_naming(1, days=60, recorded_on=ago(13)), False),
        (a_prospect(1), a_naming(1, days=60, recorded_on=ago(14)), True),
        (qualified(1), a_naming(1, days=60), False),
        (a_prospect(1, answers=(Answer.NO,) * 4), a_naming(1, days=60), False),  # known, though no
        (a_prospect(1, answers=tuple(THREE.values())), a_naming(1, days=60), True),
        (won(1, TODAY), a_naming(1, days=60), False),
        (a_prospect(1, stage=Stage.LOST), a_naming(1, days=60), False),
        (a_prospect(1, stage=Stage.FORMER), a_naming(1, days=60), False),
    ],
)
def test_a_prospect_with_an_unknown_answer(prospect: Prospect, naming: Naming, is_told: bool) -> None:
    warning = not_qualified(prospect, naming, TODAY)
    assert (warning is not None) is is_told
    if warning is not None:
        assert (warning.remedy, warning.severity, warning.key) == (
            Remedy.QUALIFY, Severity.AMBER, "chain_not_qualified",
        )  # fmt: skip


def test_what_is_least_known_is_asked_first_and_counted_from_the_first_naming() -> None:
    prospects = (
        a_prospect(1, "Три", answers=tuple(THREE.values())),
        a_prospect(2, "Ново"),
        a_prospect(3, "Старо"),
    )
    namings = (a_naming(1, days=90), a_naming(2, days=20), a_naming(3, days=50), a_naming(3, days=1))
    assert told(*namings, prospects=prospects, rule=ChainRule.NOT_QUALIFIED) == [
        "Старо was named 50 days ago; not known yet: need, means, authority, access.",
        "Ново was named 20 days ago; not known yet: need, means, authority, access.",
        "Три was named 90 days ago; not known yet: access.",
    ]


# -- silent branches


@pytest.mark.parametrize(
    ("fields", "naming", "days"),
    [
        ({}, {"days": 180}, 180),
        ({}, {"days": 179}, None),
        ({}, {"days": 900}, 900),
        ({}, {"days": 900, "recorded_on": ago(180)}, 180),
        ({}, {"days": 900, "recorded_on": ago(179)}, None),
        ({"last_on": ago(180)}, {"days": 300}, 180),
        ({"last_on": ago(179)}, {"days": 300}, None),
        ({"answered_on": ago(10)}, {"days": 300}, None),
        ({"next_on": TODAY}, {"days": 300}, None),  # something is planned
        ({"next_on": ago(1)}, {"days": 300}, 300),  # and was not done
        ({"stage": Stage.LOST, "lost_on": ago(200)}, {"days": 300}, None),  # nobody is left to be won
        ({"stage": Stage.CUSTOMER, "won_on": ago(200)}, {"days": 300}, None),
    ],
)
def test_a_branch_of_one_is_silent_after_180_days(
    fields: dict[str, Any], naming: dict[str, Any], days: int | None
) -> None:
    forest = a_forest(a_naming(1, **naming), prospects=(a_prospect(1, **fields),))
    assert silent_days(forest, TODAY).get(1) == days


def test_silence_is_told_once_at_the_top_of_the_silent_branch() -> None:
    namings = (
        a_naming(1, 1, 100, 700),
        a_naming(2, 2, 1, 600),
        a_naming(3, 3, 2, 500),
        a_naming(4, 3, 2, 400),
    )
    prospects = (won(1, ago(650), last_on=ago(20)), a_prospect(3, stage=Stage.LOST, lost_on=ago(300)))
    (warning,) = found(*namings, prospects=prospects, rule=ChainRule.BRANCH_SILENT)
    assert warning.sentence == ("Nothing happened for 300 days with P2 and the 2 prospects that came of it.")
    assert (warning.subject, warning.remedy) == (Subject(2, "P2"), Remedy.CALL)
    assert warning.key == "chain_branch_silent"
    assert silent_days(a_forest(*namings, prospects=prospects), TODAY).keys() == {2, 4}


def test_one_word_in_a_branch_wakes_all_above_it_but_not_what_is_beside() -> None:
    namings = (a_naming(1, 1, 100, 700), a_naming(2, 2, 1, 600), a_naming(3, 2, 1, 500))
    prospects = (a_prospect(2, last_on=ago(5)),)
    assert told(*namings, prospects=prospects, rule=ChainRule.BRANCH_SILENT) == [
        "Nothing happened with P3 for 500 days."
    ]
    assert told(*namings, prospects=(a_prospect(3, next_on=TODAY),), rule=ChainRule.BRANCH_SILENT) == [
        "Nothing happened with P2 for 600 days."
    ]


def test_a_lost_prospect_with_live_ones_below_is_silent_with_them() -> None:
    namings = (a_naming(1, 1, 100, 700), a_naming(2, 2, 1, 600))
    prospects = (a_prospect(1, stage=Stage.LOST, lost_on=ago(500)),)
    assert told(*namings, prospects=prospects, rule=ChainRule.BRANCH_SILENT) == [
        "Nothing happened for 500 days with P1 and the 1 prospect that came of it."
    ]


def test_below_two_branches_of_which_one_is_silent_it_is_told_there() -> None:
    namings = (
        a_naming(1, 1, 100, 700), a_naming(2, 2, 100, 700), a_naming(3, 3, 1, 600), a_naming(3, 4, 2, 500),
        a_naming(4, 4, 2, 20),
    )  # fmt: skip
    assert [one.subject.account_id for one in found(*namings, rule=ChainRule.BRANCH_SILENT)] == [1]


# -- paid sources


def paid(account_id: int, days: int, fee: int | None = 300_00, by: int | None = 9, **fields: Any) -> Naming:
    return a_naming(
        account_id, by, None, days, source=Source.SPOTTER, fee=fee, thanked_on=ago(days), **fields
    )


@pytest.mark.parametrize(
    ("namings", "is_told"),
    [
        ((paid(1, 180),), True),
        ((paid(1, 179),), False),
        ((paid(1, 300, recorded_on=ago(179)),), False),
        ((paid(1, 300, None), paid(2, 179)), False),  # counted from the first fee
        ((paid(1, 300), paid(2, 10)), True),
        ((paid(1, 300, None),), False),
        ((paid(1, 300, 0),), False),
        ((paid(1, 365),), True),
        ((paid(1, 366),), False),  # history
        ((paid(1, 900), paid(2, 365)), True),
        ((paid(7, 300),), False),  # won
        ((paid(8, 300),), True),  # it was a customer before
        ((paid(1, 300), a_naming(7, 3, 1, 250)), False),  # won through whom it named
        ((paid(1, 300), paid(7, 300, by=10)), True),  # another spotter's
        ((paid(1, 300, by=None),), True),  # whoever it was
    ],
)
def test_a_paid_source_that_did_not_pay_off(namings: tuple[Naming, ...], is_told: bool) -> None:
    prospects = (won(7, ago(200)), won(8, ago(400)))
    assert bool(found(*namings, prospects=prospects, rule=ChainRule.NOT_PAID_OFF)) is is_told


def test_each_spotter_for_themselves_the_most_expensive_first() -> None:
    namings = (paid(1, 200, 100_00), paid(2, 190, 50_00), paid(1, 100, None), paid(3, 300, 900_00, by=10))
    other = a_naming(4, days=200, fee=20_00)
    warnings = found(*namings, other, rule=ChainRule.NOT_PAID_OFF)
    assert [one.sentence.replace("\u00a0", " ") for one in warnings] == [
        "paid spotter, N10: 900 € paid since Mon 26 Jan 2026 for 1 name, and nobody won.",
        "paid spotter, N9: 150 € paid since Wed 6 May 2026 for 2 names, and nobody won.",
        "trade fair: 20 € paid since Wed 6 May 2026 for 1 name, and nobody won.",
    ]
    first, _second, fair = warnings
    assert (first.subject.person_id, first.remedy, first.key) == (
        10, Remedy.OPEN_SOURCE, "chain_not_paid_off:spotter:10",
    )  # fmt: skip
    assert (fair.subject.person_id, fair.key) == (None, "chain_not_paid_off:fair")


# -- all together


def test_all_stand_in_the_order_in_which_they_hurt() -> None:
    namings = (a_naming(1, 1, 100, 300), paid(2, 300))
    warnings = found(*namings, supporters=(a_supporter(),))
    assert [one.rule for one in warnings] == [
        ChainRule.THANKS_OWED, ChainRule.NOT_ASKED, ChainRule.NOT_QUALIFIED, ChainRule.NOT_QUALIFIED,
        ChainRule.NOT_PAID_OFF, ChainRule.BRANCH_SILENT, ChainRule.BRANCH_SILENT,
    ]  # fmt: skip
    assert all(one.sentence and one.remedy.label for one in warnings)


def test_a_book_just_filled_from_a_notebook_is_quiet() -> None:
    namings = [a_naming(number, number, 100, 900, recorded_on=TODAY, fee=1_00) for number in range(1, 9)]
    assert found(*namings) == []
    later = [one._replace(recorded_on=TODAY - timedelta(days=3)) for one in namings]
    assert {one.rule for one in found(*later)} == {ChainRule.THANKS_OWED}


def test_codes_never_change() -> None:
    assert [rule.value for rule in ChainRule] == [
        "chain_thanks_owed", "chain_not_asked", "chain_satisfied_not_asked", "chain_not_qualified", "chain_not_paid_off", "chain_branch_silent",
    ]  # fmt: skip
    assert [rule for rule in ChainRule if rule.is_of_the_whole] == [
        ChainRule.SATISFIED_NOT_ASKED,
        ChainRule.NOT_QUALIFIED,
        ChainRule.BRANCH_SILENT,
    ]


# -- satisfied customers


@pytest.mark.parametrize(
    ("score", "known", "asked", "is_told"),
    [
        (8, 90, None, True),
        (8, 89, None, False),  # the book knows it for a shorter time than the warning speaks of
        (7, 900, None, False),
        (10, 900, 90, True),
        (10, 900, 89, False),
        (10, 30, 200, False),
    ],
)
def test_a_satisfied_customer_where_nobody_was_asked(
    score: int, known: int, asked: int | None, is_told: bool
) -> None:
    one = Satisfied(Subject(5, "Acme"), score, ago(known), None if asked is None else ago(asked))
    found = chain_warnings(Forest.of((), ()), (), TODAY, satisfied=[one])
    assert [warning.rule for warning in found] == [ChainRule.SATISFIED_NOT_ASKED] * is_told
    if found and asked is None:
        assert found[0].sentence == "Satisfied (8 of 10), and nobody there was ever asked for a prospect."
