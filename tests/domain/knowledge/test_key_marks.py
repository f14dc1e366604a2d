"""Key account by its marks: each boundary and its opposite; what is not answered is not "no"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.accounts.words import Stage
from kamtui.domain.knowledge.dossier import Score
from kamtui.domain.knowledge.key_marks import (
    MarkedAccount,
    Standing,
    Verdict,
    by_standing,
    rule_words,
    verdict,
)
from kamtui.domain.thresholds import KnowledgeLimits


def marked(key: str, manager: str, *, is_key: bool = False, name: str = "Metro") -> MarkedAccount:
    """An account whose marks are answered so: `YYN??` and `YYYYN???`."""
    counts = [answers.count(letter) for answers in (key, manager) for letter in "YN"]
    return MarkedAccount(hash((key, manager, name)), name, Stage.CUSTOMER, is_key, *counts)


@pytest.mark.parametrize(
    ("key", "manager", "said"),
    [
        ("YYY??", "YYYY????", Verdict.KEY),
        ("YYYNN", "YYYYNNNN", Verdict.KEY),
        ("YY???", "YYYY????", Verdict.NOT_KNOWN),
        ("YYY??", "YYY?????", Verdict.NOT_KNOWN),
        ("YYYNN", "YYYNNNN?", Verdict.NOT_KNOWN),  # the one that is open may make it one
        ("YYYNN", "YYYNNNNN", Verdict.NO),
        ("YYNNN", "YYYYYYYY", Verdict.NO),
        ("YY?NN", "YYYYYYYY", Verdict.NOT_KNOWN),
        ("?????", "????????", Verdict.NOT_KNOWN),
        ("NNN??", "????????", Verdict.NO),  # three times no: whatever the others say
        ("?????", "NNNNN???", Verdict.NO),
    ],
)
def test_the_verdict_of_the_marks(key: str, manager: str, said: Verdict) -> None:
    account = marked(key, manager)
    assert verdict(account.key, account.manager) is said


@given(*[st.integers(0, 5)] * 2, *[st.integers(0, 8)] * 2)
def test_one_more_answer_never_turns_a_verdict_round(yes: int, no: int, m_yes: int, m_no: int) -> None:
    if yes + no > 5 or m_yes + m_no > 8:
        return
    key, manager = Score(yes, no, 5 - yes - no), Score(m_yes, m_no, 8 - m_yes - m_no)
    said = verdict(key, manager)
    if said is Verdict.NOT_KNOWN or not key.unknown:
        return
    for more in (Score(yes + 1, no, key.unknown - 1), Score(yes, no + 1, key.unknown - 1)):
        assert verdict(more, manager) is said


def test_other_limits() -> None:
    account = marked("YYYYN", "YYYYNNNN")
    assert account.standing(KnowledgeLimits(key_marks=5)) is Standing.NEITHER
    assert account.standing(KnowledgeLimits(key_marks=4, manager_marks=4)) is Standing.KEY_NOT_MARKED
    assert (
        rule_words(KnowledgeLimits(key_marks=4))
        == "Key by the marks: 4 of 5 of a key account, and 4 of 8 of one that needs a manager."
    )


def test_what_the_marks_say_beside_how_it_is_marked() -> None:
    accounts = [
        marked(key, manager, is_key=is_key, name=f"{key}{is_key}")
        for key, manager in (("YYY??", "YYYYY???"), ("NNN??", "????????"), ("Y????", "????????"))
        for is_key in (False, True)
    ]
    assert [account.standing() for account in accounts] == [
        *(Standing.KEY_NOT_MARKED, Standing.KEY_AND_MARKED),
        *(Standing.NEITHER, Standing.MARKED_NOT_KEY),
        *(Standing.NOT_KNOWN, Standing.MARKED_NOT_KNOWN),
    ]
    parts = by_standing(accounts)
    assert [part.standing for part in parts] == list(Standing)
    assert [part.standing.is_at_odds for part in parts] == [True, True, False, False, False, False]
    assert all(part.standing.label for part in parts)
    assert accounts[0].why() == "key account by 3 of 5, needs a manager by 5 of 8, 5 not known"
    assert marked("YYYNN", "YYYYNNNN").why() == "key account by 3 of 5, needs a manager by 4 of 8"


def test_of_each_part_the_most_marks_come_first() -> None:
    few, more, same = (
        marked("Y????", "Y???????", name="b"),
        marked("YY???", "Y???????", name="z"),
        marked("Y????", "Y???????", name="a"),
    )
    [part] = by_standing([few, more, same])
    assert [account.account for account in part.accounts] == ["z", "a", "b"]
    assert by_standing([]) == []
