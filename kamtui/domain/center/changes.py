"""What changed on a map between two days, in words (K12)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum

from kamtui.domain.center.buying_center import BuyingCenter, Member, TargetStance, Tie, short_names, steps
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _


class Progress(Enum):
    """What moved towards the stance that is wanted."""

    REACHED = "reached"
    NEARER = "nearer"
    FURTHER = "further"
    UNMOVED = "unmoved"

    def words(self, wanted: Stance) -> str:
        """The same in words: `nearer to what we want: defender`."""
        return {
            Progress.REACHED: _("what we wanted is reached: {stance}"),
            Progress.NEARER: _("nearer to what we want: {stance}"),
            Progress.FURTHER: _("further from what we want: {stance}"),
            Progress.UNMOVED: _("no nearer to what we want: {stance}"),
        }[self].format(stance=wanted.label)


def progress(before: Stance | None, now: Stance | None, target: TargetStance) -> Progress | None:
    """What moved between two days; None where it was reached on both, or where it is not known how they stood or stand."""
    if before is None or now is None:
        return Progress.REACHED if before is None and target.is_reached(now) else None
    if target.is_reached(now):
        return None if target.is_reached(before) else Progress.REACHED
    if steps(now) == steps(before):
        return Progress.UNMOVED
    return Progress.NEARER if steps(now) > steps(before) else Progress.FURTHER


def difference(before: BuyingCenter, after: BuyingCenter) -> list[str]:
    """What changed between two maps of an account, a line each.

    First the stances and influences of who was there on both days, the most influential first, with the
    reason that was written down, and whether that is nearer to what we want of them; then who is new and who
    is gone; then roles, reporting lines and ties.
    """
    return list(_Difference(before, after).all())


def reviewed_from(reviewed_on: date) -> date:
    """From which day's map changes are counted after a review: the one before, so that none of its day is lost."""
    return reviewed_on - timedelta(days=1)


def day_before(days: Iterable[date], day: date) -> date | None:
    """The last of some days that lies before a day; None where none does."""
    return max((earlier for earlier in days if earlier < day), default=None)


def day_after(days: Iterable[date], day: date) -> date | None:
    """The first of some days that lies after a day; None where none does."""
    return min((later for later in days if later > day), default=None)


def _stance(stance: Stance | None) -> str:
    return _("not known") if stance is None else stance.label


def _number(influence: int | None) -> str:
    return "?" if influence is None else str(influence)


def _roles(roles: tuple[Role, ...]) -> str:
    return ", ".join(role.label for role in roles)


class _Difference:
    def __init__(self, before: BuyingCenter, after: BuyingCenter) -> None:
        self.before = {member.person_id: member for member in before.members}
        self.after = {member.person_id: member for member in after.members}
        self.ties_before = {tie.tie_id: tie for tie in before.ties}
        self.ties_after = {tie.tie_id: tie for tie in after.ties}
        # Named as they are called now; who is gone, as they were.
        self.names = short_names({**self.before, **self.after}.values())
        now_in_order = sorted(self.after.values(), key=self._order)
        self.both = [
            (self.before[now.person_id], now) for now in now_in_order if now.person_id in self.before
        ]

    def all(self) -> Iterator[str]:
        for was, now in self.both:
            yield from self._reading(was, now)
        for now in sorted(self.after.values(), key=self._order):
            if now.person_id not in self.before:
                yield self._arrival(now)
        for was in sorted(self.before.values(), key=self._order):
            if was.person_id not in self.after:
                name = self.names[was.person_id]
                yield (
                    _("unknown person gone: {name}").format(name=name)
                    if was.is_empty_seat
                    else _("left: {name}").format(name=name)
                )
        for was, now in self.both:
            yield from self._person(was, now)
        yield from self._ties()

    def _order(self, member: Member) -> tuple[int, str, int]:
        return (-(member.influence or 0), sort_key(member.name), member.person_id)

    def _reading(self, was: Member, now: Member) -> Iterator[str]:
        moved = progress(was.stance, now.stance, now.target) if now.target is not None else None
        wanted = moved.words(now.target.stance) if moved is not None and now.target is not None else ""
        said = self._how_they_stand(was, now)
        if said and wanted:
            yield _("{change}; {wanted}").format(change=said.rstrip("."), wanted=wanted)
        elif said:
            yield said
        elif wanted:
            yield f"{self.names[now.person_id]}: {wanted}"

    def _how_they_stand(self, was: Member, now: Member) -> str:
        """What changed of stance and influence; "" where nothing did."""
        name, influence = self.names[now.person_id], ""
        if was.influence != now.influence:
            influence = _("influence {before} → {after}").format(
                before=_number(was.influence), after=_number(now.influence)
            )
        if was.stance != now.stance:
            text = f"{name}: {_stance(was.stance)} → {_stance(now.stance)}"
            text += f" ({influence})" if influence else ""
        elif influence:
            text = f"{name}: {influence}"
        elif now.confidence is not was.confidence and now.confidence is Confidence.CONFIRMED:
            text = _("{name}: confirmed as {stance}").format(name=name, stance=_stance(now.stance))
        else:
            return ""
        is_new_reason = now.reason and (now.read_on, now.reason) != (was.read_on, was.reason)
        return (
            _("{change}, because {reason}").format(change=text, reason=now.reason) if is_new_reason else text
        )

    def _arrival(self, now: Member) -> str:
        name = self.names[now.person_id]
        if now.is_empty_seat:
            return _("new unknown person: {name}").format(name=name)
        known = [_roles(now.roles)] if now.roles else []
        if now.stance is not None:
            known.append(now.stance.label)
        if now.influence is not None:
            known.append(_("influence {influence}").format(influence=now.influence))
        return _("new: {name}").format(name=name) + (f" ({', '.join(known)})" if known else "")

    def _person(self, was: Member, now: Member) -> Iterator[str]:
        name = self.names[now.person_id]
        if was.is_empty_seat and not now.is_empty_seat:
            yield _("no longer unknown: {seat} is {name}").format(seat=was.name, name=now.name)
        elif not was.is_empty_seat and now.is_empty_seat:
            yield _("{name} is an unknown person now").format(name=name)
        elif was.name != now.name:
            yield _("{before} is now called {after}").format(before=was.name, after=now.name)
        gained = tuple(role for role in now.roles if role not in was.roles)
        lost = tuple(role for role in was.roles if role not in now.roles)
        if gained:
            yield _("{name}: now {roles}").format(name=name, roles=_roles(gained))
        if lost:
            yield _("{name}: no longer {roles}").format(name=name, roles=_roles(lost))
        if was.reports_to_id != now.reports_to_id:
            boss = self.names.get(now.reports_to_id) if now.reports_to_id is not None else None
            yield (
                _("{name} reports to {boss}").format(name=name, boss=boss)
                if boss is not None
                else _("{name} reports to nobody known").format(name=name)
            )

    def _ties(self) -> Iterator[str]:
        for key, tie in sorted(self.ties_after.items()):
            was = self.ties_before.get(key)
            said = self._tie(tie)
            if said is None:
                continue
            if was is None:
                yield _("new relation: {tie}").format(tie=said)
                continue
            if (was.from_id, was.to_id, was.kind) != (tie.from_id, tie.to_id, tie.kind):
                yield _("relation changed: {before} → {after}").format(
                    before=self._tie(was) or "?", after=said
                )
            if was.strength != tie.strength:
                yield _("{tie}: strength {before} → {after}").format(
                    tie=said, before=was.strength, after=tie.strength
                )
            if was.confidence is not tie.confidence:
                yield f"{said}: {was.confidence.label} → {tie.confidence.label}"
        for key, tie in sorted(self.ties_before.items()):
            # Ties of who left go without saying.
            stay = tie.from_id in self.after and tie.to_id in self.after
            if key not in self.ties_after and stay and (said := self._tie(tie)) is not None:
                yield _("relation gone: {tie}").format(tie=said)

    def _tie(self, tie: Tie) -> str | None:
        if tie.from_id not in self.names or tie.to_id not in self.names:
            return None
        pattern = {
            TieKind.INFLUENCES: _("{one} influences {other}"),
            TieKind.CONFLICTS: _("{one} conflicts with {other}"),
            TieKind.INTRODUCED: _("{one} introduced {other}"),
        }[tie.kind]
        return pattern.format(one=self.names[tie.from_id], other=self.names[tie.to_id])
