"""A conversation in the list of all: what has room, and at no width less than in a narrower window."""

from datetime import UTC, datetime

from kamtui.domain.calls.call import CallEntry
from kamtui.domain.calls.words import BeganBy, Channel
from kamtui.domain.terms.words import OwedBy
from kamtui.store.calls.reads import CallDetail, CallLine
from kamtui.ui.accounts.drawing import call_heading, draw_call
from kamtui.ui.accounts.looks import call_words
from kamtui.ui.accounts.whole_drawing import call_content
from kamtui.ui.widgets.line_list import Part, text_cells
from kamtui.ui.widgets.panel import panel_cells
from tests.build import NOON, TODAY

CALL = CallLine(
    1, 2, "Месокомбинат Орляк", datetime(2026, 11, 20, 7, 40, tzinfo=UTC), 9, Channel.MESSAGE, BeganBy.THEY,
    "Last price talk", "Genadi wants 5 % or trays of another make", "Lilia Georgieva",
)  # fmt: skip


def words(parts: object) -> str:
    assert isinstance(parts, list)
    drawn: list[Part] = parts
    return "".join(text for text, _look in drawn)


def test_every_window_says_how_with_whom_and_the_account_whole(in_sofia: None) -> None:
    for window in (80, 100, 120, 160):
        width = text_cells(window - (panel_cells(window) if window >= 120 else 0))
        line, head = words(draw_call(CALL, width, TODAY)), words(call_heading(width))
        assert head.split() == ["day", "how", "account", "with", "about"]
        assert line.split("  ")[0].strip() == "Fri 20 Nov" and "message" in line[head.index("how") :]
        assert line[head.index("account") :].startswith(CALL.account) and "Georgieva" in line
        about = line[head.index("about") :]
        assert about.startswith("Last price talk") and len(about) >= 23 and "…" not in about[:23]
        assert (": Genadi" in about) == (len(about) >= 32), "alone where hardly anything of the note has room"
        sought = words(draw_call(CALL, width, TODAY, is_sought=True))[head.index("about") :]
        assert sought.startswith("Last price talk: Ge"), "what was looked for may be in the note"
    today = CALL._replace(held_at=NOON, people="Lilia Georgieva, Ana Ivanova, Petar Kolev")
    assert words(draw_call(today, 77, TODAY)).split("  ")[0] == f"today {NOON.astimezone():%H:%M}"
    assert "Georgi… +2  " in words(draw_call(today, 77, TODAY)), "a cut name is no second person"


def test_below_the_list_the_time_stands_too(in_sofia: None) -> None:
    assert call_words(CALL).startswith("09:40 message · Lilia Georgieva · Last price talk: Genadi")
    assert "Last price talk: at 198 €, as was" in call_words(CALL._replace(gist="at **198 €**, as was"))


def test_a_call_is_read_with_what_was_agreed_in_it_and_what_comes_next() -> None:
    entry = CallEntry(1, (), NOON, Channel.PHONE, note="цените")
    detail = CallDetail(1, "Метро", entry, ((OwedBy.WE, "мостри"), (OwedBy.THEY, "45 дни")), ("обади се",))
    shown = [line.strip() for line in call_content(detail, TODAY, 40).plain.splitlines()]
    assert shown[-5:] == [
        "Agreed     we owe: мостри",
        "they owe: 45 дни",
        "Next step  обади се",
        "",
        "цените",
    ]
