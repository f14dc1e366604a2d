"""The forms of the chain: a naming, why a prospect was lost, the plan of a week."""

from datetime import date

import pytest

from kamtui.domain.calls.one_line.strangers import before_comma
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.typed_referral import person_and_firm, read_lost, read_referral, read_week_plan
from kamtui.domain.chain.week import WeekPlan
from kamtui.domain.chain.words import PEOPLE_SOURCES, MayUse, Source
from kamtui.domain.fields import Problems

TODAY = date(2026, 11, 22)


def read(by_person_id: int | None = None, was: ReferralEntry | None = None, **typed: str) -> ReferralEntry:
    return read_referral(
        {"organisation": "Лидл", **typed}, TODAY, account_id=None, by_person_id=by_person_id, was=was
    )


def problems(
    by_person_id: int | None = None, was: ReferralEntry | None = None, **typed: str
) -> dict[str, str]:
    with pytest.raises(Problems) as caught:
        read(by_person_id, was, **typed)
    return caught.value.by_field


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Мария Колева/Фантастико", ("Мария Колева", "Фантастико")),
        (" Ana  Ivanova / Metro Cash ", ("Ana Ivanova", "Metro Cash")),
        ("Arla A/S", None),
        ("Open 24/7", None),
        ("Metro", None),
        ("one/two/three", None),
        ("Metro/", None),
    ],
)
def test_a_person_and_a_firm_in_one_name(text: str, both: tuple[str, str] | None) -> None:
    assert person_and_firm(text) == both


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Koleva, Kaufland", ("Koleva", "Kaufland")),
        ("Мария Колева,Фантастико", ("Мария Колева", "Фантастико")),
        ("Ivan Petrov, Metro Cash & Carry", ("Ivan Petrov", "Metro Cash & Carry")),
        ("Петров, Иван", None),
        ("Иванов, ЕООД", None),
        ("Metro, Sofia", None),
        ("Balkan Foods, Varna", None),
        ("Ivanov & Sons, Ltd", None),
        ("Petrova, Kaufland, Sofia", None),
        ("Koleva, ", None),
        ("Koleva", None),
    ],
)
def test_a_person_and_a_firm_parted_by_a_comma(text: str, both: tuple[str, str] | None) -> None:
    assert before_comma(text) == both


def test_a_filled_form() -> None:
    typed = {
        "organisation": " Лидл \x00 България ", "person": "Петър  Петров", "why": "строят склад", "source": "spotter",
        "may_use_name": "yes", "named": "20.11.", "fee": "150,50", "thanked": "yesterday",
    }  # fmt: skip
    assert read_referral(typed, TODAY, account_id=7, by_person_id=8, person_id=9, call_id=10) == ReferralEntry(
        organisation="Лидл България", account_id=7, person_id=9, person="Петър Петров", named_on=date(2026, 11, 20),
        source=Source.SPOTTER, by_person_id=8, call_id=10, why="строят склад", may_use_name=MayUse.YES, fee=150_50,
        thanked_on=date(2026, 11, 21),
    )  # fmt: skip


def test_a_name_is_enough_of_today_and_not_asked() -> None:
    assert read() == ReferralEntry(organisation="Лидл", named_on=TODAY, source=Source.OBSERVATION)
    assert read(5) == ReferralEntry(organisation="Лидл", named_on=TODAY, source=Source.CHAIN, by_person_id=5)
    assert read(5, source="fair").source is Source.FAIR  # named by somebody at a fair


@pytest.mark.parametrize("source", Source)
def test_sources_that_are_people_need_one(source: Source) -> None:
    if source in PEOPLE_SOURCES:
        assert list(problems(source=source.value)) == ["by"]
    else:
        assert read(source=source.value).source is source
    assert read(5, source=source.value).by_person_id == 5


def test_a_naming_whose_person_was_deleted_can_still_be_corrected() -> None:
    was = read(5)._replace(by_person_id=None)
    assert read(was=was, source="chain", why="друго").why == "друго"
    assert list(problems(was=was, source="customer")) == ["by"]  # another source is a choice
    assert list(problems(was=was._replace(by_person_id=5), source="chain")) == ["by"]


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"organisation": " "}, ["organisation"]),
        ({"named": "tomorrow"}, ["named"]),
        ({"named": "someday"}, ["named"]),
        ({"fee": "много"}, ["fee"]),
        ({"named": "today", "thanked": "yesterday"}, ["thanked"]),
        ({"named": "yesterday", "thanked": "tomorrow"}, ["thanked"]),
        ({"organisation": "", "fee": "x", "named": "y"}, ["organisation", "named", "fee"]),
    ],
)
def test_a_sentence_for_each_bad_field(typed: dict[str, str], fields: list[str]) -> None:
    found = problems(None, None, **typed)
    assert sorted(found) == sorted(fields) and all(found.values())


def test_thanks_on_the_day_of_the_name() -> None:
    assert read(named="yesterday", thanked="yesterday").thanked_on == date(2026, 11, 21)


def test_why_a_prospect_was_lost_is_said() -> None:
    assert read_lost({"reason": " твърде  скъпо "}, TODAY) == "твърде скъпо"
    with pytest.raises(Problems) as caught:
        read_lost({"reason": "  "}, TODAY)
    assert list(caught.value.by_field) == ["reason"]


@pytest.mark.parametrize(
    ("typed", "plan"),
    [
        ({}, WeekPlan()),
        ({"contacts": " 20 ", "asks": "0", "prospects": "", "meetings": "999"}, WeekPlan(20, 0, None, 999)),
    ],
)
def test_the_plan_of_a_week(typed: dict[str, str], plan: WeekPlan) -> None:
    assert read_week_plan(typed, TODAY) == plan


@pytest.mark.parametrize("text", ["-1", "1000", "пет", "2.5", "٣"])
def test_a_plan_is_whole_numbers(text: str) -> None:
    with pytest.raises(Problems) as caught:
        read_week_plan({"contacts": "1", "asks": text}, TODAY)
    assert list(caught.value.by_field) == ["asks"]
