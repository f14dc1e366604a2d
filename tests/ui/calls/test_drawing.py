"""A conversation in the list of all: what has room, and at no width less than in a narrower window."""

from datetime import UTC, date, datetime

from kamtui.domain.calls.call import CallEntry
from kamtui.domain.calls.words import BeganBy, Channel
from kamtui.domain.terms.words import OwedBy
from kamtui.store.calls.reads import CallDetail, CallLine
from kamtui.ui.accounts.drawing import CallColumns
from kamtui.ui.accounts.looks import call_words
from kamtui.ui.accounts.whole_drawing import call_content
from kamtui.ui.widgets.line_list import Part, text_cells
from kamtui.ui.widgets.panel import MOST_LIST, panel_cells
from tests.build import NOON, TODAY

CALL = CallLine(
    1, 2, "Месокомбинат Орляк", datetime(2026, 11, 20, 7, 40, tzinfo=UTC), 9, Channel.MESSAGE, BeganBy.THEY,
    "Last price talk", "Genadi wants 5 % or trays of another make", "Lilia Georgieva",
)  # fmt: skip


def words(parts: object) -> str:
    assert isinstance(parts, list)
    drawn: list[Part] = parts
    return "".join(text for text, _look in drawn)


def test_every_window_says_with_whom_and_the_account_and_a_wide_one_how(in_sofia: None) -> None:
    shown = CallColumns(lambda: iter([CALL]), TODAY)
    for window in (80, 100, 120, 160):
        width = text_cells(window - panel_cells(window, MOST_LIST))
        line, head = words(shown.draw(CALL, width)), words(shown.heading(width))
        assert head.split() == ["day", "how", "about", "with", "account"] and len(line) == width
        assert line.split("  ")[0].strip() == ("20 Nov" if window < 120 else "Fri 20 Nov")
        assert line[head.index("how") :].startswith("message")
        assert line[head.index("about") :].startswith("Last price talk"), "its note where it has room"
        assert line[head.index("with") :].startswith("Georgieva  ")
        assert line[head.index("account") :].rstrip() == CALL.account


def test_the_weekday_stands_where_nothing_is_cut_for_it(in_sofia: None) -> None:
    today = CALL._replace(held_at=NOON)
    old = CALL._replace(held_at=datetime(2025, 3, 10, 7, 40, tzinfo=UTC))
    late = old._replace(held_at=datetime(2025, 12, 30, 7, 40, tzinfo=UTC))
    for with_account in (True, False):
        shown = CallColumns(lambda: iter([CALL]), TODAY, with_account=with_account)
        for width in range(70, 160):
            line = words(shown.draw(CALL, width))
            assert ("Fri 20 Nov" in line) <= (" of another make  " in line), line
            is_short = "Fri" not in line
            assert words(shown.draw(old, width)).lstrip().startswith("Mar’25" if is_short else "10 Mar 25")
            assert words(shown.draw(today, width)).lstrip().startswith("today  ")
        assert "Fri" not in words(shown.draw(CALL, 77)) and "Fri" in words(shown.draw(CALL, 159))
    january = CallColumns(lambda: iter([late]), date(2026, 1, 5))
    assert words(january.draw(late, 77)).startswith("30 Dec  message"), "that is of which year is plain"


def test_people_and_accounts_begin_below_each_other_and_nobody_is_left_out(in_sofia: None) -> None:
    few = CALL._replace(account="Metro", purpose="Board date", gist="", people="Ana Ivanova")
    calls = [
        few._replace(purpose="Renewal of the contract, and the new hall of the northern works"),
        few._replace(account="Helvetra Pharma Bulgaria", people="Ana Georgieva, Petar Kolev"),
        few._replace(people="", purpose="Cups: quality of the last three lots, said by the hall"),
    ]
    shown = CallColumns(lambda: iter(calls), TODAY)
    for width in range(77, 160):
        drawn = [words(shown.draw(call, width)) for call in calls]
        head = words(shown.heading(width))
        assert {len(line) for line in drawn} == {width}
        assert [line[head.index("account") :][:5] for line in drawn] == ["Metro", "Helve", "Metro"]
        assert drawn[0][head.index("with") :].startswith("Ivanova ")
        assert drawn[1][head.index("with") :].startswith(("Georgieva +1  ", "Georgieva, Kolev  "))
    assert "said by the…" in words(shown.draw(calls[2], 77)), "what it was about runs on over nobody"


def test_a_purpose_is_not_cut_for_the_sign_that_there_is_more(in_sofia: None) -> None:
    calls = [CALL, CALL._replace(purpose="The signature in Basel, at last, and in full")]
    shown = CallColumns(lambda: iter(calls), TODAY)
    for width in range(70, 120):
        about = words(shown.draw(CALL, width))[words(shown.heading(width)).index("about") :]
        said = about.partition("  ")[0]
        assert said.startswith("Last price talk") and not said.endswith("talk:")
        assert said == "Last price talk" or said.endswith(("…", "make"))


def test_below_the_list_the_day_stands_whole_with_its_time(in_sofia: None) -> None:
    assert call_words(CALL, TODAY).startswith(
        "Fri 20 Nov 09:40 message · Lilia Georgieva · Last price talk: Genadi"
    )
    assert "Last price talk: at 198 €, as was" in call_words(
        CALL._replace(gist="at **198 €**, as was"), TODAY
    )


def test_a_call_is_read_with_what_was_agreed_in_it_and_what_comes_next() -> None:
    entry = CallEntry(1, (), NOON, Channel.PHONE, note="цените")
    detail = CallDetail(1, "Метро", entry, ((OwedBy.WE, "мостри"), (OwedBy.THEY, "45 дни")), ("обади се",))
    shown = [line.strip() for line in call_content(detail, TODAY, 40).plain.splitlines()]
    assert shown[-5:] == [
        "Agreed     we owe: мостри",
        "they owe: 45 дни",
        "Next       обади се",
        "",
        "цените",
    ]
