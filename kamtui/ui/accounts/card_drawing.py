"""An account at a glance, as it stands beside a list."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.accounts.reach import first_reach
from kamtui.domain.accounts.words import PersonStatus, ReachKind
from kamtui.domain.chain.prospect import is_asked_about
from kamtui.domain.chain.words import answers_words
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.health import BEST, Health
from kamtui.domain.terms.promises import Standing, most_urgent_first, show_rate
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_ago, show_day, show_due, show_weekday_day
from kamtui.domain.warning import Warning
from kamtui.store.account_card import AccountCard
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.store.calls.reads import CallLine
from kamtui.store.day.task_reads import TaskLine
from kamtui.ui.accounts.looks import gist_words, health_look, severities_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly, wrap, wrap_evenly, wrap_to
from kamtui.ui.terms.drawing import (
    favour_counts,
    problem_sign,
    problem_words,
    short_side,
    warning_words,
)
from kamtui.ui.widgets.blocks import Block, Words, assemble, heading, packed, row, style
from kamtui.ui.widgets.looks import due_look, due_sign, severity_sign, stance_look

MOST_ROWS = 2
"""How many rows a task, a term or the head of a call has at most."""
MOST_WARNINGS = 3
"""How many warnings a panel says."""
PHONE, LAST, WITH_LAST = 17, 11, 50
"""Cells of a phone beside a person's name, and of the day they were last spoken to, which a panel of so many cells says too."""


def greeting_words(card: AccountCard, today: date) -> tuple[str, str, str]:
    """The sign of it being late and its looks; when it was last spoken to, and the rule for that."""
    last = _("never spoken to") if card.last_on is None else spoken(card.last_on, today)
    if card.interval is None:
        return "", "", last
    words = _("{last}, contact every {every} to {latest} days").format(
        last=last, every=card.interval.every_days, latest=card.interval.latest_days
    )
    if card.greeting < Greeting.AMBER:
        return "", "", words
    sign, look = ("!", "amber") if card.greeting is Greeting.AMBER else ("!!", "red")
    return f"{sign} ", look, words


def chain_words(card: AccountCard, today: date) -> str:
    """How a prospect stands, and who named it: `need yes; means no · named by Maria Ivanova, 1 Jun`."""
    if card.chain is None:
        return ""
    parts = []
    if is_asked_about(card.entry.stage):
        parts.append(answers_words(card.chain.answers))
    for name, source, named_on in card.chain.named[:2]:
        day = show_day(named_on, today)
        parts.append(
            _("named by {who}, {day}").format(who=clean(name), day=day)
            if name
            else _("came from: {source}, {day}").format(source=source.label, day=day)
        )
    if len(card.chain.named) > 2:
        parts.append(_("and {count} more").format(count=len(card.chain.named) - 2))
    return " · ".join(parts)


def spoken(day: date, today: date) -> str:
    """The day of the last word with somebody, in words."""
    days = (today - day).days
    if days <= 0:
        return _("spoken to today")
    return ngettext("spoken to {count} day ago", "spoken to {count} days ago", days).format(count=days)


def card_content(
    card: AccountCard,
    today: date,
    width: int,
    glyphs: Glyphs,
    also: str = "",
    warnings: Sequence[Warning] = (),
) -> Content:
    """An account at a glance, in a panel of `width` cells; `also` is what else is known of it, with points between.

    Of the `warnings` the gravest are said.
    """
    entry = card.entry
    stage = entry.stage.label
    if entry.is_key:
        stage = _("{sign} key {stage}").format(sign=glyphs.key_account, stage=stage)
    about = " · ".join(part for part in (stage, clean(entry.city), clean(entry.industry)) if part)
    sign, look, contact = greeting_words(card, today)
    blocks: list[Block] = [
        *(row((piece, "bold")) for piece in wrap(clean(entry.name), width)),
        *(row((piece, "$faint")) for piece in packed(about.split(" · "), width)),
        *(row((piece, "$faint")) for piece in packed(also.split(" · "), width) if piece),
    ]
    for number, piece in enumerate(wrap_evenly(contact, width - len(sign))):
        blocks.append(row((" " * len(sign) if number else sign, style(look)), (piece, "")))
    phones = [clean(way.text) for way in entry.reaches if way.kind is ReachKind.PHONE]
    blocks += [row((piece, "")) for piece in packed(phones, width)]
    if entry.vulnerability:
        words = _("What could lose this customer: {text}").format(text=entry.vulnerability)
        for number, piece in enumerate(wrap_evenly(words, width - 2)):
            blocks.append(row(("  " if number else "! ", "$warning"), (piece, "")))
    for piece in wrap_evenly(chain_words(card, today), width) if card.chain else []:
        blocks.append(row((piece, "$faint")))
    blocks += _warnings(warnings, width, glyphs)
    blocks += _health_row(card.health, width)
    blocks.append(heading(_("Next"), str(card.open_tasks or ""), width=width, glyphs=glyphs))
    blocks += task_rows(card.tasks[:4], today, width, glyphs)
    blocks += _terms(card, today, width, glyphs)
    blocks.append(heading(_("People"), people_counted(card), width=width, glyphs=glyphs))
    blocks += [person_row(person, today, width, glyphs) for person in card.people]
    if not card.people:
        blocks.append(row((_("nobody known"), "$faint")))
    blocks.append(heading(_("Last calls"), str(card.call_count or ""), width=width, glyphs=glyphs))
    for call in card.calls:
        blocks += call_rows(call, today, width, most=4)
    if not card.calls:
        blocks.append(row((_("none yet"), "$faint")))
    return assemble(blocks)


def people_counted(card: AccountCard) -> str:
    """`7`, or `6 and 1 unknown person` where of somebody only the part is known: stances are counted of the known."""
    unknown = sum(person.is_empty_seat for person in card.people)
    if not unknown:
        return str(card.people_count or "")
    words = ngettext("{count} and {unknown} unknown person", "{count} and {unknown} unknown people", unknown)
    return words.format(count=card.people_count - unknown, unknown=unknown)


def _warnings(warnings: Sequence[Warning], width: int, glyphs: Glyphs) -> list[Block]:
    """The gravest of the warnings, given the gravest first, each in two rows at most."""
    if not warnings:
        return []
    blocks = [heading(_("Warnings"), severities_words(warnings), width=width, glyphs=glyphs)]
    for warning in warnings[:MOST_WARNINGS]:
        sign, look = severity_sign(warning.severity, glyphs)
        for number, piece in enumerate(wrap_to(warning_words(warning), width - 3, 2)):
            blocks.append(row((fit("" if number else sign, 3), style(look)), (piece, "")))
    if (more := len(warnings) - MOST_WARNINGS) > 0:
        blocks.append(
            row(("   " + ngettext("… {count} more", "… {count} more", more).format(count=more), "$faint"))
        )
    return blocks


def _health_row(health: Health, width: int) -> list[Block]:
    """In a panel: the figure, each part with its own, and which have no data."""
    if health.value is None:
        return [row((piece, "$faint")) for piece in wrap_evenly(health.words, width)]
    blocks = [
        row(
            (_("Health") + " ", "bold"),
            (str(health.value), style(f"{health_look(health.value)} strong")),
            ("  " + _("of {best}").format(best=BEST), "$faint"),
        )
    ]
    parts = [f"{figure.part.label} {figure.value}" for figure in health.figures if figure.value is not None]
    blocks += [row((piece, "")) for piece in packed(parts, width)]
    if health.without_data:
        said = _("no data: {parts}").format(parts=", ".join(part.label for part in health.without_data))
        blocks += [row((piece, "$faint")) for piece in wrap_evenly(said, width)]
    return [[("\n", "")], *blocks]


def task_rows(tasks: Sequence[TaskLine], today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """The open tasks, each in as many rows as it needs, in two at most."""
    days = [
        _Day(task.due_on, due_sign(task.due_on, today, glyphs).strip(), due_look(task.due_on, today))
        for task in tasks
    ]
    cells = _most_cells(days, today)
    rows = [
        row(*(day.words(today, cells) if not number else [(" " * (cells + 2), "")]), (piece, ""))
        for day, task in zip(days, tasks, strict=True)
        for number, piece in enumerate(wrap_to(task.what, width - cells - 2, MOST_ROWS))
    ]
    return rows or [row(("! ", "$warning"), (_("nothing scheduled"), ""))]


def _terms(card: AccountCard, today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """What was agreed, as much as a panel needs: what is broken, due and next, the rates, the worst problem."""
    balance = card.balance
    if balance.is_empty and not card.problems:
        return []
    owed = most_urgent_first(balance.terms, today)
    blocks = [heading(_("Terms"), str(balance.open_terms or ""), width=width, glyphs=glyphs)]
    blocks += _term_rows(owed[:3], today, width, glyphs)
    words = [
        text.format(rate=show_rate(rate))
        for text, rate in (
            (_("we kept {rate}"), balance.our_rate),
            (_("they kept {rate}"), balance.their_rate),
        )
        if rate is not None
    ]
    if balance.given.done or balance.received.done:
        words.append(favour_counts(balance))
    blocks += [row((piece, "$faint")) for piece in packed(words, width)]
    if card.problems:
        sign, look = problem_sign(card.problems[0].entry.severity)
        more = len(card.problems) - 1
        count = ngettext("{count} more", "{count} more", more).format(count=more) if more else ""
        problem = problem_words(card.problems[0])
        room = width - 3 - (cell_len(count) + 2 if count else 0)
        blocks.append(
            row(
                (fit(sign, 3), style(look)),
                (fit_exactly(problem, room), ""),
                (f"  {count}" if count else "", "$faint"),
            )
        )
    return blocks


def _term_rows(terms: Sequence[Standing], today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """Terms in a panel: when each was broken or is checked, what, who owes it; in two rows at most."""
    days = [_day_of(term, today, glyphs) for term in terms]
    cells = _most_cells(days, today)
    rows = []
    for day, term in zip(days, terms, strict=True):
        first, *more = wrap_to(term.what, width - cells - 7, MOST_ROWS)
        side = (fit(short_side(term.owed_by), 5, right=True), "$faint")
        rows.append(row(*day.words(today, cells), (fit_exactly(first, width - cells - 7), ""), side))
        rows += [row((" " * (cells + 2), ""), (piece, "")) for piece in more]
    return rows


def _day_of(term: Standing, today: date, glyphs: Glyphs) -> "_Day":
    if term.last is not None and term.needs_answer(today):
        broken_on = term.last.checked_on
        return _Day(broken_on, glyphs.outcome(Outcome.BROKEN), "red")
    day = term.next_check_on
    if term.is_due(today):
        return _Day(day, due_sign(day, today, glyphs).strip(), due_look(day, today))
    return _Day(day)


class _Day(NamedTuple):
    """A day at the head of a row, with the sign before it."""

    day: date | None
    sign: str = ""
    look: str = ""

    def text(self, today: date) -> str:
        """`▸ −4d`."""
        day = show_due(self.day, today) if self.day else ""
        return " ".join(part for part in (self.sign, day) if part)

    def words(self, today: date, cells: int) -> list[Words]:
        """It in so many cells, flush right, and the gap behind it."""
        return [(fit(self.text(today), cells, right=True) + "  ", style(self.look))]


def _most_cells(days: Sequence[_Day], today: date) -> int:
    return max((cell_len(day.text(today)) for day in days), default=0)


def person_row(person: PersonLine, today: date, width: int, glyphs: Glyphs) -> Block:
    """A person in one row of a panel: how they stand, who they are, their phone; when last spoken to where there is room."""
    name = clean(person.name)
    if person.status is not PersonStatus.ACTIVE:
        name = f"{name} ({person.status.label})"
    last = "" if person.is_empty_seat else show_ago(person.last_on, today) if person.last_on else _("never")
    phone = clean(first_reach(person.reaches, ReachKind.PHONE))
    if width < WITH_LAST and not phone:
        phone, last = last, ""
    after = LAST if width >= WITH_LAST else 0
    return row(
        (f"{glyphs.stance(person.stance)} ", style(stance_look(person.stance))),
        (
            fit_exactly(name, max(width - 3 - PHONE - after, 6)) + " ",
            "$faint" if person.is_empty_seat else "",
        ),
        (fit(phone, PHONE, right=True), ""),
        (fit(last, after, right=True), "$faint"),
    )


def call_rows(call: CallLine, today: date, width: int, most: int) -> list[Block]:
    """A conversation: when and how, then its words in `most` rows at most."""
    held = to_local(call.held_at)
    head = f"{show_weekday_day(held.date(), today)}, {call.channel.label}"
    if call.people:
        head += f", {clean(call.people)}"
    text = gist_words(call)
    lines = wrap(clean(text), width - 2)
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(f"{lines[most - 1]} …", width - 2)]
    heads = wrap_to(head, width, MOST_ROWS)
    return [
        *(row((piece, "$accent")) for piece in heads),
        *(row((f"  {line}", "")) for line in lines if line),
    ]
