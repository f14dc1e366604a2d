"""A term as it is typed into its form (K14-K16)."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.fields import FieldReader
from kamtui.domain.form import DAY, DAY_DONE, LINE, NOTE, RECORD, FormField, Kind, Look, one_of, read_fields
from kamtui.domain.problems import Problems
from kamtui.domain.terms.notice import Notice, show_notice
from kamtui.domain.terms.target import read_target, type_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Consent, OwedBy, TermCategory, TermState
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.date_errors import DateTooFar
from kamtui.domain.time.day_words import read_tokens, shape_of
from kamtui.domain.time.recurrence.after_done import counted_from
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import reread_recurrence
from kamtui.domain.time.typed_days import check_near

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


NOTICE = Kind(Look.SHORT, lambda text, _today: read_notice(text), show_notice)
"""How long before its end one has to give notice."""
TARGET = Kind(Look.SHORT, lambda text, _today: text, type_target)
"""What is measured; what it means hangs on the category."""
CHECKS = LINE._replace(words=show_recurrence)
"""The rule of the checks; what it means hangs on the first day."""
CONSENTED = ("consent_by", "consent_on")
"""What is asked only where the director has to approve."""

TERM = (
    FormField(
        "account", N_("Account"), RECORD, N_("a few letters of its name"), holds="account_id",
        needed=N_("Say with which account this was agreed; choose from the list."),
    ),
    FormField(
        "what", N_("What"), LINE, N_("deliver within 3 days of the order"),
        needed=N_("Say what was agreed: “deliver within 3 days of the order”."),
    ),
    FormField("owed_by", N_("Who owes"), one_of(OwedBy.WE)),
    FormField("category", N_("Category"), one_of(TermCategory.DELIVERY)),
    FormField("checks", N_("Check when"), CHECKS, N_("e.g. every friday; monthly on the 5th; once on 15.12.")),
    FormField("target", N_("Target"), TARGET, N_("e.g. ≥ 98 %, 45 days"), is_more=True),
    FormField("from", N_("From"), DAY, N_("today"), holds="from_on", is_more=True),
    FormField("until", N_("Until"), DAY, N_("e.g. 31.12.2027"), beside=N_("without an end"), holds="until_on", is_more=True),
    FormField("notice", N_("Notice"), NOTICE, N_("e.g. 3 months"), is_more=True),
    FormField("consent", N_("Director's approval"), one_of(Consent.NOT_NEEDED), is_more=True),
    FormField("consent_by", N_("Director"), LINE, N_("whose approval"), is_more=True),
    FormField("consent_on", N_("Asked or given on"), DAY_DONE, N_("today"), is_more=True),
    FormField("person", N_("Agreed with"), RECORD, N_("a few letters of the name"), holds="person_id", is_more=True),
    FormField("state", N_("State"), one_of(TermState.AGREED), is_more=True),
    FormField("note", N_("Note"), NOTE, is_more=True),
)  # fmt: skip


def read_term(
    typed: Mapping[str, str], today: date, call_id: int | None = None, was: TermEntry | None = None
) -> TermEntry:
    """The term in a filled form; `was` as it stood before. Raises Problems with a sentence for each bad field."""
    reader = FieldReader(typed)
    is_consented = typed.get("consent", "") not in ("", Consent.NOT_NEEDED)
    values = read_fields(
        reader, [field for field in TERM if is_consented or field.name not in CONSENTED], today
    )
    text, rule = values["target"], values["checks"]
    target = reader.other("target", lambda: read_target(text, values["category"])) if text else None
    from_on = values["from_on"] or today
    try:
        check_near(from_on, today)
    except DateTooFar as error:
        reader.problem("from", str(error))
    until_on = values["until_on"]
    if until_on is not None and until_on < from_on:
        reader.problem("until", _("The end lies before the start: correct one of the two."))
    known = was.checks if was is not None and was.from_on == from_on else None
    checks = reader.other("checks", lambda: reread_recurrence(rule, known, today, from_on)) if rule else None
    if checks is not None and until_on is not None and until_on >= from_on:
        first = first_occurrence(checks) or counted_from(checks, max(from_on, today))
        if first is not None and first > until_on:
            reader.problem("checks", _("By this rule the first check comes after the end of the term."))
    reader.finish()
    return TermEntry(**{**values, "target": target, "from_on": from_on, "checks": checks}, call_id=call_id)
