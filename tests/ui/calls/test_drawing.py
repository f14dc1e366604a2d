"""A conversation in the list of all: what has room, and at no width less than in a narrower window."""

from datetime import UTC, datetime

from kamtui.domain.calls.call import CallEntry
from kamtui.domain.calls.words import BeganBy, Channel
from kamtui.domain.terms.words import OwedBy
from kamtui.store.calls.reads import CallDetail, CallLine
from kamtui.ui.accounts.drawing import CallColumns
from kamtui.ui.accounts.looks import call_words
from kamtui.ui.accounts.whole_drawing import call_content
from kamtui.ui.widgets.line_list import Part, list_cells, text_cells
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
    shown = CallColumns(lambda: iter([CALL]), TODAY)
    for window in (80, 100, 120, 160):
        width = text_cells(window - panel_cells(window, list_cells(shown.needed_cells())))
        line, head = words(shown.draw(CALL, width)), words(shown.heading(width))
        assert head.split() == ["day", "how", "about", "with,", "account"]
        assert line.split("  ")[0].strip() == "Fri 20 Nov" and "message" in line[head.index("how") :]
        assert line.endswith(f"  Georgieva, {CALL.account}") and len(line) == width
        about = line[head.index("about") :]
        assert about.startswith("Last price talk")
        assert (": Genadi" in about) == (window in (100, 160)), (
            "its note where it has room; the panel has it whole"
        )
        sought = words(CallColumns(lambda: iter([CALL]), TODAY, is_sought=True).draw(CALL, width))
        assert sought[head.index("about") :].startswith("Last price talk: "), (
            "what was looked for may be in the note"
        )


def test_a_text_shares_its_room_with_whom_and_the_account(in_sofia: None) -> None:
    few = CALL._replace(account="Metro", purpose="Board date", gist="", people="")
    calls = [
        few._replace(purpose="Renewal of the contract, and the new hall"),
        few._replace(account="Helvetra Pharma Bulgaria", people="Ana Georgieva"),
    ]
    shown = CallColumns(lambda: iter(calls), TODAY)
    drawn = [words(shown.draw(call, 77)) for call in calls]
    assert {len(line) for line in drawn} == {77} and not any("…" in line for line in drawn)
    assert [line[-5:] for line in drawn] == ["Metro", "garia"], "all end on one edge"
    three = CALL._replace(held_at=NOON, people="Lilia Georgieva, Ana Ivanova, Petar Kolev")
    tight, wide = (words(CallColumns(lambda: iter([three]), TODAY).draw(three, width)) for width in (77, 90))
    assert tight.startswith("     today  ") and "  Georgieva +2, Месо" in tight
    assert "  Georgieva, Ivanova, Kolev, Месо" in wide, "all of them where that cuts nothing"
    long = few._replace(account="A" * 60, purpose="B" * 60)
    assert words(shown.draw(long, 77)).endswith(f"{'B' * 19}…  {'A' * 33}…"), "both keep some of the room"


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
