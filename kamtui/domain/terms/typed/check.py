"""Checking a term: what was typed into the form of a check, and which day's check it settles (K15)."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.fields import FieldReader
from kamtui.domain.form import DAY_DONE, DUE, LINE, FormField, Kind, Look, choice, one_of, read_fields
from kamtui.domain.terms.check import CheckEntry, check_problems
from kamtui.domain.terms.check_days import check_after, settled_by
from kamtui.domain.terms.problem import FollowUp, ProblemEntry, weight_choices
from kamtui.domain.terms.target import AmbiguousMeasure, MeasureError, Target, read_measure, show_measure
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.recurrence.days import next_occurrence
from kamtui.domain.time.shown_days import show_weekday_day


class NotMeasured(MeasureError):
    """A text that is no measured number in the unit of the target."""

    def __init__(self, text: str, target: Target) -> None:
        example = show_measure(target.thousandths, target.unit)
        super().__init__(
            _("“{text}” is not what was measured: write a number, as in {example}.").format(
                text=clean(text)[:40], example=example
            )
        )


def read_measured(text: str, target: Target) -> int:
    """A measured value in thousandths, with the unit of its target, a part of that, or none. Raises MeasureError."""
    bare = clean(text)
    number = bare.rstrip("".join({char for char in bare if not char.isdigit()}))
    unit = fold(bare[len(number) :].strip(" .,"))
    whole = fold(target.unit)
    if unit and not (whole and (whole.startswith(unit) or unit.startswith(whole))):
        raise NotMeasured(text, target)
    try:
        return read_measure(number)
    except AmbiguousMeasure:
        raise
    except MeasureError:
        raise NotMeasured(text, target) from None


CHECK = (
    FormField("measured", N_("Measured"), Kind(Look.SHORT, lambda text, _today: text, empty=lambda _today: "")),
    FormField(
        "outcome", N_("Outcome"), one_of(Outcome),
        needed=N_("Say what you found: kept, partly kept or broken."),
    ),
    FormField("evidence", N_("What shows it"), LINE),
    FormField("follow_up", N_("Follow-up"), LINE, N_("a task: what is to be done about it")),
    FormField("follow_up_by", N_("by"), DUE, N_("e.g. fri"), is_joined=True),
    FormField("problem", N_("Problem"), LINE, N_("what it hampers at the customer")),
    FormField("severity", N_("Severity"), choice(weight_choices, begins="2")),
    FormField("checked_on", N_("Checked on"), DAY_DONE, N_("today"), is_more=True),
)  # fmt: skip
WHAT_FOLLOWS = ("follow_up", "problem", "severity")
"""What is asked where a term was not kept."""


def read_check(typed: Mapping[str, str], today: date, term: TermEntry) -> CheckEntry:
    """The check in a filled form, with what follows from it. Raises Problems with a sentence for each bad field."""
    reader = FieldReader(typed)
    values = read_fields(reader, CHECK, today)
    text, target = values["measured"], term.target
    measured = reader.other("measured", lambda: read_measured(text, target)) if text and target else None
    follow_up = None
    if values["follow_up"] or reader.line("follow_up_by"):
        what, due = reader.needed("follow_up", _("Say what is to be done by then.")), values["follow_up_by"]
        follow_up = FollowUp(what=what, due_on=due.day, due_time=due.time)
    problem = None
    if what := values["problem"]:
        problem = ProblemEntry(term.account_id, what, noted_on=today, severity=values["severity"])
    check = CheckEntry(
        outcome=values["outcome"] or Outcome.KEPT,
        checked_on=values["checked_on"],
        measured=measured,
        evidence=values["evidence"],
        follow_up=follow_up,
        problem=problem,
    )
    for field, sentence in check_problems(check, today).items():
        reader.problem(field, sentence)
    reader.finish()
    return check


def show_settled(term: TermEntry, due_on: date | None, checked_on: date, today: date, up_to: date) -> str:
    """Which day's check one made on `checked_on` settles, and when the next one comes; `up_to` it was checked."""
    if due_on is None:
        return _("no check is due: this one stands for itself")
    day = show_weekday_day(due_on, today)
    if settled_by(term, checked_on, due_on, up_to) is None:
        return _("this check is an extra one; the next stays {day}").format(day=day)
    missed = next_occurrence(term.checks, after=due_on) if term.checks else None
    if due_on > checked_on:
        settled = _("this check, made early, counts as that of {day}").format(day=day)
    elif missed is not None and missed <= checked_on:
        settled = _("this check settles that of {day} and all missed since").format(day=day)
    else:
        settled = _("this check settles that of {day}").format(day=day)
    if term.is_one_off:
        return _("{settled}; the promise ends with it").format(settled=settled)
    following = check_after(term, checked_on, due_on)
    if following is None:
        return _("{settled}, the last one").format(settled=settled)
    return _("{settled}; the next is {day}").format(settled=settled, day=show_weekday_day(following, today))
