"""Records as the text that one would type into the fields of their forms."""

from collections.abc import Iterable, Mapping
from datetime import date

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.reach import REACH_FIELDS, Reach, show_reaches
from kamtui.domain.accounts.words import Stage
from kamtui.domain.amounts import type_amount
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.week import WeekPlan
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.knowledge.bonds import BondEntry
from kamtui.domain.knowledge.dossier import MarkAnswer, RivalryEntry
from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.terms.notice import show_notice
from kamtui.domain.terms.target import type_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import (
    Consent,
    OwedBy,
    TermCategory,
    TermState,
)
from kamtui.domain.time.recurrence.rule import Recurrence


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(value: date | None) -> str:
    return "" if value is None else value.strftime("%d.%m.%Y")


def _rule(value: Recurrence | None) -> str:
    from kamtui.domain.time.recurrence.shown import show_recurrence  # late: most things come once

    return "" if value is None else show_recurrence(value)


def _flag(value: bool) -> str:
    return "1" if value else ""


def _reaches(reaches: Iterable[Reach]) -> dict[str, str]:
    known = tuple(reaches)
    return {field: show_reaches(known, kind) for field, kind in REACH_FIELDS.items()}


def type_account(entry: AccountEntry) -> dict[str, str]:
    """An account as typed."""
    return {
        "name": entry.name,
        "legal_name": entry.legal_name,
        "registration_number": entry.registration_number,
        "industry": entry.industry,
        "city": entry.city,
        "country": entry.country,
        **_reaches(entry.reaches),
        "stage": entry.stage.value,
        "is_key": _flag(entry.is_key),
        "greet_every_days": _number(entry.greet_every_days),
        "greet_latest_days": _number(entry.greet_latest_days),
        "estimated_spend": type_amount(entry.estimated_spend),
        "renewal_on": _day(entry.renewal_on),
        "vulnerability": entry.vulnerability,
        "note": entry.note,
    }


def new_account() -> dict[str, str]:
    """The form of a new account."""
    return type_account(AccountEntry(name="", stage=Stage.PROSPECT))


def type_person(entry: PersonEntry, stance: StanceEntry, boss: str = "") -> dict[str, str]:
    """A person as typed."""
    return {
        "name": entry.name,
        "title": entry.title,
        "department": entry.department,
        **_reaches(entry.reaches),
        "roles": " ".join(role.value for role in entry.roles),
        "stance": stance.stance.value if stance.stance else "",
        "influence": _number(stance.influence),
        "confidence": stance.confidence.value,
        "reason": stance.reason,
        "reports_to": boss,
        "reports_to_id": _number(entry.reports_to_id),
        "contact_every_days": _number(entry.contact_every_days),
        "contact_latest_days": _number(entry.contact_latest_days),
        "goals": entry.goals,
        "interests": entry.interests,
        "birthday": entry.birthday.typed if entry.birthday else "",
        "note": entry.note,
        "status": entry.status.value,
        "is_empty_seat": _flag(entry.is_empty_seat),
        "is_adviser": _flag(entry.is_adviser),
        "is_influence_center": _flag(entry.is_influence_center),
    }


def type_due(due_on: date, time_text: str = "") -> str:
    """A due date as typed."""
    return f"{_day(due_on)} {time_text}".strip()


def new_task(is_prospecting: bool) -> dict[str, str]:
    """The form of a new task."""
    return {"what": "", "due": "", "repeat": "", "is_prospecting": _flag(is_prospecting)}


def type_task(entry: TaskEntry, account: str, person: str) -> dict[str, str]:
    """A task as typed."""
    return {
        "what": entry.what,
        "due": type_due(entry.due_on, entry.due_time.strftime("%H:%M") if entry.due_time else ""),
        "account": account,
        "person": person,
        "account_id": _number(entry.account_id),
        "person_id": _number(entry.person_id),
        "repeat": _rule(entry.repeat),
        "is_prospecting": _flag(entry.is_prospecting),
    }


def type_term(entry: TermEntry, account: str, person: str) -> dict[str, str]:
    """A term as typed."""
    return {
        "account": account,
        "account_id": _number(entry.account_id),
        "what": entry.what,
        "owed_by": entry.owed_by.value,
        "category": entry.category.value,
        "target": type_target(entry.target),
        "from": _day(entry.from_on),
        "until": _day(entry.until_on),
        "notice": show_notice(entry.notice),
        "checks": _rule(entry.checks),
        "consent": entry.consent.value,
        "consent_on": _day(entry.consent_on),
        "consent_by": entry.consent_by,
        "person": person,
        "person_id": _number(entry.person_id),
        "state": entry.state.value,
        "note": entry.note,
        "call_id": _number(entry.call_id),
    }


def new_term(account: str, account_id: int | None, person: str, person_id: int | None) -> dict[str, str]:
    """The form of a new term."""
    return {
        "account": account,
        "account_id": _number(account_id),
        "what": "",
        "owed_by": OwedBy.WE.value,
        "category": TermCategory.DELIVERY.value,
        "target": "",
        "from": "",
        "until": "",
        "notice": "",
        "checks": "",
        "consent": Consent.NOT_NEEDED.value,
        "consent_on": "",
        "consent_by": "",
        "person": person,
        "person_id": _number(person_id),
        "state": TermState.AGREED.value,
        "note": "",
    }


def new_check(*, measures: bool) -> dict[str, str]:
    """The form of a check; only what has a target is measured."""
    return {
        **({"measured": ""} if measures else {}),
        "outcome": "",
        "checked_on": "",
        "evidence": "",
        "follow_up": "",
        "follow_up_by": "",
        "problem": "",
        "severity": "2",
    }


def type_cell(cell: Cell) -> dict[str, str]:
    """How a product line stands at an account, as typed."""
    return {
        "state": cell.state.value,
        "competitor": cell.competitor,
        "negotiated_price": type_amount(cell.negotiated_price),
        "terms": cell.terms,
    }


def new_referral(source: Source) -> dict[str, str]:
    """The form of a new naming."""
    return {
        "organisation": "",
        "organisation_id": "",
        "person": "",
        "person_id": "",
        "why": "",
        "may_use_name": MayUse.NOT_ASKED.value,
        "by": "",
        "by_id": "",
        "source": source.value,
        "named": "",
        "fee": "",
        "thanked": "",
        "call_id": "",
    }


def type_referral(entry: ReferralEntry) -> dict[str, str]:
    """A naming as typed; who named it is chosen apart."""
    return {
        **new_referral(entry.source),
        "organisation": entry.organisation,
        "organisation_id": _number(entry.account_id),
        "person": entry.person,
        "person_id": _number(entry.person_id),
        "why": entry.why,
        "may_use_name": entry.may_use_name.value,
        "by_id": _number(entry.by_person_id),
        "named": _day(entry.named_on),
        "fee": type_amount(entry.fee),
        "thanked": _day(entry.thanked_on),
        "call_id": _number(entry.call_id),
    }


def type_answers(known: Mapping[Question, tuple[Answer, str]]) -> dict[str, str]:
    """The four answers as typed; what was never answered is not known."""
    found: dict[str, str] = {}
    for question in Question:
        answer, note = known.get(question, (Answer.UNKNOWN, ""))
        found |= {question.value: answer.value, f"{question.value}_note": note}
    return found


def type_week_plan(plan: WeekPlan | None) -> dict[str, str]:
    """A week's plan as typed."""
    plan = plan or WeekPlan()
    numbers = {name: _number(getattr(plan, name)) for name in ("contacts", "asks", "prospects", "meetings")}
    return {**numbers, "carry": ""}


def type_bond(bond: Bond, entry: BondEntry | None) -> dict[str, str]:
    """A bond as it is read anew: as it was read last, as of today."""
    return {
        "bond": bond.value,
        "strength": _number(entry.strength) if entry else "",
        "evidence": entry.evidence if entry else "",
        "would_break": entry.would_break if entry else "",
        "held_by": entry.held_by if entry else "",
        "yearly_cost": type_amount(entry.yearly_cost) if entry else "",
        "read": "",
    }


def type_mark(mark: str, known: MarkAnswer) -> dict[str, str]:
    """The answer to a mark as typed."""
    return {"mark": mark, "answer": known.answer.value, "note": known.note}


def type_rivalry(entry: RivalryEntry | None) -> dict[str, str]:
    """A competitor at an account as typed; None is a new one."""
    return {
        "competitor": entry.competitor if entry else "",
        "competitor_id": _number(entry.competitor_id) if entry else "",
        "strength": _number(entry.strength) if entry else "",
        "with_what": entry.with_what if entry else "",
        "since": _day(entry.since_on) if entry else "",
        "note": entry.note if entry else "",
    }
