"""What an import of conversations would do, line by line."""

from kamtui.domain.calls.importing.plan import CallPlan, PlannedCall, Verdict
from kamtui.domain.calls.importing.sheet import CallSheet
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.calls.report import call_words, sum_words
from kamtui.exchange.importing.preview import Preview, PreviewLine, Sort
from kamtui.exchange.importing.unknown_names import candidates_of, listed_as

_SORTS = {Verdict.ADDED: Sort.NEW, Verdict.UNCHANGED: Sort.ALIKE, Verdict.MAYBE_THERE: Sort.WAITS}


def preview(plan: CallPlan, sheet: CallSheet) -> Preview:
    """The rows of a log; those of one unknown customer are one line."""
    doubts = [
        PreviewLine(
            Sort.DOUBT,
            one.line,
            one.name,
            ngettext("{count} conversation", "{count} conversations", one.months).format(count=one.months)
            + (f" · {one.alike[0].known.name}? {one.alike[0].likeness.label}" if one.alike else ""),
            one.name,
            candidates_of(one),
            listed_as(one),
        )
        for one in plan.unknown
    ]
    calls = [_line(call) for call in plan.calls if call.verdict is not Verdict.UNKNOWN]
    bad = [PreviewLine(Sort.REFUSED, row.line, "", row.reason, cells=row.cells) for row in sheet.bad]
    return Preview(
        lines=(*doubts, *calls, *bad),
        columns=sheet.columns,
        left_out=sheet.dropped,
        sum=sum_words(plan, sheet),
        does_nothing=plan.does_nothing,
    )


def _line(call: PlannedCall) -> PreviewLine:
    what, more = call_words(call)
    remarks = list(call.remarks) if call.verdict is not Verdict.UNCHANGED else []
    if call.verdict is Verdict.MAYBE_THERE:
        remarks.insert(0, _("the book has one of that moment in other words"))
    if call.row.step and call.verdict is Verdict.ADDED:
        remarks.append(_("next step: {what}").format(what=call.row.step))
    return PreviewLine(
        _SORTS[call.verdict], call.row.line, what, " · ".join(part for part in (*remarks, more) if part)
    )
