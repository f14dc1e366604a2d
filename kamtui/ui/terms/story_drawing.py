"""A term whole: what was agreed, how it was kept, and what it was renegotiated from and to, as one story."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.terms.notice import notice_from, show_notice
from kamtui.domain.terms.promises import Checked, Standing, rate_of, recent_rate, show_variance, strip_of
from kamtui.domain.terms.target import Target, show_measure, show_target
from kamtui.domain.terms.words import Consent, Outcome, TermState
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import N_, _, ngettext
from kamtui.domain.text.marks import without_signs
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.shown_days import show_date, show_days, show_due, show_long_day, show_weekday_day
from kamtui.store.day.task_reads import TaskLine
from kamtui.store.terms.reads import TermDetail
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.blocks import Block, Words, assemble, fact, heading, row, style

_OUTCOME_LOOKS = {
    Outcome.KEPT: "dim",
    Outcome.PARTLY: "",
    Outcome.BROKEN: "strong",
    Outcome.RENEGOTIATED: "accent",
}

Told = dict[str, tuple[str, str]]
"""What is said of a term: label as written → words and their style."""


def story_content(
    story: list[TermDetail],
    today: date,
    width: int,
    glyphs: Glyphs,
    *,
    term_id: int | None = None,
    tasks: Sequence[TaskLine] = (),
) -> Content:
    """A term as it is told from first to last, in `width` cells.

    On top stands the one at hand, or the newest, with the open `tasks` for it; below it the checks, and where it was renegotiated,
    each term in its turn from the oldest to the newest, with what changed.
    """
    here = next((detail for detail in story if detail.term_id == term_id), story[-1])
    blocks = _head(here, width)
    blocks += [fact(_(label), text, width, look) for label, (text, look) in _told(here, today).items()]
    blocks.append(_kept(here.standing, today, width, glyphs))
    blocks.append(_last(here.standing, today, width, glyphs))
    blocks += [_task(task, today, width, glyphs) for task in tasks]
    blocks.append(fact(_("Note"), without_signs(here.entry.note), width))
    if len(story) == 1:
        blocks.append(heading(_("Checks"), width=width, glyphs=glyphs))
        blocks += _checks(here.standing, today, width, glyphs)
        return assemble(blocks)
    before: TermDetail | None = None
    for chapter in story:
        blocks.append(_chapter(chapter, today, width, glyphs))
        if before is None:
            blocks.append(fact(_("At first"), _in_short(chapter), width))
        else:
            blocks += _changed(before, chapter, width, glyphs)
        blocks += _checks(chapter.standing, today, width, glyphs)
        before = chapter
    return assemble(blocks)


def _head(detail: TermDetail, width: int) -> list[Block]:
    entry, standing = detail.entry, detail.standing
    about = " · ".join((clean(standing.account), entry.owed_by.label, entry.category.label))
    state, look = "", "bold"
    if entry.state is not TermState.AGREED:
        state = entry.state.label
        if entry.state is TermState.PROPOSED:
            look = style("strong")
        elif detail.ended_on is not None:
            state = _("{state} on {day}").format(state=state, day=show_long_day(detail.ended_on))
    blocks = [row((piece, "bold")) for piece in wrap(entry.what, width)]
    if not state:
        return [*blocks, *(row((piece, "$faint")) for piece in wrap(about, width))]
    if cell_len(f"{about} · {state}") <= width:
        return [*blocks, row((f"{about} · ", "$faint"), (state, look))]
    return [*blocks, *(row((piece, "$faint")) for piece in wrap(about, width)), row((state, look))]


def _told(detail: TermDetail, today: date) -> Told:
    """The facts of a term."""
    entry = detail.entry
    told: Told = {
        N_("Target"): (show_target(entry.target), ""),
        N_("From"): (show_long_day(entry.from_on), ""),
    }
    if entry.until_on is not None:
        days = (entry.until_on - today).days
        left = ngettext("in {count} day", "in {count} days", days).format(count=days)
        if days <= 0:
            left = _("past") if days else _("today")
        text = show_long_day(entry.until_on)
        told[N_("Until")] = (
            f"{text} ({left})" if detail.standing.is_open else text,
            style("strong") if detail.standing.is_past_end(today) else "",
        )
    told[N_("Notice")] = _notice(detail, today)
    told[N_("Check when")] = _rule(detail.standing, today)
    told[N_("Approval")] = _consent(detail)
    told[N_("Agreed")] = (_agreed(detail), "")
    return told


def _notice(detail: TermDetail, today: date) -> tuple[str, str]:
    entry = detail.entry
    begins = notice_from(entry.until_on, entry.notice)
    text = show_notice(entry.notice)
    if begins is None or not detail.standing.is_open:
        return text, ""
    day = show_long_day(begins)
    if not detail.standing.is_notice_running(today):
        return _("{notice}: give notice by {day}").format(notice=text, day=day), ""
    return _("{notice}: running since {day}").format(notice=text, day=day), style("strong")


def _rule(term: Standing, today: date) -> tuple[str, str]:
    """By which rule it is checked, and when next."""
    if term.rule is None:
        return "", ""
    text, due = show_recurrence(term.rule), term.next_check_on
    if due is None:
        return text, ""
    if term.is_overdue(today):
        days = show_days((today - due).days)
        return _("{rule}; due since {day}, {ago}").format(
            rule=text, day=show_weekday_day(due, today), ago=days
        ), style("red")
    if due == today:
        return _("{rule}; due today").format(rule=text), style("strong")
    return _("{rule}; next {day}").format(rule=text, day=show_weekday_day(due, today)), ""


def _consent(detail: TermDetail) -> tuple[str, str]:
    entry = detail.entry
    if entry.consent is Consent.NOT_NEEDED:
        return "", ""
    parts = [entry.consent.label]
    if entry.consent_on is not None:
        parts.append(show_long_day(entry.consent_on))
    if entry.consent_by:
        parts.append(clean(entry.consent_by))
    return ", ".join(parts), style("strong" if entry.consent in (Consent.ASKED, Consent.REFUSED) else "")


def _agreed(detail: TermDetail) -> str:
    """In which call, and with whom."""
    parts = []
    if detail.call_held_at is not None:
        day = show_long_day(to_local(detail.call_held_at).date())
        parts.append(_("in the call of {day}").format(day=day))
    if detail.standing.person:
        parts.append(_("with {person}").format(person=clean(detail.standing.person)))
    return ", ".join(parts)


def _in_short(detail: TermDetail) -> str:
    """What the first of several terms said."""
    entry = detail.entry
    parts = [clean(entry.what), show_target(entry.target)]
    if entry.checks is not None:
        parts.append(show_recurrence(entry.checks))
    return ", ".join(part for part in parts if part)


def _changed(before: TermDetail, after: TermDetail, width: int, glyphs: Glyphs) -> list[Block]:
    """What a renegotiated term says otherwise than the one before it."""
    was, now = _comparable(before), _comparable(after)
    blocks = []
    for label in now:
        if was[label] != now[label]:
            pair = f"{was[label] or _('none')} {glyphs.way_in} {now[label] or _('none')}"
            blocks.append(fact(_(label), pair, width, "$accent"))
    return blocks or [row((_("the same again"), "$faint"))]


def _comparable(detail: TermDetail) -> dict[str, str]:
    entry = detail.entry
    return {
        N_("What"): clean(entry.what),
        N_("Who owes"): entry.owed_by.label,
        N_("Category"): entry.category.label,
        N_("Target"): show_target(entry.target),
        N_("Until"): show_long_day(entry.until_on) if entry.until_on else "",
        N_("Notice"): show_notice(entry.notice),
        N_("Check when"): show_recurrence(entry.checks) if entry.checks else "",
    }


def _span(detail: TermDetail, today: date) -> str:
    """From when to when a term held."""
    first = show_date(detail.entry.from_on)
    if detail.ended_on is not None and not detail.standing.is_open:
        return _("{first} to {last}").format(first=first, last=show_date(detail.ended_on))
    if detail.entry.from_on > today:
        return _("From {first}").format(first=first)
    return _("Since {first}").format(first=first)


def _chapter(detail: TermDetail, today: date, width: int, glyphs: Glyphs) -> Block:
    """The heading of one of several terms; its count below where there is no room beside."""
    span, count = _span(detail, today), _count(detail)
    if len(span) + len(count) + 2 <= width:
        return heading(span, count, width=width, glyphs=glyphs)
    return [*heading(span, width=width, glyphs=glyphs), *row((count, "$faint"))]


def _count(detail: TermDetail) -> str:
    rate = rate_of(detail.standing.checks)
    if not rate.checks:
        return ""
    return _("kept {kept} of {count}").format(kept=rate.kept, count=rate.checks)


def _kept(term: Standing, today: date, width: int, glyphs: Glyphs) -> Block:
    """The strip of the last checks, each with its own colour beside its sign, how many of them were kept, and of all."""
    recent, rate = recent_rate(term), rate_of(term.checks)
    strip = strip_of(term, today)
    if not strip:
        return []
    label_width = 13 if width >= 60 else 10
    words: list[Words] = [(fit(_("Kept"), label_width) + " ", "$faint")]
    words += [
        (glyphs.outcome(outcome), style(_OUTCOME_LOOKS[outcome] if outcome is not None else "strong"))
        for outcome in strip
    ]
    if recent.checks:
        words.append(("  " + _("{kept} of {count}").format(kept=recent.kept, count=recent.checks), ""))
    if rate.checks > recent.checks and width >= 60:
        words.append((_(" · {kept} of {count} in all").format(kept=rate.kept, count=rate.checks), "$faint"))
    return row(*words)


def _last(term: Standing, today: date, width: int, glyphs: Glyphs) -> Block:
    """What the last check found, where there are too many checks to see it at once."""
    last = term.last
    if last is None or len(term.checks) < 4:
        return []
    parts = [
        f"{glyphs.outcome(last.outcome)} {last.outcome.label}, {show_weekday_day(last.checked_on, today)}",
        _measured(last, term.target),
        clean(last.evidence),
    ]
    look = style(_OUTCOME_LOOKS[last.outcome]) if last.outcome is not Outcome.KEPT else ""
    return fact(_("Last check"), "; ".join(part for part in parts if part), width, look)


def _task(task: TaskLine, today: date, width: int, glyphs: Glyphs) -> Block:
    """A task that is still to be done about it, and its day, with a sign where it is late."""
    day = show_due(task.due_on, today)
    words, look = f"{day}  {clean(task.what)}", ""
    if task.due_on < today:
        words, look = f"{glyphs.overdue} {words}", style("red")
    return fact(_("Task"), words, width, look)


def _measured(check: Checked, target: Target | None) -> str:
    if check.measured is None:
        return ""
    if target is None:
        return show_measure(check.measured)
    return _("{measured} against {target}").format(
        measured=show_variance(target, check.measured), target=show_target(target)
    )


def _checks(term: Standing, today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """Every check, the oldest first: its day, what it found, what was measured, and the evidence."""
    if not term.checks:
        ask = _("Not checked yet: {term.check} checks it.") if term.may_be_checked else _("Never checked.")
        return [row((ask, "$faint"))]
    days = [show_weekday_day(check.checked_on, today) for check in term.checks]
    day_width = max(map(len, days))
    label_width = min(max(len(outcome.label) for outcome in Outcome), max(width - day_width - 4, 1))
    blocks = []
    for day, check in zip(days, term.checks, strict=True):
        look = style(_OUTCOME_LOOKS[check.outcome])
        head: list[Words] = [
            (fit(day, day_width) + "  ", "$faint"),
            (f"{glyphs.outcome(check.outcome)} ", look),
            (fit(check.outcome.label, label_width), look if check.outcome is not Outcome.KEPT else ""),
        ]
        indent = day_width + 2
        measured, room = _measured(check, term.target), width - indent - 2 - label_width - 2
        late = _due(check, today)
        beside = [text for text in (measured, late) if text]
        if beside and len("  ".join(beside)) <= room:
            head.append(("  " + measured, ""))
            head.append((("  " if measured else "") + late, "$faint"))
            beside = []
        blocks.append(row(*head))
        below = [*beside, clean(check.evidence)]
        for text in below:
            if text:
                blocks += [
                    row((" " * indent, ""), (piece, "$faint"))
                    for piece in wrap(text, max(width - indent, 10))
                ]
    return blocks


def _due(check: Checked, today: date) -> str:
    """For which day a check was meant, if it was made on another."""
    if check.due_on is None or check.due_on == check.checked_on:
        return ""
    return _("for {day}").format(day=show_weekday_day(check.due_on, today))
