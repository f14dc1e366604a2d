"""A person's card in lines: how to reach them, how they stand and why, and what there is between them and us."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.accounts.person import title_and_department
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.center.links import Way
from kamtui.domain.center.words import Confidence
from kamtui.domain.feasts.typed_feasts import name_day_words
from kamtui.domain.terms.promises import Standing
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_day, show_day_month, show_due, show_long_day
from kamtui.store.person_card import PersonCard, Relation
from kamtui.ui.accounts.card_drawing import spoken
from kamtui.ui.accounts.looks import gist_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.links import linked_parts, links_of
from kamtui.ui.shell.text import fit, fit_exactly, wrap
from kamtui.ui.terms.drawing import draw_term
from kamtui.ui.widgets.blocks import APART
from kamtui.ui.widgets.heads.part_title import title_parts
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, WHEN, before_day, columns, due_look, due_sign, stance_look

LABEL = 11 + APART
"""Cells of what stands before a fact."""


class Target(NamedTuple):
    """What a line of the card leads to: a call, task, term, account or person."""

    kind: str
    record_id: int
    account_id: int | None = None


class CardLine(NamedTuple):
    """A line of the card; the cursor passes over headings and empty lines."""

    parts: Sequence[Part]
    target: Target | None = None
    is_heading: bool = False
    goes_on: bool = False
    """Whether it goes on with the line above."""


class CardLines(Lines):
    """The card, drawn for one width."""

    def __init__(self, rows: Sequence[CardLine], reaches: Sequence[Reach] = ()) -> None:
        """The ways to reach the person are links."""
        self._rows = rows
        self._links = links_of(reaches)

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        return index

    def is_heading(self, index: int) -> bool:
        return self._rows[index].is_heading or self._rows[index].goes_on

    def goes_on(self, index: int) -> bool:
        return self._rows[index].goes_on

    def draw(self, index: int, width: int) -> Sequence[Part]:
        return linked_parts(self._rows[index].parts, self._links)

    def target(self, index: int) -> Target | None:
        """What a line leads to."""
        return self._rows[index].target if 0 <= index < len(self._rows) else None


def card_lines(card: PersonCard, width: int, today: date, glyphs: Glyphs) -> CardLines:
    """The card for a width: how to reach them and how they stand, what there is between us, and what else is known."""
    about = list(_about(card, width))
    parts: tuple[tuple[str, int, Iterable[CardLine]], ...] = (
        (_("Tasks"), len(card.tasks), _tasks(card, width, today, glyphs)),
        *(
            (side.label.capitalize(), len(terms), _terms(terms, width, today, glyphs))
            for side in OwedBy
            if (terms := [term for term in card.terms if term.owed_by is side])
        ),
        (_("Calls"), card.call_count, _calls(card, width, today)),
        (
            _("Relations"),
            len(card.relations),
            (_relation(card, one, width, glyphs) for one in card.relations),
        ),
        (_("Named"), len(card.named), _named(card, width, today)),
        # Where somebody always was says nothing beside the account in the title.
        (_("Firms"), len(card.stays) if len(card.stays) > 1 else 0, _stays(card, width)),
    )

    def heading(label: str, count: str = "") -> CardLine:
        return CardLine(title_parts(label, count, width, glyphs), is_heading=True)

    rows = list(_facts(card, width, today, glyphs))
    for label, count, lines in parts:
        if count:
            rows += [CardLine((), is_heading=True), heading(label, str(count)), *lines]
    if about:
        rows += [CardLine((), is_heading=True), heading(_("About")), *about]
    return CardLines(rows, card.line.reaches)


def title_words(card: PersonCard) -> str:
    """Whose card it is, and where they are."""
    line = card.line
    name = clean(line.name)
    if line.is_empty_seat:
        name = _("{name} (unknown)").format(name=name)
    elif line.status is not PersonStatus.ACTIVE:
        name = f"{name} ({line.status.label})"
    return " · ".join(part for part in (name, clean(line.account)) if part)


def _fact(label: str, value: str, width: int) -> list[CardLine]:
    """A label and what is known under it, in as many lines as it needs; nothing where nothing is known."""
    if not value:
        return []
    return [
        CardLine([(fit("" if number else label, LABEL), "dim"), (piece, "")], goes_on=number > 0)
        for number, piece in enumerate(wrap(value, max(width - LABEL, 10)))
    ]


def _facts(card: PersonCard, width: int, today: date, glyphs: Glyphs) -> Iterable[CardLine]:
    """What stands first: what they are, how to reach them, how they stand and why, when they were last spoken to."""
    line = card.line
    title = title_and_department(line.title, line.department)
    if title:
        yield CardLine([(fit(title, width), "")])
    for kind, ways in groupby(line.reaches, lambda way: way.kind):
        yield from _fact(kind.label, "\n".join(way.text for way in ways), width)
    yield _stance(card, width, today, glyphs)
    yield from _fact(_("because"), card.stance.reason, width)
    yield from _fact(_("wanted"), _wanted(card, today), width)
    yield from _fact(_("roles"), ", ".join(role.label for role in line.roles), width)
    yield from _fact(_("reports to"), line.reports_to, width)
    if not line.is_empty_seat:
        yield from _fact(_("contact"), _contact(card, today), width)


def _wanted(card: PersonCard, today: date) -> str:
    """How we want them to stand: `supporter by 1 Mar 2027; next: lunch`; "" where nothing is wanted."""
    target = card.target
    if target is None:
        return ""
    said = target.stance.label
    if target.by_on is not None:
        said = _("{stance} by {day}").format(stance=said, day=show_long_day(target.by_on))
    if target.is_reached(card.line.stance):
        said = _("{wanted} (reached)").format(wanted=said)
    elif target.is_past(today):
        said = _("{wanted} (its day has passed)").format(wanted=said)
    return f"{said}; " + _("next: {move}").format(move=target.move) if target.move else said


def _contact(card: PersonCard, today: date) -> str:
    """When they were last spoken to, and how often they shall be: `spoken to 5 days ago, every 14 to 30 days`."""
    last_on, entry = card.line.last_on, card.entry
    said = spoken(last_on, today) if last_on else _("never: {call.log} writes down the first call")
    if entry.contact_every_days:
        said += ", " + _("every {every} to {latest} days").format(
            every=entry.contact_every_days, latest=entry.contact_latest_days
        )
    return said


def _about(card: PersonCard, width: int) -> Iterable[CardLine]:
    entry = card.entry
    marks = [
        text
        for flag, text in (
            (entry.is_adviser, _("adviser from outside")),
            (entry.is_influence_center, _("center of influence")),
        )
        if flag
    ]
    for label, value in (
        (_("goals"), entry.goals),
        (_("interests"), entry.interests),
        (_("birthday"), entry.birthday.shown if entry.birthday else ""),
        (_("name day"), "" if card.line.is_empty_seat else name_day_words(entry.name, entry.name_day)),
        (_("greetings"), "" if entry.is_greeted else _("not to be greeted on feasts")),
        (_("note"), entry.note),
        ("", ", ".join(marks)),
    ):
        yield from _fact(label, value, width)


def _stance(card: PersonCard, width: int, today: date, glyphs: Glyphs) -> CardLine:
    """`stance       ★ defender (assumed) · influence 4 · rated 11 Nov`."""
    line = card.line
    words = line.stance.label if line.stance else _("not known")
    if line.stance and line.confidence is Confidence.ASSUMED:
        words = _("{stance} (assumed)").format(stance=words)
    words += " · " + _("influence {value}").format(value=line.influence or "?")
    if card.rated_on is not None:
        words += " · " + _("rated {day}").format(day=show_day_month(card.rated_on, today))
    sign = (f"{glyphs.stance(line.stance)} ", stance_look(line.stance))
    return CardLine([(fit(_("stance"), LABEL), "dim"), sign, (fit(words, max(width - LABEL - 2, 1)), "")])


def _relation(card: PersonCard, relation: Relation, width: int, glyphs: Glyphs) -> CardLine:
    link, name, other = relation.link, clean(card.line.name), clean(relation.other)
    text = f"{other} {link.kind.label} {name}" if link.way is Way.IN else f"{link.kind.label} {other}"
    if link.confidence is Confidence.ASSUMED:
        text = _("{relation} (assumed)").format(relation=text)
    cells = [(glyphs.strength(link.strength), 3, "dim"), (text, 0, "")]
    return CardLine(columns(cells, width), Target("person", link.other_id))


def _stays(card: PersonCard, width: int) -> Iterable[CardLine]:
    """`Alfa          since 1 Mar 2025`: where they are and were, and where they are besides."""
    names = [clean(stay.account) for stay in card.stays]
    cells = min(max(map(cell_len, names), default=0), max(width // 2, 1))
    for stay, name in zip(card.stays, names, strict=True):
        when = (
            _("{when}, besides").format(when=stay.words)
            if stay.is_besides and stay.is_present
            else stay.words
        )
        look = "" if stay.is_present else "dim"
        yield CardLine(
            columns([(name, cells, look), (when, 0, look)], width), Target("stay", stay.membership_id)
        )


def _tasks(card: PersonCard, width: int, today: date, glyphs: Glyphs) -> Iterable[CardLine]:
    for task in card.tasks:
        look = due_look(task.due_on, today)
        sign, day = (due_sign(task.due_on, today, glyphs), look), (show_due(task.due_on, today), look)
        # The day ends where that of a term does, below it.
        before = [*before_day(sign, day, WHEN), (" " * GAP, "")]
        room = max(width - WHEN - GAP, 0)
        parts = [*before, (fit_exactly(clean(task.what), room), "")]
        yield CardLine(parts, Target("task", task.task_id))


def _terms(terms: Sequence[Standing], width: int, today: date, glyphs: Glyphs) -> Iterable[CardLine]:
    for term in terms:
        parts = draw_term(term, width, today, glyphs)
        yield CardLine(parts, Target("term", term.term_id, term.account_id))


def _dated(day: str, cells: Sequence[tuple[str, int, str]], width: int) -> list[Part]:
    """A day, below which stand those of the other parts, and columns behind it."""
    return [*before_day(("", ""), (day, "dim"), WHEN), (" " * GAP, ""), *columns(cells, width - WHEN - GAP)]


def _named(card: PersonCard, width: int, today: date) -> Iterable[CardLine]:
    for named in card.named:
        who = ", ".join(part for part in (clean(named.account), clean(named.person)) if part)
        cells = [(who, 0, ""), (named.stage.label, 8, "dim")]
        day = show_day(named.named_on, today)
        yield CardLine(_dated(day, cells, width), Target("account", named.account_id))


def _calls(card: PersonCard, width: int, today: date) -> Iterable[CardLine]:
    for call in card.calls:
        held_on = to_local(call.held_at).date()
        day = show_day_month(held_on, today) if held_on.year == today.year else show_day(held_on, today)
        cells = [(call.channel.label, 7, "dim"), (gist_words(call), 0, "")]
        yield CardLine(_dated(day, cells, width), Target("call", call.call_id))
    left = card.call_count - len(card.calls)
    if left > 0:
        yield CardLine([(_("… {count} more in the calls of the account").format(count=left), "dim")])
