"""What an import of accounts would do, line by line."""

from collections.abc import Iterator, Mapping

from kamtui.domain.accounts.duplicates import with_city
from kamtui.domain.accounts.importing.outcomes import ImportPlan, Outcome, Twin, Verdict
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.sheet import AccountSheet
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.accounts.people_in_doubt import preview_line
from kamtui.exchange.accounts.report import may_be_people, row_words, sum_words, without_firm
from kamtui.exchange.importing.firm_rows import ABOVE
from kamtui.exchange.importing.firm_rows import OPTION as FIRMS
from kamtui.exchange.importing.preview import Candidate, Note, Preview, PreviewLine, Sort
from kamtui.exchange.reading.sheet_errors import Answer

_SORTS = {
    Verdict.ADDED: Sort.NEW,
    Verdict.UPDATED: Sort.UPDATED,
    Verdict.UNCHANGED: Sort.ALIKE,
    Verdict.DUPLICATE_IN_FILE: Sort.ALIKE,
    Verdict.IN_DOUBT: Sort.DOUBT,
    Verdict.BAD: Sort.REFUSED,
}


def preview(plan: ImportPlan, sheet: AccountSheet) -> Preview:
    """The rows of a list of accounts and people."""
    bad = {row.line: row.cells for row in sheet.bad}
    # A further line of an account is as new as its first one: the book has nothing of it already.
    first = {outcome.line: _sort(outcome, {}) for outcome in plan.outcomes if not outcome.same_as}
    return Preview(
        lines=(
            *(line for outcome in plan.outcomes for line in _lines(outcome, bad, first)),
            *_left_out(sheet),
        ),
        columns=sheet.columns,
        left_out=sheet.dropped,
        sum=sum_words(plan),
        does_nothing=plan.does_nothing,
        notes=tuple(_notes(sheet)),
    )


def _lines(
    outcome: Outcome, bad: Mapping[int, tuple[str, ...]], first: Mapping[int, Sort]
) -> Iterator[PreviewLine]:
    """The line of an outcome, and that of its person in doubt."""
    if outcome.doubt is not None:
        yield preview_line(outcome.doubt)
    has_more = outcome.verdict in (Verdict.ADDED, Verdict.UPDATED)
    if outcome.person_verdict is not Verdict.IN_DOUBT or has_more:
        yield _line(outcome, bad, first)


def _sort(outcome: Outcome, first: Mapping[int, Sort]) -> Sort:
    """What becomes of a row: it is new or updated also where only its person, or the first line of its account, is."""
    is_of_person = outcome.person_verdict in (Verdict.ADDED, Verdict.UPDATED)
    if outcome.verdict in (Verdict.UNCHANGED, Verdict.DUPLICATE_IN_FILE) and is_of_person:
        return Sort.NEW if outcome.person_verdict is Verdict.ADDED else Sort.UPDATED
    if outcome.verdict is Verdict.DUPLICATE_IN_FILE and not outcome.is_person:
        return first.get(outcome.same_as, Sort.ALIKE)
    return _SORTS[outcome.verdict]


def _line(outcome: Outcome, bad: Mapping[int, tuple[str, ...]], first: Mapping[int, Sort]) -> PreviewLine:
    """The line of an outcome.

    `bad` are the cells of the rows that cannot be taken, by their lines; `first` is what becomes of the first line of each
    account.
    """
    sort = _sort(outcome, first)
    if sort is Sort.REFUSED:
        cells = bad.get(outcome.line, ())
        return PreviewLine(sort, outcome.line, outcome.name, outcome.reason, cells=cells)
    if sort is Sort.DOUBT:
        candidates = tuple(
            Candidate(_told_apart(outcome, twin), _shown(twin), twin.likeness.label, twin.account_id)
            for twin in outcome.alike
        )
        likeliest = candidates[0]
        more = f"{likeliest.shown}? {likeliest.why}"
        return PreviewLine(
            sort, outcome.line, outcome.name, more, outcome.name, candidates, listed=outcome.listed
        )
    what, more = row_words(outcome)
    return PreviewLine(sort, outcome.line, what, more)


def _told_apart(outcome: Outcome, twin: Twin) -> str:
    """What names a twin, and no other account that is like it."""
    others = {name_key(other.name) for other in outcome.alike if other is not twin}
    return twin.number or (with_city(twin.name, twin.city) if name_key(twin.name) in others else twin.name)


def _shown(twin: Twin) -> str:
    place = f" ({twin.city})" if twin.city else ""
    return f"{twin.name}{place}" + (", " + _("line {line}").format(line=twin.line) if twin.line else "")


def _notes(sheet: AccountSheet) -> Iterator[Note]:
    if (header := may_be_people(sheet)) is not None:
        text = _("“{column}” is taken for the names of accounts")
        people = Answer.of_column(_("take them for people"), header, "contact_name")
        yield Note(text.format(column=header), people)
    if sheet.without_firm:
        yield Note(without_firm(sheet), Answer(_("they are of the firm above them"), FIRMS, ABOVE))


def _left_out(sheet: AccountSheet) -> Iterator[PreviewLine]:
    if sheet.beside:
        columns = ", ".join(clean(header) for header in sheet.beside)
        yield PreviewLine(
            Sort.REFUSED,
            sheet.header_line,
            columns,
            _("another table stands beside: save it as a file of its own"),
        )
    for line in sheet.footer:
        yield PreviewLine(Sort.LEFT_OUT, line, "", _("a total or text that is no account"))
    if sheet.second_table:
        yield PreviewLine(
            Sort.REFUSED,
            sheet.second_table[0],
            "",
            _("another table begins there: save it as a file of its own"),
        )
