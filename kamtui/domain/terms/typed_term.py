"""A term as it is typed into its form (K14-K16)."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.fields import FieldReader
from kamtui.domain.problems import Problems
from kamtui.domain.terms.notice import Notice
from kamtui.domain.terms.target import read_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Consent, OwedBy, TermCategory, TermState
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.date_errors import DateTooFar
from kamtui.domain.time.day_words import read_tokens, shape_of
from kamtui.domain.time.recurrence.after_done import counted_from
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.domain.time.recurrence.typed import reread_recurrence
from kamtui.domain.time.typed_days import check_near


def read_term(
    typed: Mapping[str, str],
    today: date,
    account_id: int | None,
    person_id: int | None = None,
    call_id: int | None = None,
    was: TermEntry | None = None,
) -> TermEntry:
    """The term in a filled form; `was` as it stood before. Raises Problems with a sentence for each bad field."""
    reader = FieldReader(typed)
    if account_id is None:
        reader.problem("account", _("Say with which account this was agreed; choose from the list."))
    category = TermCategory(typed.get("category") or TermCategory.DELIVERY.value)
    what = reader.needed("what", _("Say what was agreed: “deliver within 3 days of the order”."))
    text = reader.line("target")
    target = reader.other("target", lambda: read_target(text, category)) if text else None
    from_on = reader.day("from", today) or today
    try:
        check_near(from_on, today)
    except DateTooFar as error:
        reader.problem("from", str(error))
    until_on = reader.day("until", today)
    if until_on is not None and until_on < from_on:
        reader.problem("until", _("The end lies before the start: correct one of the two."))
    notice_text = reader.line("notice")
    notice = reader.other("notice", lambda: read_notice(notice_text)) if notice_text else None
    rule = reader.line("checks")
    known = was.checks if was is not None and was.from_on == from_on else None
    checks = reader.other("checks", lambda: reread_recurrence(rule, known, today, from_on)) if rule else None
    if checks is not None and until_on is not None and until_on >= from_on:
        first = first_occurrence(checks) or counted_from(checks, max(from_on, today))
        if first is not None and first > until_on:
            reader.problem("checks", _("By this rule the first check comes after the end of the term."))
    consent = Consent(typed.get("consent") or Consent.NOT_NEEDED.value)
    consent_on = None
    if consent is not Consent.NOT_NEEDED:
        consent_on = reader.past_day("consent_on", today) or today
    entry = TermEntry(
        account_id=account_id or 0,
        category=category,
        owed_by=OwedBy(typed.get("owed_by") or OwedBy.WE.value),
        what=what,
        target=target,
        from_on=from_on,
        until_on=until_on,
        notice=notice,
        checks=checks,
        consent=consent,
        consent_on=consent_on,
        consent_by=reader.line("consent_by") if consent is not Consent.NOT_NEEDED else "",
        call_id=call_id,
        person_id=person_id,
        state=TermState(typed.get("state") or TermState.AGREED.value),
        note=reader.note("note"),
    )
    reader.finish()
    return entry


_LONGEST_NOTICE = 9999


def read_notice(text: str) -> Notice:
    """A notice period in words: 3 months, 90 days, 6 седмици, a quarter. Raises Problems."""
    tokens = read_tokens(text)
    count, unit = 0, Unit.DAY
    match tokens, shape_of(tokens):
        case [number, word], "NU":
            count, unit = number.value, Unit(word.value)
        case [word], "U":
            count, unit = 1, Unit(word.value)
        case [number], "N":
            count = number.value
    if unit is Unit.QUARTER:
        count, unit = count * 3, Unit.MONTH
    if not 1 <= count <= _LONGEST_NOTICE:
        raise Problems({"": _("Write the notice period as 3 months, 90 days or 6 weeks.")})
    return Notice(count, unit)
