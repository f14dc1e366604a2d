"""The gaps in a buying center (K11-K13): its grade, and what is wrong with it, each with one act.

Empty seats are never people: they stand for a known gap and fill no rule. Unknown is never zero: a
rule that counts stances counts those that are known. A silence is counted at most from the day on which
the person and the account were written down, so that no warning speaks of a longer time than the book knows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.center.buying_center import BuyingCenter, Member, short_names
from kamtui.domain.center.words import CenterRule, Role, Stance
from kamtui.domain.text.cleaning import fold, sort_key
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.thresholds import CenterLimits
from kamtui.domain.time.shown_days import show_date
from kamtui.domain.warning import Remedy, Said, Severity, Subject, Warning, in_order

NEEDED_ROLES = (Role.BUYER, Role.USER, Role.GATEKEEPER)
"""Who has to be known beside the decider: every purchase of an organisation is negotiated by somebody, used
by somebody and guarded by somebody. Initiators and influencers may well not exist apart from these."""
_USUAL = CenterLimits()


class Grade(NamedTuple):
    """How far a map has come: 0 nobody, 1 people, 2 a key player, 3 a key player who is for us."""

    value: int
    is_green: bool


def grade(center: BuyingCenter) -> Grade:
    """0 no people, 1 people but no key player, 2 a key player but none who supports us, 3 one who does.

    It is green only if a key player who supports us decides or approves.
    """
    people = _people(center)
    players = [person for person in people if person.is_key_player]
    won = [person for person in players if person.supports]
    return grade_of(len(people), len(players), len(won), sum(map(_decides, won)))


def grade_of(people: int, players: int, won: int, deciding: int) -> Grade:
    """The grade of a map by how many people there are, key players, those of them who support us, and who decide too."""
    if won:
        return Grade(3, deciding > 0)
    return Grade(2 if players else 1 if people else 0, False)


def stance_counts(center: BuyingCenter) -> dict[Stance | None, int]:
    """How many people stand how to us; None is not known."""
    counts: dict[Stance | None, int] = dict.fromkeys((*Stance, None), 0)
    for person in _people(center):
        counts[person.stance] += 1
    return counts


def faded(member: Member, as_of: date, after_days: int) -> bool:
    """A stance has faded that was not confirmed for so many days (180); if it never was, since it was read.

    Not before the person has been known for as long.
    """
    if member.stance is None or member.is_empty_seat:
        return False
    last = member.confirmed_on or member.read_on or member.known_since
    return min((as_of - last).days, (as_of - member.known_since).days) >= after_days


def center_warnings(center: BuyingCenter, limits: CenterLimits = _USUAL) -> list[Warning]:
    """Every warning about a buying center: the severest first, then as `CenterRule` orders them.

    Each is said of the account and of the first of the people that caused it.
    """
    # Within a rule they come in the order of importance already.
    return in_order(_Look(center, limits).all(), CenterRule)


def _people(center: BuyingCenter) -> list[Member]:
    return [member for member in center.members if not member.is_empty_seat]


def _decides(member: Member) -> bool:
    return Role.DECIDER in member.roles or Role.APPROVER in member.roles


class _Look:
    """One look at a map: the people by importance, their short names, and a method per rule."""

    def __init__(self, center: BuyingCenter, limits: CenterLimits) -> None:
        self.center = center
        self.limits = limits
        ordered = sorted(
            center.members,
            key=lambda member: (-(member.influence or 0), sort_key(member.name), member.person_id),
        )
        self.people = [member for member in ordered if not member.is_empty_seat]
        self.seats = [member for member in ordered if member.is_empty_seat]
        self.players = [person for person in self.people if person.is_key_player]
        self.names = short_names(center.members)
        self.age = (center.as_of - center.known_since).days

    def all(self) -> Iterator[Warning]:
        yield from self.no_decider()
        yield from self.role_missing()
        yield from self.nobody_opposes()
        yield from self.supporters_too_few()
        yield from self.target_missed()
        yield from self.key_players_not_won()
        yield from self.key_stance_unknown()
        yield from self.department_without_support()
        yield from self.single_thread()
        yield from self.cold()
        yield from self.stance_faded()

    def no_decider(self) -> Iterator[Warning]:
        """No decider or approver is known; an empty seat is not one. Pressing on a map of 3 or more people."""
        if any(_decides(person) for person in self.people):
            return
        seats = [seat for seat in self.seats if _decides(seat)]
        sentence = (
            _("Who decides is an unknown person: {name}.").format(name=self.names[seats[0].person_id])
            if seats
            else _("No decider or approver known.")
        )
        act = Remedy.FILL_SEAT if seats else Remedy.ADD_PERSON
        severity = Severity.RED if len(self.people) >= self.limits.map_people else Severity.AMBER
        yield self._warn(CenterRule.NO_DECIDER, severity, sentence, act, seats)

    def role_missing(self) -> Iterator[Warning]:
        """A buyer, user or gatekeeper is nobody or only an empty seat, on a map of 3 or more people."""
        if len(self.people) < self.limits.map_people:
            return
        for role in NEEDED_ROLES:
            if any(role in person.roles for person in self.people):
                continue
            seats = [seat for seat in self.seats if role in seat.roles]
            if seats:
                name = self.names[seats[0].person_id]
                sentence = {
                    Role.BUYER: _("The buyer is an unknown person: {name}."),
                    Role.USER: _("The user is an unknown person: {name}."),
                    Role.GATEKEEPER: _("The gatekeeper is an unknown person: {name}."),
                }[role].format(name=name)
            else:
                sentence = {
                    Role.BUYER: _("No buyer known."),
                    Role.USER: _("No user known."),
                    Role.GATEKEEPER: _("No gatekeeper known."),
                }[role]
            act = Remedy.FILL_SEAT if seats else Remedy.ADD_PERSON
            yield self._warn(CenterRule.ROLE_MISSING, Severity.AMBER, sentence, act, seats, role.value)

    def nobody_opposes(self) -> Iterator[Warning]:
        """Nobody opposes us on a map of 3 or more people whose stance is known."""
        known = [person for person in self.people if person.stance is not None]
        if len(known) < self.limits.map_people or any(person.opposes for person in known):
            return
        sentence = _("Nobody opposes us: who backs the competitor, or doing nothing?")
        yield self._warn(CenterRule.NOBODY_OPPOSES, Severity.AMBER, sentence, Remedy.TASK)

    def supporters_too_few(self) -> Iterator[Warning]:
        """Somebody opposes us and supporters do not outnumber opponents: amber if as many, red if fewer."""
        against = [person for person in self.people if person.opposes]
        supporters = sum(person.supports for person in self.people)
        if not against or supporters > len(against):
            return
        sentence = _("Supporters do not outnumber opponents: {supporters} to {opponents}.").format(
            supporters=supporters, opponents=len(against)
        )
        severity = Severity.RED if supporters < len(against) else Severity.AMBER
        yield self._warn(CenterRule.SUPPORTERS_TOO_FEW, severity, sentence, Remedy.TASK, against)

    def key_players_not_won(self) -> Iterator[Warning]:
        """More than half of all key players are known not to support us."""
        against = [person for person in self.players if person.stance is not None and not person.supports]
        if 2 * len(against) <= len(self.players):
            return
        if len(self.players) == 1:
            name = self.names[against[0].person_id]
            sentence = _("The only key player does not support us: {name}.").format(name=name)
        else:
            sentence = _("Most key players do not support us: {count} of {all}.").format(
                count=len(against), all=len(self.players)
            )
        yield self._warn(CenterRule.KEY_PLAYERS_NOT_WON, Severity.RED, sentence, Remedy.TASK, against)

    def key_stance_unknown(self) -> Iterator[Warning]:
        """The stance of a key player is not known."""
        for person in self.players:
            if person.stance is None:
                sentence = _("{name} is a key player, stance not known.").format(name=self._name(person))
                yield self._of(
                    person, CenterRule.KEY_STANCE_UNKNOWN, Severity.AMBER, sentence, Remedy.READ_STANCE
                )

    def target_missed(self) -> Iterator[Warning]:
        """A key player is below the stance that we want of them and no task about them is open: red past the day we set."""
        for person in self.players:
            target = person.target
            if target is None or not person.is_below_target or person.has_task:
                continue
            name, stands = self._name(person), person.stance.label if person.stance else _("not known")
            if target.is_past(self.center.as_of) and target.by_on is not None:
                sentence = _("{name} was to be {wanted} by {day}: {stands} so far.").format(
                    name=name, wanted=target.stance.label, day=show_date(target.by_on), stands=stands
                )
                yield self._of(person, CenterRule.TARGET_PAST, Severity.RED, sentence, Remedy.TASK)
            else:
                sentence = _("{name} is to be {wanted}: {stands} so far, nothing planned for it.").format(
                    name=name, wanted=target.stance.label, stands=stands
                )
                yield self._of(person, CenterRule.TARGET_IDLE, Severity.AMBER, sentence, Remedy.TASK)

    def department_without_support(self) -> Iterator[Warning]:
        """In a department of two or more people, all of known stance, nobody supports us."""
        departments: dict[str, list[Member]] = defaultdict(list)
        for person in self.people:
            if fold(person.department).strip():
                departments[fold(person.department).strip()].append(person)
        in_order = sorted(departments, key=lambda folded: sort_key(departments[folded][0].department))
        for folded in in_order:
            people = departments[folded]
            if len(people) > 1 and all(
                person.stance is not None and not person.supports for person in people
            ):
                sentence = _("{department} has nobody on our side.").format(department=people[0].department)
                rule = CenterRule.DEPARTMENT_WITHOUT_SUPPORT
                yield self._warn(rule, Severity.AMBER, sentence, Remedy.TASK, people, folded)

    def single_thread(self) -> Iterator[Warning]:
        """One person carries 70 % or more of at least 3 calls of 180 days, or is the only one met in 90 days.

        Who shares that many calls with another is no single thread. Red when the renewal is at most 90
        days ahead, amber when at most 180; a renewal further away is time enough and not warned of. A
        renewal that is not known or already past is not far away: amber.
        """
        severity = self._renewal_severity()
        if severity is None:
            return
        people = {person.person_id: person for person in self.people}
        limits, total = self.limits, self.center.all_thread_calls
        carried = [
            (people[key], count)
            for key, count in self.center.thread_calls
            if key in people and total > 0 and 100 * count >= limits.thread_percent * total
        ]
        named: set[int] = set()
        if self.age >= limits.thread_days and total >= limits.thread_calls and len(carried) == 1:
            person, count = carried[0]
            named.add(person.person_id)
            sentence = _("Only one contact: {name} has {count} of {all} calls of {days} days.").format(
                name=self._name(person), count=count, all=total, days=limits.thread_days
            )
            yield self._of(person, CenterRule.SINGLE_THREAD, severity, sentence, Remedy.TASK)
        met = [people[key] for key in self.center.met_lately if key in people]
        if self.age >= limits.met_days and len(met) == 1 and met[0].person_id not in named:
            sentence = ngettext(
                "Only one contact: {name} is the only one met in {days} day.",
                "Only one contact: {name} is the only one met in {days} days.",
                limits.met_days,
            ).format(name=self._name(met[0]), days=limits.met_days)
            yield self._of(met[0], CenterRule.SINGLE_THREAD, severity, sentence, Remedy.TASK)

    def _renewal_severity(self) -> Severity | None:
        if self.center.renewal_on is None or self.center.renewal_on < self.center.as_of:
            return Severity.AMBER
        ahead = (self.center.renewal_on - self.center.as_of).days
        if ahead <= self.limits.renewal_red_days:
            return Severity.RED
        return Severity.AMBER if ahead <= self.limits.renewal_amber_days else None

    def cold(self) -> Iterator[Warning]:
        """Who was not met for too long, each person once; critical and alone if that is everybody.

        A sceptic or blocker with influence 4 or 5 for 60 days, a supporter or defender for 30,
        anybody for more than 120; all of them for more than 120 is critical.
        """
        limits = self.limits
        if any(self._silence(person) > limits.anyone_days for person in self.people) and all(
            self._is_unmet(person) for person in self.people
        ):
            sentence = ngettext(
                "Nobody here was met for more than {count} day.",
                "Nobody here was met for more than {count} days.",
                limits.anyone_days,
            ).format(count=limits.anyone_days)
            yield self._warn(CenterRule.ALL_COLD, Severity.CRITICAL, sentence, Remedy.CALL, self.people)
            return
        for person in self.people:
            days = self._silence(person)
            strong = person.influence is not None and person.influence >= limits.strong_influence
            if person.opposes and strong and days >= limits.opponent_days:
                yield self._cold(person, CenterRule.OPPONENT_COLD, Severity.RED, days)
            elif person.supports and days >= limits.supporter_days:
                severity = Severity.RED if days > limits.anyone_days else Severity.AMBER
                yield self._cold(person, CenterRule.SUPPORTER_COLD, severity, days)
            elif days > limits.anyone_days:
                yield self._cold(person, CenterRule.PERSON_COLD, Severity.AMBER, days)

    def _silence(self, person: Member) -> int:
        """Days since a person was met, at most those that the person and the account are known."""
        known = max(person.known_since, self.center.known_since)
        since = known if person.last_on is None else max(person.last_on, known)
        return (self.center.as_of - since).days

    def _is_unmet(self, person: Member) -> bool:
        """Not met in the 120 days before, even if written down since: a new name does not warm an account."""
        last = person.last_on
        return last is None or (self.center.as_of - last).days > self.limits.anyone_days

    def _cold(self, person: Member, rule: CenterRule, severity: Severity, days: int) -> Warning:
        said = Said(
            _cold_words,
            (rule, self._name(person), person.stance, person.influence, days, person.last_on is None),
        )
        return self._of(person, rule, severity, said, Remedy.CALL)

    def stance_faded(self) -> Iterator[Warning]:
        """A stance not confirmed for 180 days has faded."""
        days = self.limits.faded_days
        if self.age < days:
            return
        for person in self.people:
            if faded(person, self.center.as_of, days):
                said = Said(_faded_words, (self._name(person), days))
                yield self._of(person, CenterRule.STANCE_FADED, Severity.AMBER, said, Remedy.READ_STANCE)

    def _name(self, person: Member) -> str:
        return self.names[person.person_id]

    def _of(
        self, person: Member, rule: CenterRule, severity: Severity, said: str | Said, act: Remedy
    ) -> Warning:
        center = self.center
        subject = Subject(center.account_id, center.account, person.person_id, person.name, person.stance)
        return Warning(rule, severity, said, act, (person.person_id,), "", subject)

    def _warn(
        self,
        rule: CenterRule,
        severity: Severity,
        said: str,
        act: Remedy,
        people: Sequence[Member] = (),
        about: str = "",
    ) -> Warning:
        """A warning of what several people caused, or nobody: said of the first of them."""
        if people:
            warning = self._of(people[0], rule, severity, said, act)
            return warning._replace(people=tuple(person.person_id for person in people), about=about)
        subject = Subject(self.center.account_id, self.center.account)
        return Warning(rule, severity, said, act, (), about, subject)


def _cold_words(
    rule: CenterRule, name: str, stance: Stance | None, influence: int | None, days: int, is_never: bool
) -> str:
    silence = (
        ngettext("never met in the {count} day known", "never met in the {count} days known", days)
        if is_never
        else ngettext("not met for {count} day", "not met for {count} days", days)
    ).format(count=days)
    if rule is CenterRule.SUPPORTER_COLD:
        pattern = _("{name} supports us: {silence}.")
    elif rule is CenterRule.PERSON_COLD:
        pattern = _("{name}: {silence}.")
    elif stance is Stance.BLOCKER:
        pattern = _("{name} blocks with influence {influence}: {silence}.")
    else:
        pattern = _("{name} doubts with influence {influence}: {silence}.")
    return pattern.format(name=name, influence=influence, silence=silence)


def _faded_words(name: str, days: int) -> str:
    return ngettext(
        "{name}: stance not confirmed for {count} day.",
        "{name}: stance not confirmed for {count} days.",
        days,
    ).format(name=name, count=days)
