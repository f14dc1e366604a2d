"""What an import of records would do, line by line."""

from kamtui.domain.importing.plan import PlannedRecord, RecordPlan, Verdict
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.sheet import ListSheet
from kamtui.exchange.importing.preview import Preview, PreviewLine, Sort
from kamtui.exchange.importing.unknown_names import candidates_of, listed_as
from kamtui.exchange.records.kind import E, RecordKind
from kamtui.exchange.records.report import change_words, sum_words

_SORTS = {
    Verdict.ADDED: Sort.NEW,
    Verdict.UPDATED: Sort.UPDATED,
    Verdict.UNCHANGED: Sort.ALIKE,
    Verdict.WAITS: Sort.WAITS,
    Verdict.REFUSED: Sort.REFUSED,
}


def preview(kind: RecordKind[E], plan: RecordPlan[E], sheet: ListSheet[RecordRow[E]]) -> Preview:
    """The rows of a list; those of one unknown customer are one line."""
    doubts = [
        PreviewLine(
            Sort.DOUBT,
            one.line,
            one.name,
            kind.counted(one.months)
            + (f" · {one.alike[0].known.name}? {one.alike[0].likeness.label}" if one.alike else ""),
            one.name,
            candidates_of(one),
            listed_as(one),
        )
        for one in plan.unknown
    ]
    records = [_line(kind, record) for record in plan.records if record.verdict is not Verdict.UNKNOWN]
    bad = [PreviewLine(Sort.REFUSED, row.line, "", row.reason, cells=row.cells) for row in sheet.bad]
    return Preview(
        lines=(*doubts, *records, *bad),
        columns=sheet.columns,
        left_out=sheet.dropped if kind.keeps_rest else (*sheet.dropped, *sheet.untaken),
        sum=sum_words(kind, plan, sheet),
        does_nothing=plan.does_nothing,
    )


def _line(kind: RecordKind[E], record: PlannedRecord[E]) -> PreviewLine:
    what, more = kind.shown(record)
    parts = (record.reason, change_words(kind, record), more, *record.told)
    return PreviewLine(
        _SORTS[record.verdict], record.row.line, what, " · ".join(part for part in parts if part)
    )
