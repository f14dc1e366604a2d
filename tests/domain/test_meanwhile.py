"""Two windows change one record: what each changed is kept, and where both did the same field, it is asked."""

from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.meanwhile import Outcome, merge

SHOWN = {"name": "Лидл", "city": "София", "boss": "Ана", "boss_id": "7"}
fields = st.fixed_dictionaries(dict.fromkeys("abc", st.sampled_from(["", "x", "y", "z"])))


def test_each_keeps_what_it_changed() -> None:
    mine = {**SHOWN, "city": "Варна"}
    theirs = {**SHOWN, "name": "Лидл България"}
    assert merge(SHOWN, mine, theirs) == Outcome({**SHOWN, "city": "Варна", "name": "Лидл България"}, {})


def test_the_same_field_is_asked_unless_both_say_the_same() -> None:
    mine = {**SHOWN, "city": "Варна", "name": "X"}
    theirs = {**SHOWN, "city": "Русе", "name": "X"}
    assert merge(SHOWN, mine, theirs) == Outcome(mine, {"city": "Русе"})


def test_somebody_chosen_is_told_by_the_id() -> None:
    renamed = {**SHOWN, "boss": "Ана Петрова"}
    assert merge(SHOWN, SHOWN, renamed).filled["boss"] == "Ана Петрова"
    other = {**SHOWN, "boss": "Иво", "boss_id": "9"}
    assert merge(SHOWN, other, renamed) == Outcome(other, {})
    assert merge(SHOWN, SHOWN, other).filled == other
    third = {**SHOWN, "boss": "Мая", "boss_id": "11"}
    assert merge(SHOWN, other, third).both == {"boss": "Мая"}
    typed = {**SHOWN, "boss": "Ив", "boss_id": ""}
    assert merge(SHOWN, typed, SHOWN) == Outcome(typed, {})


def test_what_the_form_alone_knows_stays() -> None:
    assert merge({"a": "1"}, {"a": "1", "asked:Ана": "given"}, {"a": "2", "c": "3"}).filled == {
        "a": "2",
        "asked:Ана": "given",
    }


@given(fields, fields, fields)
def test_nothing_of_either_is_lost(shown: dict[str, str], mine: dict[str, str], now: dict[str, str]) -> None:
    merged = merge(shown, mine, now)
    for name, first in shown.items():
        if mine[name] == first:
            assert merged.filled[name] == now[name]
        else:
            assert merged.filled[name] == mine[name]
            assert (name in merged.both) == (now[name] not in (first, mine[name]))
