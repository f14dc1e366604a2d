"""The forms of problems and favours."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.fields import FieldReader
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import FavourWay, ProblemKind, ProblemState
from kamtui.domain.text.language import _


def read_problem(
    typed: Mapping[str, str], today: date, account_id: int | None, term_id: int | None = None
) -> ProblemEntry:
    """The problem in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    if account_id is None:
        reader.problem("account", _("Say whose problem this is; choose from the list."))
    noted_on = reader.past_day("noted", today) or today
    if noted_on > today:
        reader.problem("noted", _("What is noted was noted today at the latest; what may come is a threat."))
    entry = ProblemEntry(
        account_id=account_id or 0,
        what=reader.needed("what", _("Say what the problem is, in the customer's words.")),
        noted_on=noted_on,
        kind=ProblemKind(typed.get("kind") or ProblemKind.PROBLEM.value),
        severity=int(typed.get("severity") or 2),
        likelihood=int(typed["likelihood"]) if typed.get("likelihood") else None,
        solution=reader.line("solution"),
        alternative=reader.line("alternative"),
        state=ProblemState(typed.get("state") or ProblemState.OPEN.value),
        term_id=term_id,
    )
    reader.finish()
    return entry


def read_favour(
    typed: Mapping[str, str], today: date, account_id: int | None, person_id: int | None
) -> FavourEntry:
    """The favour in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    if account_id is None and person_id is None:
        reader.problem("account", _("Say which account or person this was for; choose from the list."))
    done_on = reader.past_day("done", today) or today
    if done_on > today:
        reader.problem("done", _("A favour still to be done is a task, or a promise among the terms."))
    thanked_on = reader.past_day("thanked", today)
    if thanked_on is not None and not done_on <= thanked_on <= today:
        reader.problem("thanked", _("Thanks come after the favour, and not later than today."))
    entry = FavourEntry(
        what=reader.needed("what", _("Say what was done.")),
        done_on=done_on,
        way=FavourWay(typed.get("way") or FavourWay.GIVEN.value),
        account_id=account_id,
        person_id=person_id,
        cost=reader.amount("cost"),
        thanked_on=thanked_on,
    )
    reader.finish()
    return entry
