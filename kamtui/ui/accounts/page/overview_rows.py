"""The overview of an account in lines one can stand on: what is next, what both owe, people, money, calls, the rest."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.day.health import BEST, Health
from kamtui.domain.day.health import Part as HealthPart
from kamtui.domain.day.line import put_off_tails
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_day, show_due, show_long_day, show_weekday_day
from kamtui.domain.warning import Warning
from kamtui.store.account_card import AccountCard
from kamtui.store.calls.reads import CallLine
from kamtui.store.day.task_reads import TaskLine
from kamtui.ui.accounts.card_drawing import chain_words, greeting_words
from kamtui.ui.accounts.looks import count_urgent, gist_words, health_look, severities_words
from kamtui.ui.accounts.page.hurting_rows import Hurting, hurting_rows
from kamtui.ui.accounts.page.money_rows import AccountMoney, money_rows
from kamtui.ui.accounts.page.owed_rows import owed_rows
from kamtui.ui.accounts.page.people_rows import people_rows
from kamtui.ui.accounts.page.rows import (
    Row,
    count_words,
    fact_rows,
    head_rows,
    hint_row,
    more_row,
    warning_rows,
)
from kamtui.ui.accounts.whole_drawing import reach_facts
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.links import Link, linked_parts, links_of
from kamtui.ui.shell.text import fit, wrap_evenly, wrap_with
from kamtui.ui.terms.drawing import warning_words
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import (
    GAP,
    WHEN,
    before_day,
    columns,
    due_look,
    due_sign,
    severity_sign,
    short_name,
)

TWOFOLD = 120
"""From this many cells on the overview stands in two columns."""
MOST_WARNINGS = 3
"""How many warnings the overview says; the others on demand."""
WARNING_SIGN = 4
"""Cells for the sign of a warning."""
MOST_PERSON = 14
"""Cells that the person of a task takes at most."""
LOWEST = 2
"""How many parts of health are named beside the figure."""
GIST = 3
"""How many lines a conversation has below its head."""
WHERE_HEALTH_LIES = {
    HealthPart.RELATIONSHIPS: "center",
    HealthPart.PROMISES: "terms",
    HealthPart.SATISFACTION: "dossier",
    HealthPart.MONEY: "numbers",
    HealthPart.FRESHNESS: "calls",
    HealthPart.RISK: "dossier",
}
"""The tab that shows what a part of health is made of."""


class Overview(NamedTuple):
    """What is shown of an account; `tasks` are all open ones, and those done where they were asked for."""

    card: AccountCard
    hurts: Hurting
    """What is broken or late."""
    tasks: Sequence[TaskLine]
    done_tasks: int
    with_done: bool
    money: AccountMoney
    warnings: Sequence[Warning] = ()
    """What is wrong, the severest first."""
    with_warnings: bool = False
    """Whether all warnings are shown."""
    being_read: str = ""
    """What is to be said where not all warnings are there yet."""
    late: int = 0
    """How much is late, as the list of accounts counts it: with what is urgent of the warnings it is its number."""


class OverviewLines(Lines):
    """The rows of one column."""

    def __init__(self, rows: Sequence[Row], card: AccountCard | None = None) -> None:
        """The ways to reach the account of the card and its people are links."""
        self._rows = rows
        self._links = _links(card) if card is not None else []

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        return self._rows[index].key

    def is_heading(self, index: int) -> bool:
        return self._rows[index].key is None

    def goes_on(self, index: int) -> bool:
        return self._rows[index].goes_on

    def draw(self, index: int, width: int) -> Sequence[Part]:
        return linked_parts(self._rows[index].parts, self._links)

    def begun_from(self, index: int) -> list[tuple[Row, Hashable]]:
        """The headings of the parts that begin at this line or below it, each with the key of its first line."""
        begun = []
        for at, row in enumerate(self._rows[index:], index):
            stop = next((n for n in range(at, len(self._rows)) if not self.is_heading(n)), None)
            if row.begins and stop is not None:
                begun.append((row, self._rows[stop].key))
        return begun

    def row(self, index: int) -> Row | None:
        """The row of a line one can stand on; None where there is none."""
        return self._rows[index] if index < len(self._rows) and not self.is_heading(index) else None


def _links(card: AccountCard) -> list[Link]:
    """Every way to reach the account or one of its people."""
    return links_of([*card.entry.reaches, *(way for person in card.people for way in person.reaches)])


def one_column(shown: Overview, width: int, today: date, glyphs: Glyphs) -> OverviewLines:
    """All of it below each other, what matters most first: a window of 24 lines has who is called by which phone."""
    return OverviewLines(
        [
            *_to_do(shown, today, width, glyphs),
            *_contact(shown.card, today, width),
            *people_rows(shown.card, today, width, glyphs),
            *_warnings(shown, width, glyphs),
            Row(()),
            *_about_now(shown.card, today, width),
            *owed_rows(shown.card, shown.hurts, today, width, glyphs),
            *money_rows(shown.money, shown.card, width, glyphs),
            *_calls(shown.card, today, width, glyphs),
            *_about(shown.card, today, width, glyphs),
            *_health(shown.card.health, width, glyphs),
        ],
        shown.card,
    )


def two_columns(
    shown: Overview, left: int, right: int, today: date, glyphs: Glyphs
) -> tuple[OverviewLines, OverviewLines]:
    """Left what hurts, what is next, what both owe and what is known; right people, money, conversations and health."""
    card = shown.card
    return (
        OverviewLines(
            [
                *_to_do(shown, today, left, glyphs),
                *_warnings(shown, left, glyphs),
                *_contact(card, today, left),
                *_about_now(card, today, left),
                *owed_rows(card, shown.hurts, today, left, glyphs),
                *_about(card, today, left, glyphs),
            ],
            card,
        ),
        OverviewLines(
            [
                *people_rows(card, today, right, glyphs, is_first=True),
                *money_rows(shown.money, card, right, glyphs),
                *_calls(card, today, right, glyphs),
                *_health(card.health, right, glyphs),
            ],
            card,
        ),
    )


# -- the account as it is


def _contact(card: AccountCard, today: date, width: int) -> list[Row]:
    """When it was spoken to, and by which number it is reached."""
    sign, look, contact = greeting_words(card, today)
    rows = [Row(()), *fact_rows("contact", _("Contact"), contact, width, sign=(sign, look))]
    return [*rows, *fact_rows("phone", _("Phone"), _phones(card), width)]


def _about_now(card: AccountCard, today: date, width: int) -> list[Row]:
    """What else one has to know of it before a call."""
    entry, rows = card.entry, list[Row]()
    if card.health.value is not None:
        value = (f"{card.health.value} ", health_look(card.health.value))
        rows += fact_rows("health", _("Health"), _lowest_words(card.health), width, sign=value)
    if card.chain is not None and entry.stage is Stage.PROSPECT:
        rows += fact_rows("chain", _("Chain"), chain_words(card, today), width)
    rows += fact_rows("renewal", _("Renewal"), _renewal(entry.renewal_on, today), width)
    rows += fact_rows("feasts", _("Feasts"), _feast_words(card, today), width)
    if entry.vulnerability:
        words = _("What could lose this customer: {text}").format(text=entry.vulnerability)
        rows += warning_rows(words, width, ("fact", "vulnerability"), "facts")
    return rows


def _feast_words(card: AccountCard, today: date) -> str:
    """`Georgi Petrov: name day, in 3d · …`."""
    return " · ".join(
        _("{who}: {feast}, {day}").format(
            who=clean(feast.who.person or feast.who.account), feast=feast.words, day=show_day(feast.on, today)
        )
        for feast in card.feasts
    )


def _phones(card: AccountCard) -> str:
    return " · ".join(clean(way.text) for way in card.entry.reaches if way.kind is ReachKind.PHONE)


def _lowest_words(health: Health) -> str:
    """`of 100, lowest: risk 20, money 41`, behind its figure; its group says all of it."""
    known = [(figure.value, figure.part.label) for figure in health.figures if figure.value is not None]
    lowest = ", ".join(f"{label} {value}" for value, label in sorted(known)[:LOWEST])
    return _("of {best}, lowest: {parts}").format(best=BEST, parts=lowest)


def _renewal(day: date | None, today: date) -> str:
    if day is None:
        return ""
    days = (day - today).days
    if days < 0:
        return _("{day} (past)").format(day=show_long_day(day))
    left = ngettext("in {count} day", "in {count} days", days).format(count=days)
    return f"{show_long_day(day)} ({left})"


def _about(card: AccountCard, today: date, width: int, glyphs: Glyphs) -> list[Row]:
    """What seldom changes."""
    entry = card.entry
    rows = fact_rows("note", _("Note"), entry.note, width)
    if card.chain is not None and entry.stage is not Stage.PROSPECT:
        rows += fact_rows("chain", _("Chain"), chain_words(card, today), width)
    where = ", ".join(part for part in (entry.city, entry.country) if part)
    rows += fact_rows("industry", _("Industry"), entry.industry, width)
    rows += fact_rows("where", _("Where"), where, width)
    for kind, label, value in reach_facts(entry.reaches):
        if kind is not ReachKind.PHONE:
            rows += fact_rows(kind.value, label, value, width)
    rows += fact_rows("legal name", _("Legal name"), entry.legal_name, width)
    rows += fact_rows("number", _("Number"), entry.registration_number, width)
    if not rows:
        rows = [hint_row("facts", _("Nothing noted yet: {line.edit} edits the account."), width)]
    return [*head_rows(_("About"), "", width, glyphs), *rows]


def _health(health: Health, width: int, glyphs: Glyphs) -> list[Row]:
    """Every part with its figure, a bar and what it is made of; health is their mean."""
    value = "?" if health.value is None else str(health.value)
    rows = head_rows(_("Health"), value, width, glyphs)
    room = 10 if width >= 70 else 5
    edge = max([14, *(cell_len(figure.part.label) for figure in health.figures)])
    begin = edge + 9 + room
    for figure in health.figures:
        full, rest = glyphs.progress(figure.value or 0, BEST, room)
        look = health_look(figure.value)
        shown = "?" if figure.value is None else str(figure.value)
        said, *more = wrap_evenly(figure.words, max(width - begin, 10))
        parts = (
            (fit(figure.part.label, edge), ""),
            (fit(shown, 3, right=True) + " ", look),
            (f"{glyphs.times}{figure.weight} ", "dim"),
            (full, look),
            (rest, "rule"),
            (f"  {said}", "dim" if figure.value is None else ""),
        )
        key = ("health", figure.part.value)
        rows.append(Row(parts, key, "health", WHERE_HEALTH_LIES[figure.part]))
        rows += [Row(((f"{'':{begin}}{piece}", parts[-1][1]),), None, "health") for piece in more]
    return [*rows, *(Row(((piece, "dim"),)) for piece in wrap_evenly(health.words, width))]


# -- what is to be done


def _to_do(shown: Overview, today: date, width: int, glyphs: Glyphs) -> list[Row]:
    """What hurts and what is next: what broke or is late, the other tasks. It is the first of its column."""
    return [*hurting_rows(shown.hurts, today, width, glyphs), *_next(shown, today, width, glyphs)][1:]


def _next(shown: Overview, today: date, width: int, glyphs: Glyphs) -> list[Row]:
    """The open tasks that are not late, the next first; below them how many are done, or these too."""
    open_tasks = sum(task.done_at is None for task in shown.tasks)
    above = [*shown.hurts.tasks, *shown.hurts.answers.values()]
    tasks = [task for task in shown.tasks if task not in above]
    left = open_tasks - len(above)
    if open_tasks and not tasks and not shown.done_tasks:
        return []
    note = count_words(left, open_tasks) if open_tasks else ""
    rows = head_rows(_("Next"), note, width, glyphs, count=str(left or ""))
    person = min(max((cell_len(short_name(task.person)) for task in tasks), default=0), MOST_PERSON)
    if not open_tasks:
        rows.append(hint_row("tasks", _("No task is open: {task.new} writes one down."), width, "amber"))
    for task in tasks:
        rows += _task_rows(task, width, today, glyphs, person=person)
    if shown.done_tasks and not shown.with_done:
        words = ngettext(
            "{count} task done: {list.view} shows it",
            "{count} tasks done: {list.view} shows them",
            shown.done_tasks,
        ).format(count=shown.done_tasks)
        rows.append(more_row("tasks", words, width, indent=WHEN + GAP))
    return rows


def _task_rows(task: TaskLine, width: int, today: date, glyphs: Glyphs, *, person: int) -> list[Row]:
    """A task, open or done, in the columns in which terms stand, in as many lines as its words need."""
    if task.done_at is not None:
        sign, sign_look, day, look = glyphs.done, "green", to_local(task.done_at).date(), "dim"
        what = clean(task.what)
    else:
        day, look = task.due_on, due_look(task.due_on, today)
        sign, sign_look = due_sign(day, today, glyphs), look
        what = f"{task.due_time:%H:%M} {clean(task.what)}" if task.due_time else clean(task.what)
    name = short_name(task.person)
    named = person if name and name not in what and width >= 50 else 0
    room = width - WHEN - GAP - (named + GAP if named else 0)
    tail = "".join(put_off_tails(task.times_put_off)) if task.done_at is None else ""
    first, *more = wrap_with(what, tail, max(room, 10))
    cells = [(first, 0, "dim" if task.done_at is not None else "")]
    if named:
        cells.append((name, named, "dim"))
    said = show_day(day, today) if task.done_at is not None else show_due(day, today)
    when = before_day((sign.strip(), sign_look), (said, look), WHEN)
    parts = [*when, (" " * GAP, ""), *columns(cells, width - WHEN - GAP)]
    below = [Row(((f"{'':{WHEN + GAP}}{piece}", cells[0][2]),), None, "tasks") for piece in more]
    return [Row(tuple(parts), ("task", task.task_id), "tasks"), *below]


# -- what is wrong


def _warnings(shown: Overview, width: int, glyphs: Glyphs) -> list[Row]:
    """The gravest warnings, each whole; without those that something broke, which stands above."""
    above, read = shown.hurts.broken.values(), shown.being_read
    told = [warning for warning in shown.warnings if warning not in above]
    if not told and not read:
        return []
    elsewhere = count_urgent(shown.warnings) - count_urgent(told) + shown.late
    counted = severities_words(told, elsewhere)
    note = " ".join(part for part in (counted, read) if part)
    pressing = told[0].severity if told else None
    # Below the list, too, the number is that of what its sign says, and not of all warnings.
    least = counted.partition(", ")[0]
    rows = head_rows(_("Warnings"), note, width, glyphs, count=counted, short=least, pressing=pressing)
    most = len(told) if shown.with_warnings else MOST_WARNINGS
    for warning in told[:most]:
        sign, look = severity_sign(warning.severity, glyphs)
        before = (f"{sign:<{WARNING_SIGN}}", look)
        key = ("warning", warning.key)
        rows += warning_rows(
            warning_words(warning), width, key, "warnings", before, warning.subject.person_id
        )
    if len(told) > most:
        left = len(told) - most
        words = ngettext(
            "… {count} more: {line.open} shows it", "… {count} more: {line.open} shows them", left
        ).format(count=left)
        rows.append(more_row("warnings", words, width, indent=WARNING_SIGN))
    return rows


# -- what was said


def _calls(card: AccountCard, today: date, width: int, glyphs: Glyphs) -> list[Row]:
    """The last conversations."""
    rows = head_rows(_("Last calls"), str(card.call_count or ""), width, glyphs)
    if not card.calls:
        rows.append(hint_row("calls", _("None yet: {call.log} writes down the first."), width))
    if card.objection is not None:
        day = show_weekday_day(to_local(card.objection.held_at).date(), today)
        words = _("Last objection: {what}, {day}").format(what=card.objection.objection.label, day=day)
        rows.append(Row(((fit(words, min(cell_len(words), width)), ""),)))
    for call in card.calls:
        rows += _call_rows(call, today, width)
    if (left := card.call_count - len(card.calls)) > 0:
        words = ngettext(
            "… {count} more: {tab.calls} shows it", "… {count} more: {tab.calls} shows them", left
        ).format(count=left)
        rows.append(more_row("calls", words, width, leads_to="calls"))
    return rows


def _call_rows(call: CallLine, today: date, width: int) -> Iterable[Row]:
    """A conversation: when, how and with whom, then what was said in a few lines."""
    head = f"{show_weekday_day(to_local(call.held_at).date(), today)}, {call.channel.label}"
    if call.people:
        head += f", {clean(call.people)}"
    yield Row(((fit(head, min(cell_len(head), width)), "accent"),), ("call", call.call_id), "calls")
    lines = wrap_evenly(clean(gist_words(call)), width - 2)
    if len(lines) > GIST:
        lines = [*lines[: GIST - 1], fit(f"{lines[GIST - 1]} …", width - 2)]
    for line in lines:
        if line:
            yield Row(((f"  {line}", ""),), None, "calls")
