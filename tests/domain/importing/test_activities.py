"""What becomes of the notes among the activities of a CRM."""

from kamtui.domain.importing.activities import ActivitySaid, Planned, planned_activities
from kamtui.domain.importing.plan import PlannedRecord, Verdict
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.importing.tasks import BookTasks


def note(text: str, account_id: int | None = 7, owner: str = "alfa ") -> Planned:
    row = RecordRow(2, "Alfa", "", (), ActivitySaid(note=text))
    return PlannedRecord(row, Verdict.ADDED, owner, account_id)


def test_a_note_that_stands_there_or_came_before_is_taken_once() -> None:
    rows = [
        note("new"),
        note("new"),
        note("known"),
        note("new", 8),
        note("new", None, ""),
        note("x" * 200_000),
    ]
    planned = planned_activities(rows, {}, BookTasks(()), {7: "well known"}, adds_further=False)
    assert [record.verdict for record in planned] == [
        Verdict.ADDED,
        Verdict.UNCHANGED,
        Verdict.UNCHANGED,
        Verdict.ADDED,  # of another account
        Verdict.REFUSED,  # of none
        Verdict.REFUSED,  # longer than a note may be
    ]
