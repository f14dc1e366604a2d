"""What is said of the person at hand on a map: how they stand and why, their roles, ties, and that they left."""

from functools import partial

from kamtui.domain.center.buying_center import BuyingCenter, Member, Tie
from kamtui.domain.center.tie import TieEntry
from kamtui.domain.center.words import (
    INFLUENCES,
    WORST_FIRST,
    Confidence,
    Role,
    Stance,
    TieKind,
    write_roles,
)
from kamtui.domain.fields import Problems
from kamtui.domain.scale import stepped
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.matching import best
from kamtui.store.accounts import people_reads
from kamtui.store.center import changes as center_changes
from kamtui.store.center import reading_changes, tie_changes
from kamtui.store.center import reads as center_reads
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.accounts.suggesting import suggest_accounts
from kamtui.ui.center.forms import LeaveForm, RolesForm, TieForm, WhyForm
from kamtui.ui.forms.asking import ask, save_or_show
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place, act
from kamtui.ui.widgets.suggestions import Suggestion


class MemberActs(Place):
    """The acts on one person of a map; which one it is, says the screen."""

    def __init__(self, desk: Desk, account_id: int) -> None:
        super().__init__(desk)
        self.account_id = account_id
        self.center: BuyingCenter | None = None

    def member_at_hand(self) -> Member | None:
        """The person, or empty seat, that is selected."""
        raise NotImplementedError

    # -- readings: one key, one dated reading

    def action_stance(self, steps: int) -> None:
        member = self.member_at_hand()
        if member is None:
            return
        stance = stepped(WORST_FIRST, member.stance, steps)
        if stance is None:
            label = member.stance.label if member.stance else ""
            self.desk.cannot_step(label, "stance.better", is_known=member.stance is not None)
        else:
            self._read(member, stance, member.influence)

    def action_forget_stance(self) -> None:
        member = self.member_at_hand()
        if member is not None and member.stance is not None:
            self._read(member, None, member.influence)
        else:
            self.desk.say(_("That is not known already."))

    def action_influence(self, steps: int) -> None:
        member = self.member_at_hand()
        if member is None:
            return
        influence = stepped(INFLUENCES, member.influence, steps)
        if influence is None:
            label = _("influence {influence}").format(influence=member.influence)
            self.desk.cannot_step(label, "influence.more", is_known=member.influence is not None)
        else:
            self._read(member, member.stance, influence)

    def _read(self, member: Member, stance: Stance | None, influence: int | None) -> None:
        today = self.desk.today
        taken = self.desk.do(
            lambda: reading_changes.step_reading(self.desk.book, member.person_id, stance, influence, today)
        )
        if taken is not None:
            label = stance.label if stance else _("stance not known")
            said = _("{name}: {stance}, influence {influence} · w says why").format(
                name=member.name, stance=label, influence=influence or "?"
            )
            self.desk.say(said, undoable=True)

    @act
    async def action_why(self) -> None:
        member = self.member_at_hand()
        if member is None:
            return
        reading_id = center_reads.latest_reading(self.desk.book, member.person_id)
        if reading_id is None:
            self.desk.say(_("Say first how they stand: H, L, K or J."))
            return
        start = {
            "reason": member.reason,
            "confidence": (member.confidence or Confidence.ASSUMED).value,
        }

        def submit(filled: dict[str, str]) -> None:
            confidence = Confidence(filled["confidence"])
            save_or_show(
                self.desk,
                lambda: reading_changes.set_reason(
                    self.desk.book, reading_id, clean(filled["reason"]), confidence=confidence
                ),
            )

        title = _("Why does {name} stand so?").format(name=member.name)

        def now() -> dict[str, str]:
            _person, stance = people_reads.person_entry(self.desk.book, member.person_id)
            return {"reason": stance.reason, "confidence": stance.confidence.value}

        await ask(self.desk, WhyForm(title, start, submit, _no_draft), [_("Noted why")], now)

    @act
    async def action_roles(self) -> None:
        member = self.member_at_hand()
        if member is None:
            return

        def submit(filled: dict[str, str]) -> None:
            roles = tuple(role for role in Role if role.value in filled["roles"].split())
            save_or_show(self.desk, lambda: center_changes.set_roles(self.desk.book, member.person_id, roles))

        def now() -> dict[str, str]:
            person, _stance = people_reads.person_entry(self.desk.book, member.person_id)
            return {"roles": write_roles(person.roles)}

        start = {"roles": write_roles(member.roles)}
        title = _("Roles of {name}").format(name=member.name)
        said = _("Changed the roles of {name}").format(name=member.name)
        await ask(self.desk, RolesForm(title, start, submit, _no_draft), [said], now)

    @act
    async def action_tie(self) -> None:
        member, center = self.member_at_hand(), self.center
        if member is None or center is None:
            return

        def submit(filled: dict[str, str]) -> None:
            if not filled["other_id"]:
                raise Problems({"other": _("Choose whom from the list.")})
            other_id = int(filled["other_id"])
            ends = _ends(member.person_id, other_id, filled["way"])
            save_or_show(self.desk, lambda: self._put_tie(center, ends, filled))

        start = {"kind": "influences", "other": "", "other_id": "", "way": "out", "strength": "2"}
        start |= {"confidence": "assumed", "note": ""}

        def standing(kind: str, way: str, other_id: int) -> dict[str, str] | None:
            tie = center.standing_tie(TieKind(kind), *_ends(member.person_id, other_id, way))
            return _type_tie(tie) if tie is not None else None

        form = TieForm(
            _("Tie {name} to").format(name=member.name),
            start,
            submit,
            _no_draft,
            others=lambda text: self._suggest_members(text, member.person_id),
            standing=standing,
        )

        def now() -> dict[str, str]:
            chosen = form.typed()
            if not chosen["other_id"]:
                return {}
            there = center_reads.center(self.desk.book, self.account_id, self.desk.today, self.desk.today)
            ends = _ends(member.person_id, int(chosen["other_id"]), chosen["way"])
            tie = there.standing_tie(TieKind(chosen["kind"]), *ends)
            return _type_tie(tie) if tie is not None else {}

        await ask(self.desk, form, [_("Changed a tie of {name}").format(name=member.name)], now)

    def _put_tie(self, center: BuyingCenter, ends: tuple[int, int], filled: dict[str, str]) -> None:
        """Make, change or end the tie of two people."""
        book, kind = self.desk.book, TieKind(filled["kind"])
        standing = center.standing_tie(kind, *ends)
        if filled["strength"] == "0":
            if standing is None:
                raise Problems({"strength": _("There is no such tie that could end.")})
            tie_changes.end_tie(book, standing.tie_id, self.desk.today)
            return
        entry = TieEntry(
            from_id=ends[0],
            to_id=ends[1],
            kind=kind,
            strength=int(filled["strength"]),
            confidence=Confidence(filled["confidence"]),
            note=clean(filled["note"]),
        )
        if standing is None:
            tie_changes.add_tie(book, entry, self.desk.today)
        else:
            tie_changes.edit_tie(book, standing.tie_id, entry)

    def _suggest_members(self, text: str, but: int) -> list[Suggestion]:
        """People of the map whose names fit."""
        members = [
            member for member in (self.center.members if self.center else ()) if member.person_id != but
        ]
        fitting = best(text, ((member.name, member) for member in members))
        return [Suggestion(member.name, member.title, member.person_id) for member in fitting]

    # -- who is there

    @act
    async def action_add_person(self) -> None:
        await account_acts.new_person(self.desk, self.account_id)

    @act
    async def action_leave(self) -> None:
        member = self.member_at_hand()
        if member is None:
            return

        def submit(filled: dict[str, str]) -> None:
            book, today = self.desk.book, self.desk.today
            if filled["account_id"]:  # whoever names an account means that they moved there
                target = int(filled["account_id"])
                save_or_show(
                    self.desk, lambda: center_changes.move_person(book, member.person_id, target, today)
                )
            elif filled["what"] == "moved" or filled["account"].strip():
                raise Problems({"account": _("Choose the account where they work now.")})
            else:
                save_or_show(self.desk, lambda: center_changes.mark_left(book, member.person_id, today))

        form = LeaveForm(
            _("{name} is no longer here").format(name=member.name),
            {"what": "left", "account": "", "account_id": ""},
            submit,
            _no_draft,
            accounts=partial(suggest_accounts, self.desk),
        )
        await ask(self.desk, form, [_("{name} is no longer here").format(name=member.name)])


def _ends(person_id: int, other_id: int, way: str) -> tuple[int, int]:
    """From whom to whom a tie goes that is said of a person, "out" to the other one or "in" from them."""
    return (person_id, other_id) if way == "out" else (other_id, person_id)


def _type_tie(tie: Tie) -> dict[str, str]:
    """What the form shows of a tie that stands."""
    return {"strength": str(tie.strength), "confidence": tie.confidence.value, "note": tie.note}


def _no_draft(content: dict[str, str] | None) -> bool:
    """A form of one or two words needs no draft."""
    return True
