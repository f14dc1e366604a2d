"""What the files may say key by key, and cannot be made rows of: it is refused by a sentence too."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from kamtui.domain.time.moments import to_local
from kamtui.sample.book import make_sample, new_sample
from kamtui.sample.center import stance_rows
from kamtui.sample.chain import first_named_at, qualification_rows
from kamtui.sample.entries.story import Story
from kamtui.sample.knowledge import dossier_rows, portfolio_rows, product_rows
from kamtui.sample.making import Making, Row
from kamtui.sample.reading import SampleError, read_story
from kamtui.sample.tasks import task_rows
from kamtui.sample.terms import term_rows
from kamtui.store.book import opening

STORY = read_story()


def refusal(story: Story, part: Callable[[Making], Iterable[Row] | object]) -> str:
    ids = count(1)
    making = Making(story, to_local(datetime(2026, 11, 22, 14)), lambda: next(ids))  # noqa: DTZ001
    with pytest.raises(SampleError) as refused:
        list(product_rows(making))
        made = part(making)
        if isinstance(made, Iterable):
            list(made)
    return str(refused.value)


def test_a_letter_without_meaning_is_refused() -> None:
    [first, *others] = STORY.qualifications
    story = STORY._replace(qualifications=(first._replace(answers="YJYY"), *others))
    assert (
        refusal(story, qualification_rows)
        == "A qualification of “marisol” says “J”, which is none of: Y, N, ?."
    )
    marks = STORY.key_marks[0]._replace(answers="YYYYY YYYNYYYy")
    assert refusal(STORY._replace(key_marks=(marks,)), dossier_rows).startswith(
        "A key mark of “belokray” says “y”, which is none of: "
    )
    lines = STORY.portfolios[0]._replace(states="NN.OSXN")
    said = refusal(STORY._replace(portfolios=(lines,)), portfolio_rows)
    assert said == "The portfolio of “belokray” says “X”, which is none of: S, O, C, N."


def test_the_competitors_of_a_portfolio_are_known_and_enough() -> None:
    [_, veselna, *_] = STORY.portfolios
    assert veselna.states == "SN.NSSC" and veselna.competitors == ("Folpak",)
    unknown = STORY._replace(portfolios=(veselna._replace(competitors=("Folpack",)),))
    assert refusal(unknown, portfolio_rows) == (
        "The portfolio of “veselna” names “Folpack”, who is no competitor."
    )
    for competitors in ((), ("Folpak", "Folpak")):
        wrong = STORY._replace(portfolios=(veselna._replace(competitors=competitors),))
        assert refusal(wrong, portfolio_rows) == "The portfolio of “veselna” needs a competitor for each C."


def test_a_call_that_is_named_is_told() -> None:
    task = STORY.tasks[0]
    assert task.called_on == -17
    said = refusal(STORY._replace(tasks=(task._replace(called_on=-18),)), task_rows)
    assert said == "There is no call with the account “skarabey” on the day -18."
    [referral] = [one for one in STORY.referrals if one.account == "tundzha"]
    assert "the day -3" in refusal(STORY._replace(referrals=(referral,)), first_named_at)


def test_a_reading_without_a_call_stands_by_itself() -> None:
    ids = count(1)
    making = Making(STORY, to_local(datetime(2026, 11, 22, 14)), lambda: next(ids))  # noqa: DTZ001
    rows = [row for _table, row in stance_rows(making)]
    assert len(rows) == len(STORY.stance_readings) and {row["call_id"] for row in rows} == {None}


def test_a_sample_that_is_kept_is_looked_at_whole_and_one_that_is_thrown_away_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(opening, "check_pages", lambda _con, path, *_steps, **_how: looked.append(path.name))
    with new_sample(tmp_path / "demo.db"):
        assert looked == []
    make_sample(tmp_path / "kept.db")
    assert looked == ["kept.db"]


def test_a_sample_is_made_without_dateutil(tmp_path: Path) -> None:
    """Its import takes as long as listing the days of all rules in it."""
    program = (
        "import sys; from pathlib import Path; from kamtui.sample.book import make_sample; "
        "make_sample(Path(sys.argv[1])); print('dateutil.rrule' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "sample.db")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "False"


def test_a_notice_that_is_none_is_refused() -> None:
    place, term = next((place, term) for place, term in enumerate(STORY.terms) if term.notice)
    terms = [*STORY.terms]
    terms[place] = term._replace(notice="3 months")
    said = refusal(
        STORY._replace(terms=tuple(one._replace(in_call=False) for one in terms), acceptances=()), term_rows
    )
    assert said == f"The term “{term.key}” says the notice “3 months”, which is none as P3M is."
