"""What is said of the person at hand on a map: how they stand and why, their roles, ties, and that they left.

Each asks where it must, writes to the book and says what happened.
"""

from kamtui.domain.center.buying_center import BuyingCenter, Member, Tie, target_words
from kamtui.domain.center.changes import difference, reviewed_from
from kamtui.domain.center.tie import TieEntry
from kamtui.domain.center.typed_center import TIE, Aim, read_aim, read_why, type_aim
from kamtui.domain.center.warning_lines import WarningLine
from kamtui.domain.center.words import (
    INFLUENCES,
    WORST_FIRST,
    Confidence,
    Role,
    Stance,
    TieKind,
    write_roles,
)
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import Problems
from kamtui.domain.form import fill, read_form
from kamtui.domain.scale import stepped
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_long_day
from kamtui.domain.warning import Remedy
from kamtui.store.accounts import people_reads
from kamtui.store.center import changes as center_changes
from kamtui.store.center import reading_changes, tie_changes
from kamtui.store.center import reads as center_reads
from kamtui.store.day import task_changes
from kamtui.store.day.task_reads import open_tasks_about
from kamtui.store.together import together
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.calls import acts as call_acts
from kamtui.ui.center import person_acts
from kamtui.ui.center.forms import AimForm, Difference, RolesForm, TieForm, WhyForm
from kamtui.ui.center.hand import MemberAtHand
from kamtui.ui.day import task_acts
from kamtui.ui.forms.asking import Filled, Written, ask, save_or_show
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.widgets.suggestions import Suggestion, offers_of

# -- readings: one key, one dated reading


async def step_stance(desk: Desk, hand: MemberAtHand, steps: int) -> None:
    """The person at hand stands so many steps nearer to us than was known, or further."""
    member = hand.member
    if member is None:
        return
    stance = stepped(WORST_FIRST, member.stance, steps)
    if stance is None:
        label = member.stance.label if member.stance else ""
        desk.cannot_step(label, "scale.higher", is_known=member.stance is not None)
    else:
        _take_reading(desk, member, stance, member.influence)


async def forget_stance(desk: Desk, hand: MemberAtHand) -> None:
    """How the person at hand stands is not known."""
    member = hand.member
    if member is not None and member.stance is not None:
        _take_reading(desk, member, None, member.influence)
    else:
        desk.say(_("That is not known already."))


async def step_influence(desk: Desk, hand: MemberAtHand, steps: int) -> None:
    """The person at hand has so many steps more influence than was known, or less."""
    member = hand.member
    if member is None:
        return
    influence = stepped(INFLUENCES, member.influence, steps)
    if influence is None:
        label = _("influence {influence}").format(influence=member.influence)
        desk.cannot_step(label, "influence.more", is_known=member.influence is not None)
    else:
        _take_reading(desk, member, member.stance, influence)


def _take_reading(desk: Desk, member: Member, stance: Stance | None, influence: int | None) -> None:
    """Write down how somebody stands as of today."""
    taken = desk.do(
        lambda: reading_changes.step_reading(desk.book, member.person_id, stance, influence, desk.today)
    )
    if taken is not None:
        label = stance.label if stance else _("stance not known")
        said = _("{name}: {stance}, influence {influence} · {stance.why} says why").format(
            name=member.name, stance=label, influence=influence or "?"
        )
        desk.say(said, undoable=True)


async def say_why(desk: Desk, hand: MemberAtHand) -> None:
    """Say why the person at hand stands so, and whether one heard it; a stance typed before the reason moves them."""
    member = hand.member
    if member is None:
        return
    start = {
        "reason": member.reason,
        "confidence": (member.confidence or Confidence.ASSUMED).value,
    }

    def submit(filled: Filled) -> Written:
        confidence = Confidence(filled["confidence"])
        why = read_why(filled["reason"])
        save_or_show(
            lambda: reading_changes.say_why(
                desk.book, member.person_id, why.stance, why.reason, confidence, desk.today
            ),
        )
        return Written(_("Noted why"))

    def now() -> Filled:
        _person, stance = people_reads.person_entry(desk.book, member.person_id)
        return {"reason": stance.reason, "confidence": stance.confidence.value}

    title = _("Why does {name} stand so?").format(name=member.name)
    form = WhyForm(title, start, today=desk.today, stance=member.stance)
    await ask(desk, form, submit, now=now)


async def set_target(desk: Desk, hand: MemberAtHand) -> None:
    """Say how we want the person at hand to stand, by when, and what we do next; that may be a task at once."""
    member, book, today = hand.member, desk.book, desk.today
    if member is None:
        return

    def submit(filled: Filled) -> Written:
        aim = read_aim(filled, today, member.target)
        save_or_show(lambda: _write_aim(desk, hand, member, aim))
        wanted = target_words(aim.target) if aim.target else _("nothing in particular is wanted")
        return Written(_("{name}: {wanted}").format(name=member.name, wanted=wanted))

    def now() -> Filled:
        there = center_reads.center(book, hand.account_id or 0, today, today).member(member.person_id)
        return type_aim(there.target if there is not None else None)

    form = AimForm(
        _("What we want of {name}").format(name=member.name),
        type_aim(member.target),
        today=today,
        stands=member.stance.label if member.stance else _("not known"),
        has_task=bool(open_tasks_about(book, member.person_id)),
    )
    await ask(desk, form, submit, now=now)


def _write_aim(desk: Desk, hand: MemberAtHand, member: Member, aim: Aim) -> None:
    """Write down what we want of somebody, with our next move as a task, as one act."""
    with together(desk.book, _("What we want of {name}").format(name=member.name)):
        center_changes.set_target(desk.book, member.person_id, aim.target)
        if aim.due is not None and aim.target is not None:
            task_changes.add_task(
                desk.book,
                TaskEntry(
                    aim.target.move,
                    aim.due.day,
                    aim.due.time,
                    account_id=hand.account_id,
                    person_id=member.person_id,
                ),
            )


# -- parts and ties


async def set_roles(desk: Desk, hand: MemberAtHand) -> None:
    """Say which parts the person at hand has in the decision."""
    member = hand.member
    if member is None:
        return

    def submit(filled: Filled) -> Written:
        roles = tuple(role for role in Role if role.value in filled["roles"].split())
        save_or_show(lambda: center_changes.set_roles(desk.book, member.person_id, roles))
        return Written(_("Changed the roles of {name}").format(name=member.name))

    def now() -> Filled:
        person, _stance = people_reads.person_entry(desk.book, member.person_id)
        return {"roles": write_roles(person.roles)}

    start = {"roles": write_roles(member.roles)}
    title = _("Roles of {name}").format(name=member.name)
    await ask(desk, RolesForm(title, start, today=desk.today), submit, now=now)


async def tie(desk: Desk, hand: MemberAtHand) -> None:
    """Tie the person at hand to another, change such a tie, or say that it ended."""
    member, center = hand.member, hand.center
    if member is None or center is None:
        return

    def submit(filled: Filled) -> Written:
        read_form(filled, TIE, desk.today)
        ends = _ends(member.person_id, int(filled["other_id"]), filled["way"])
        save_or_show(lambda: _put_tie(desk, center, ends, filled))
        return Written(_("Changed a relation of {name}").format(name=member.name))

    def standing(kind: str, way: str, other_id: int) -> Filled | None:
        tie = center.standing_tie(TieKind(kind), *_ends(member.person_id, other_id, way))
        return _type_tie(tie) if tie is not None else None

    form = TieForm(
        _("Relation of {name}").format(name=member.name),
        fill(TIE),
        today=desk.today,
        picks={"other": Pick(lambda text, _within: _suggest_members(center, member.person_id, text))},
        standing=standing,
    )

    def now() -> Filled:
        chosen = form.typed()
        if not chosen["other_id"]:
            return {}
        there = center_reads.center(desk.book, center.account_id, desk.today, desk.today)
        ends = _ends(member.person_id, int(chosen["other_id"]), chosen["way"])
        tie = there.standing_tie(TieKind(chosen["kind"]), *ends)
        return _type_tie(tie) if tie is not None else {}

    await ask(desk, form, submit, now=now)


def _put_tie(desk: Desk, center: BuyingCenter, ends: tuple[int, int], filled: Filled) -> None:
    """Make, change or end the tie of two people."""
    book, kind = desk.book, TieKind(filled["kind"])
    standing = center.standing_tie(kind, *ends)
    if filled["strength"] == "0":
        if standing is None:
            raise Problems({"strength": _("There is no such relation that could end.")})
        tie_changes.end_tie(book, standing.tie_id, desk.today)
        return
    from_id, to_id = ends
    entry = TieEntry(
        from_id=from_id,
        to_id=to_id,
        kind=kind,
        strength=int(filled["strength"]),
        confidence=Confidence(filled["confidence"]),
        note=clean(filled["note"]),
    )
    if standing is None:
        tie_changes.add_tie(book, entry, desk.today)
    else:
        tie_changes.edit_tie(book, standing.tie_id, entry)


def _suggest_members(center: BuyingCenter, but: int, text: str) -> list[Suggestion]:
    """People of a map whose names fit, without one of them."""
    named = [(member.name, member) for member in center.members if member.person_id != but]
    return offers_of(text, named, lambda one: Suggestion(one.name, one.title, one.person_id))


def _ends(person_id: int, other_id: int, way: str) -> tuple[int, int]:
    """From whom to whom a tie goes that is said of a person, "out" to the other one or "in" from them."""
    return (person_id, other_id) if way == "out" else (other_id, person_id)


def _type_tie(tie: Tie) -> dict[str, str]:
    """What the form shows of a tie that stands."""
    return {"strength": str(tie.strength), "confidence": tie.confidence.value, "note": tie.note}


# -- who is there


async def add_person(desk: Desk, hand: AtHand) -> None:
    """Write down somebody of the account, or one of whom only the part is known."""
    await account_acts.new_person(desk, hand.account_id)


async def open_person(desk: Desk, hand: MemberAtHand) -> None:
    """Show all about the person at hand; among the warnings, do what the one at hand asks for."""
    if hand.warning_line is not None and hand.warning_line.warning is not None:
        target = hand.member.target if hand.member is not None else None
        await _do_what_it_asks(desk, hand.account_id, hand.warning_line, target.move if target else "")
    elif hand.someone_id is not None:
        await person_acts.open_person(desk, hand.someone_id)


async def edit(desk: Desk, hand: MemberAtHand) -> None:
    """Correct the person at hand."""
    if hand.someone_id is not None:
        await account_acts.edit_person(desk, hand.someone_id)


async def _do_what_it_asks(desk: Desk, account_id: int | None, line: WarningLine, move: str = "") -> None:
    """The one act that answers a warning; `move` is what we meant to do next about the person, offered as a task."""
    remedy = line.warning.remedy if line.warning is not None else None
    if remedy is Remedy.CALL:
        await call_acts.log_call(desk, account_id, line.person_id)
    elif remedy is Remedy.ADD_PERSON:
        await account_acts.new_person(desk, account_id)
    elif remedy in (Remedy.FILL_SEAT, Remedy.READ_STANCE) and line.person_id is not None:
        await account_acts.edit_person(desk, line.person_id)
    else:
        await task_acts.new_task(desk, account_id, line.person_id, what=move)


async def take_away(desk: Desk, hand: MemberAtHand) -> None:
    """Ask what became of the person at hand."""
    if hand.someone_id is not None:
        await person_acts.take_away(desk, hand.someone_id)


# -- the map as a whole


async def review(desk: Desk, hand: AtHand) -> None:
    """Show what changed since the map was last reviewed; it may be marked as reviewed today."""
    book, today, account_id = desk.book, desk.today, hand.account_id
    if account_id is None:
        return
    last = center_reads.last_review(book, account_id)
    now = desk.read_or_say(lambda: center_reads.center(book, account_id, today, today))
    if now is None:
        return
    if last is None:
        title, changes = _("This map was never reviewed."), [_("It may be marked as reviewed today.")]
    else:
        before = center_reads.center(book, account_id, reviewed_from(last), today)
        title = _("Since the review of {day}, that day included").format(day=show_long_day(last))
        changes = difference(before, now)
    if await desk.show(Difference(title, changes)):
        desk.do(lambda: center_changes.mark_reviewed(book, account_id, today), _("Reviewed the map"))
