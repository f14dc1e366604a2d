"""The forms of problems, favours and what we did for them: their fields, and what is read from them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.domain.fields import FieldReader
from kamtui.domain.form import (
    DAY_DONE,
    DUE,
    LINE,
    MONEY,
    PAST_DAY,
    RECORD,
    YES,
    FormField,
    Options,
    choice,
    one_of,
    read_fields,
)
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import FollowUp, ProblemEntry, show_weight, weight_choices
from kamtui.domain.terms.promise_day import promised_day
from kamtui.domain.terms.value import ValueEntry
from kamtui.domain.terms.words import FavourWay, ProblemKind, ProblemState
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.typed_times import Due

_A_NAME = N_("a few letters of its name")


def _kinds() -> Options:
    return [
        (ProblemKind.PROBLEM.value, _("problem: it is there")),
        (ProblemKind.THREAT.value, _("threat: it may come")),
    ]


PROBLEM = (
    FormField(
        "account", N_("Account"), RECORD, _A_NAME, holds="account_id",
        needed=N_("Say whose problem this is; choose from the list."),
    ),
    FormField(
        "what", N_("What"), LINE, N_("what hampers them, in their own words"),
        needed=N_("Say what the problem is, in the customer's words."),
    ),
    FormField("solution", N_("Solution"), LINE, N_("what we can do about it")),
    FormField("severity", N_("Severity"), choice(weight_choices, begins="2")),
    FormField(
        "worth", N_("Worth a year"), MONEY, beside=N_("to them, once solved; empty: not known"),
        holds="worth_yearly",
    ),
    FormField("next_step", N_("Next step"), LINE, N_("what will be done about it: a task")),
    FormField("due", N_("by"), DUE, N_("e.g. fri"), is_joined=True),
    FormField(
        "kind", N_("This is a"), one_of(ProblemKind.PROBLEM)._replace(options=_kinds), is_more=True
    ),
    FormField(
        "likelihood", N_("Likelihood"), choice(lambda: [("", show_weight(None)), *weight_choices()]), is_more=True
    ),
    FormField(
        "costs", N_("Costs a year"), MONEY, beside=N_("them; empty: not known"),
        holds="cost_yearly", is_more=True,
    ),
    FormField("product", N_("Product line"), RECORD, N_("a few letters of its name"), holds="product_id", is_more=True),
    FormField("alternative", N_("Or else"), LINE, N_("another way round it"), is_more=True),
    FormField("state", N_("State"), one_of(ProblemState.OPEN), is_more=True),
    FormField("noted", N_("Noted on"), DAY_DONE, N_("today"), holds="noted_on", is_more=True),
)  # fmt: skip


class TypedProblem(NamedTuple):
    """A problem, and the task that follows from it; None where none is to be written down."""

    entry: ProblemEntry
    step: FollowUp | None


def read_problem(typed: Mapping[str, str], today: date, term_id: int | None = None) -> TypedProblem:
    """The problem in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    values = read_fields(reader, PROBLEM, today)
    what, due = values.pop("next_step"), values.pop("due")
    if reader.line("due") and not what:
        reader.problem("next_step", _("Say what is to be done by then."))
    day = promised_day(what, today) if what and not reader.line("due") else None
    if day is not None:
        due = Due(day, None)
    if values["noted_on"] > today:
        reader.problem("noted", _("What is noted was noted today at the latest; what may come is a threat."))
    reader.finish()
    entry = ProblemEntry(**values, term_id=term_id)
    if not what:
        return TypedProblem(entry, None)
    return TypedProblem(entry, FollowUp(what, due.day, due.time))


FAVOUR = (
    FormField("what", N_("What"), LINE, N_("e.g. tickets to the fair"), needed=N_("Say what was done.")),
    FormField("account", N_("Account"), RECORD, _A_NAME, holds="account_id"),
    FormField("person", N_("Person"), RECORD, N_("for whom, or by whom"), holds="person_id"),
    FormField("way", N_("Who did it"), one_of(FavourWay.GIVEN)),
    FormField("done", N_("Done on"), DAY_DONE, N_("today"), holds="done_on", is_more=True),
    FormField("cost", N_("Cost"), MONEY, beside=N_("in {currency}"), is_more=True),
    FormField("thanked", N_("Thanked on"), PAST_DAY, beside=N_("not thanked for yet"), holds="thanked_on", is_more=True),
)  # fmt: skip


def read_favour(typed: Mapping[str, str], today: date) -> FavourEntry:
    """The favour in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    favour = FavourEntry(**read_fields(reader, FAVOUR, today))
    if favour.account_id is None and favour.person_id is None:
        reader.problem("account", _("Say which account or person this was for; choose from the list."))
    if favour.done_on > today:
        reader.problem("done", _("A favour still to be done is a task, or a promise among the terms."))
    if favour.thanked_on is not None and not favour.done_on <= favour.thanked_on <= today:
        reader.problem("thanked", _("Thanks come after the favour, and not later than today."))
    reader.finish()
    return favour


SOLVED = (
    FormField("worth", N_("Worth"), MONEY, beside=N_("to them, in fact; empty: not known")),
)  # fmt: skip
"""What it was worth in fact that a problem was solved."""
VALUE = (
    FormField(
        "account", N_("Account"), RECORD, _A_NAME, holds="account_id",
        needed=N_("Say for whom this was done; choose from the list."),
    ),
    FormField("what", N_("What"), LINE, N_("what we did for them"), needed=N_("Say what was done.")),
    FormField("worth", N_("Worth"), MONEY, beside=N_("to them; empty: not known")),
    FormField("done", N_("Done on"), DAY_DONE, N_("today"), holds="done_on"),
    FormField("is_for_us", N_("Only for us"), YES, beside=N_("yes: no report for the customer has it")),
)  # fmt: skip


def read_value(typed: Mapping[str, str], today: date, came_of: ValueEntry | None = None) -> ValueEntry:
    """What was done for an account, in a filled form; what it came of stays as in `came_of`. Raises Problems."""
    reader = FieldReader(typed)
    values = read_fields(reader, VALUE, today)
    if values["done_on"] > today:
        reader.problem("done", _("What is still to be done is a task, or a promise among the terms."))
    reader.finish()
    entry = ValueEntry(**values)
    if came_of is None:
        return entry
    return entry._replace(problem_id=came_of.problem_id, favour_id=came_of.favour_id, term_id=came_of.term_id)


def read_worth(typed: Mapping[str, str], today: date) -> int | None:
    """What solving a problem was worth; None where that is not known. Raises Problems."""
    reader = FieldReader(typed)
    worth: int | None = read_fields(reader, SOLVED, today)["worth"]
    reader.finish()
    return worth
