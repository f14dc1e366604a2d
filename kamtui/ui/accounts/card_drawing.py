"""An account at a glance, a conversation whole, a person whole: what stands in panels."""

from collections.abc import Iterable
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.accounts.reach import Reach, first_reach
from kamtui.domain.accounts.words import PersonStatus, ReachKind
from kamtui.domain.amounts import show_amount
from kamtui.domain.calls.words import Asked
from kamtui.domain.chain.prospect import is_asked_about, letters
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.health import BEST, Health
from kamtui.domain.terms.promises import Standing, most_urgent_first, show_rate
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_ago, show_day, show_long_day, show_moment, show_weekday_day
from kamtui.store.account_card import AccountCard
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.store.calls.reads import CallDetail, CallLine
from kamtui.store.day.task_reads import TaskLine
from kamtui.ui.accounts.drawing import gist_words, health_look, stance_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.terms.drawing import draw_term, short_side
from kamtui.ui.terms.ledger_drawing import (
    draw_problem,
    favour_signs,
    favour_words,
    kept_words,
    problem_sign,
    problem_words,
)
from kamtui.ui.widgets.blocks import Block, assemble, fact, heading, row, style, styled
from kamtui.ui.widgets.looks import due_look, due_sign, stance_look

PHONE = 17
"""Cells of a phone beside a person's name."""
READABLE = 100
"""Lines longer than this are hard to read."""


def _greeting_words(card: AccountCard, today: date) -> tuple[str, str]:
    last = _("never spoken to") if card.last_on is None else _spoken(card.last_on, today)
    if card.interval is None:
        return last, ""
    rule = _("every {every} days, at the latest {latest}").format(
        every=card.interval.every_days, latest=card.interval.latest_days
    )
    look = {Greeting.FINE: "", Greeting.AMBER: "$warning"}.get(card.greeting, "$error")
    sign = {Greeting.FINE: "", Greeting.AMBER: "  !"}.get(card.greeting, "  !!")
    return f"{last}{sign}  ({rule})", look


def _chain_words(card: AccountCard, today: date) -> str:
    """How a prospect stands, and who named it: `NMAA YN??, named by Maria Ivanova, 1 Jun`."""
    if card.chain is None:
        return ""
    parts = []
    if is_asked_about(card.entry.stage):
        parts.append(f"NMAA {letters(card.chain.answers)}")
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


def _spoken(day: date, today: date) -> str:
    days = (today - day).days
    if days <= 0:
        return _("spoken to today")
    return ngettext("spoken to {count} day ago", "spoken to {count} days ago", days).format(count=days)


def card_content(card: AccountCard, today: date, width: int, glyphs: Glyphs) -> Content:
    """An account at a glance, in a panel of `width` cells."""
    entry = card.entry
    stage = entry.stage.label
    if entry.is_key:
        stage = _("{sign} key {stage}").format(sign=glyphs.key_account, stage=stage)
    about = " · ".join(part for part in (stage, clean(entry.city), clean(entry.industry)) if part)
    greeting_text, greeting_look = _greeting_words(card, today)
    blocks: list[Block] = [
        row((fit(clean(entry.name), width), "bold")),
        row((fit(about, width), "$faint")),
    ]
    for piece in wrap(greeting_text, width):
        blocks.append(row((piece, greeting_look)))
    phones = [clean(way.text) for way in entry.reaches if way.kind is ReachKind.PHONE]
    blocks += [row((piece, "")) for piece in _packed(phones, width)]
    if entry.vulnerability:
        for piece in wrap(_("Vulnerable: {text}").format(text=entry.vulnerability), width):
            blocks.append(row((piece, "$warning")))
    for piece in wrap(_chain_words(card, today), width) if card.chain else []:
        blocks.append(row((piece, "$faint")))
    blocks += _health_row(card.health, width)
    blocks.append(heading(_("Next"), str(card.open_tasks or ""), width=width, glyphs=glyphs))
    blocks += _tasks(card.tasks[:4], today, width, glyphs)
    blocks += _terms(card, today, width, glyphs)
    blocks.append(heading(_("People"), str(card.people_count or ""), width=width, glyphs=glyphs))
    blocks += [_person_row(person, today, width, glyphs) for person in card.people]
    if not card.people:
        blocks.append(row((_("nobody known"), "$faint")))
    blocks.append(heading(_("Last calls"), str(card.call_count or ""), width=width, glyphs=glyphs))
    for call in card.calls:
        blocks += _call_rows(call, today, width, most=4)
    if not card.calls:
        blocks.append(row((_("none yet"), "$faint")))
    return assemble(blocks)


def _health_row(health: Health, width: int) -> list[Block]:
    """In a panel: the figure, each part with its own, and which have no data."""
    if health.value is None:
        return [row((piece, "$faint")) for piece in wrap(health.words, width)]
    blocks = [
        row(
            (_("Health") + " ", "bold"),
            (str(health.value), style(f"{health_look(health.value)} strong")),
            ("  " + _("of {best}").format(best=BEST), "$faint"),
        )
    ]
    parts = [f"{figure.part.label} {figure.value}" for figure in health.figures if figure.value is not None]
    blocks += [row((piece, "")) for piece in _packed(parts, width)]
    if health.without_data:
        said = _("no data: {parts}").format(parts=", ".join(part.label for part in health.without_data))
        blocks += [row((piece, "$faint")) for piece in wrap(said, width)]
    return [[("\n", "")], *blocks]


def _health_words(health: Health) -> str:
    """`66: satisfaction 80, money 100; no data: promises`; nothing where no part has data."""
    if health.value is None:
        return ""
    parts = [f"{figure.part.label} {figure.value}" for figure in health.figures if figure.value is not None]
    words = f"{health.value}: {', '.join(parts)}"
    if health.without_data:
        missing = ", ".join(part.label for part in health.without_data)
        words += "; " + _("no data: {parts}").format(parts=missing)
    return words


def _health(health: Health, width: int, glyphs: Glyphs) -> list[Block]:
    """At the end of the overview: every part with its figure, a bar and what it is made of; health is their mean."""
    value = "?" if health.value is None else str(health.value)
    blocks = [heading(_("Health"), value, width=width, glyphs=glyphs)]
    room = 10 if width >= 60 else 5
    for figure in health.figures:
        full, rest = glyphs.progress(figure.value or 0, BEST, room)
        blocks.append(
            row(
                (fit(figure.part.label, 14), ""),
                (
                    fit("?" if figure.value is None else str(figure.value), 3, right=True) + " ",
                    style(health_look(figure.value)),
                ),
                (f"{glyphs.times}{figure.weight} ", "$faint"),
                (full, style(health_look(figure.value))),
                (rest, "$rule"),
                (
                    fit(f"  {figure.words}", max(width - 21 - room, 1)),
                    "$faint" if figure.value is None else "",
                ),
            )
        )
    return [*blocks, *(row((piece, "$faint")) for piece in wrap(health.words, width))]


def _tasks(tasks: Iterable[TaskLine], today: date, width: int, glyphs: Glyphs) -> list[Block]:
    rows = [
        row(
            (fit(show_day(task.due_on, today), 7, right=True) + "  ", style(due_look(task.due_on, today))),
            (fit(clean(task.what), width - 9), ""),
        )
        for task in tasks
    ]
    return rows or [row((_("nothing scheduled"), "$warning"))]


def _terms(card: AccountCard, today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """What was agreed, as much as a panel needs: what is broken, due and next, the rates, the worst problem."""
    balance = card.balance
    if balance.is_empty and not card.problems:
        return []
    owed = most_urgent_first(balance.terms, today)
    blocks = [heading(_("Terms"), str(balance.open_terms or ""), width=width, glyphs=glyphs)]
    blocks += [_term_row(term, today, width, glyphs) for term in owed[:3]]
    words = [
        text.format(rate=show_rate(rate))
        for text, rate in ((_("ours {rate}"), balance.our_rate), (_("theirs {rate}"), balance.their_rate))
        if rate is not None
    ]
    if balance.given.done or balance.received.done:
        words.append(_("favours {signs}").format(signs=favour_signs(balance, glyphs)))
    blocks += [row((piece, "$faint")) for piece in _packed(words, width)]
    if card.problems:
        sign, look = problem_sign(card.problems[0].entry.severity)
        count = _("1 of {count}").format(count=len(card.problems)) if len(card.problems) > 1 else ""
        problem = problem_words(card.problems[0])
        room = width - 3 - (cell_len(count) + 2 if count else 0)
        blocks.append(
            row(
                (fit(sign, 3), style(look)),
                (fit(problem, room), ""),
                (f"  {count}" if count else "", "$faint"),
            )
        )
    return blocks


def _packed(words: Iterable[str], width: int) -> list[str]:
    """Words with a point between, as many on a line as fit whole."""
    lines: list[str] = []
    for word in words:
        if lines and cell_len(lines[-1]) + 3 + cell_len(word) <= width:
            lines[-1] = f"{lines[-1]} · {word}"
        else:
            lines.append(fit(word, min(cell_len(word), width)))
    return lines


def _term_row(term: Standing, today: date, width: int, glyphs: Glyphs) -> Block:
    """A term in a panel: when it was broken or is checked, what, who owes it."""
    last, day, sign, look = term.last, term.next_check_on, "", ""
    if last is not None and term.is_broken(today):
        day, sign, look = last.checked_on, glyphs.outcome(Outcome.BROKEN), "red"
    elif term.is_due(today):
        sign, look = due_sign(day, today, glyphs), due_look(day, today)
    when = show_day(day, today) if day else ""
    return row(
        (fit(when, 7, right=True) + "  ", style(look)),
        (fit(sign, 2), style(look)),
        (fit(clean(term.what), width - 16), ""),
        (fit(short_side(term.owed_by), 5, right=True), "$faint"),
    )


def _ledger(card: AccountCard, today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """What both sides owe, the problems, and the favours in one line, for the overview."""
    balance = card.balance
    blocks: list[Block] = []
    for title, terms, rate in (
        (_("We owe"), balance.ours, balance.our_rate),
        (_("They owe"), balance.theirs, balance.their_rate),
        (_("Both owe"), balance.shared, None),
    ):
        if not terms:
            continue
        note = str(len(terms)) if rate is None else f"{len(terms)}, {kept_words(rate)}"
        blocks.append(heading(title, note, width=width, glyphs=glyphs))
        blocks += [styled(draw_term(term, width, today, glyphs, with_account=False)) for term in terms[:4]]
        blocks += _more(len(terms) - 4)
    if card.problems:
        blocks.append(heading(_("Problems"), str(len(card.problems)), width=width, glyphs=glyphs))
        blocks += [styled(draw_problem(problem, width)) for problem in card.problems[:3]]
        blocks += _more(len(card.problems) - 3)
    if words := favour_words(balance.given, balance.received):
        blocks += [[("\n", "")], fact(_("Favours"), words, width)]
    return blocks


def _more(count: int) -> list[Block]:
    """One line that says how many more there are, and where; nothing for none."""
    if count <= 0:
        return []
    text = ngettext(
        "… {count} more: {tab.terms} shows the terms", "… {count} more: {tab.terms} shows the terms", count
    )
    return [row((text.format(count=count), "$faint"))]


def _person_row(person: PersonLine, today: date, width: int, glyphs: Glyphs) -> Block:
    name = clean(person.name)
    if person.status is not PersonStatus.ACTIVE:
        name = f"{name} ({person.status.label})"
    roles = ",".join(role.letter for role in person.roles)
    last = "" if person.is_empty_seat else show_ago(person.last_on, today) if person.last_on else _("never")
    room = max(width - 2 - 6 - 10, 6)
    look = "$warning" if person.is_empty_seat else ""
    title = ""
    phone = ""
    if room >= 70:
        phone = fit(clean(first_reach(person.reaches, ReachKind.PHONE)), PHONE) + "  "
        room -= PHONE + 2
    if room >= 50:
        title = fit(
            ", ".join(part for part in (clean(person.title), clean(person.department)) if part), room - 28
        )
        title += "  "
        room = 26
    return row(
        (f"{glyphs.stance(person.stance)} ", style(stance_look(person.stance))),
        (fit(name, room), look),
        (title, "$faint"),
        (phone, ""),
        (fit(roles, 6), "$accent"),
        (fit(last, 10, right=True), "$faint"),
    )


def _call_rows(call: CallLine, today: date, width: int, most: int) -> list[Block]:
    held = to_local(call.held_at)
    head = f"{show_weekday_day(held.date(), today)}, {call.channel.label}"
    if call.people:
        head += f", {clean(call.people)}"
    text = gist_words(call)
    lines = wrap(clean(text), width - 2)
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(f"{lines[most - 1]} …", width - 2)]
    return [row((fit(head, width), "$accent")), *(row((f"  {line}", "")) for line in lines if line)]


def overview_content(card: AccountCard, today: date, width: int, glyphs: Glyphs) -> Content:
    """The overview of a dossier: the facts, what is next, who is who, what was said."""
    entry = card.entry
    width = min(width, READABLE)
    greeting_text, greeting_look = _greeting_words(card, today)
    blocks: list[Block] = [fact(_("Greeting"), greeting_text, width, greeting_look)]
    for label, value, look in (
        (_("Health"), _health_words(card.health), style(health_look(card.health.value))),
        (_("Vulnerable"), entry.vulnerability, "$warning"),
        (_("Chain"), _chain_words(card, today), ""),
        (_("Renewal"), _renewal(entry.renewal_on, today), ""),
        (_("Spends"), "" if entry.estimated_spend is None else show_amount(entry.estimated_spend), ""),
    ):
        blocks.append(fact(label, value, width, look))
    blocks.append(heading(_("Next"), str(card.open_tasks or ""), width=width, glyphs=glyphs))
    blocks += _tasks(card.tasks[:6], today, width, glyphs)
    blocks += _ledger(card, today, width, glyphs)
    blocks.append(heading(_("People"), str(card.people_count or ""), width=width, glyphs=glyphs))
    blocks += [_person_row(person, today, width, glyphs) for person in card.people]
    if not card.people:
        blocks.append(
            row(
                (
                    _("Nobody known yet: {tab.people} shows the people, {person.new} there adds the first."),
                    "$faint",
                )
            )
        )
    blocks.append(heading(_("Last calls"), str(card.call_count or ""), width=width, glyphs=glyphs))
    for call in card.calls:
        blocks += _call_rows(call, today, width, most=6)
    if not card.calls:
        blocks.append(row((_("None yet: {call.log} writes down the first."), "$faint")))
    facts = [
        fact(label, value, width)
        for label, value in (
            (_("Note"), entry.note),
            (_("Industry"), entry.industry),
            (_("Where"), ", ".join(part for part in (entry.city, entry.country) if part)),
            *_reach_facts(entry.reaches),
            (_("Legal name"), entry.legal_name),
            (_("Number"), entry.registration_number),
        )
        if value
    ]
    if facts:
        blocks += [heading(_("About"), width=width, glyphs=glyphs), *facts]
    blocks += _health(card.health, width, glyphs)
    return assemble(blocks)


def _reach_facts(reaches: Iterable[Reach]) -> list[tuple[str, str]]:
    """Each kind of way to reach somebody, one below the other, with what it is called."""
    labels = {
        ReachKind.PHONE: _("Phone"),
        ReachKind.EMAIL: _("E-mail"),
        ReachKind.WEB: _("Website"),
        ReachKind.CHAT: _("Chat"),
        ReachKind.FILE: _("Files"),
    }
    known = tuple(reaches)
    return [
        (label, "\n".join(way.text for way in known if way.kind is kind)) for kind, label in labels.items()
    ]


def _renewal(day: date | None, today: date) -> str:
    if day is None:
        return ""
    days = (day - today).days
    if days < 0:
        return _("{day} (past)").format(day=show_long_day(day))
    left = ngettext("in {count} day", "in {count} days", days).format(count=days)
    return f"{show_long_day(day)} ({left})"


def call_facts(detail: CallDetail, today: date, width: int) -> Content:
    """All of a conversation but its note: when, how, with whom, what came of it."""
    entry = detail.entry
    how = [entry.channel.label, _("we began") if entry.began_by.value == "we" else _("they began")]
    if entry.minutes:
        how.append(_("{count} min").format(count=entry.minutes))
    people = "\n".join(
        person.name if person.asked is Asked.NOT_ASKED else f"{person.name} ({_asked(person.asked)})"
        for person in entry.people
    )
    return assemble(
        [
            row((fit(clean(detail.account) or _("(no account)"), width), "bold")),
            fact(_("When"), show_moment(entry.held_at, today), width),
            fact(_("How"), ", ".join(how), width),
            fact(_("With"), people, width),
            fact(_("Purpose"), entry.purpose, width),
            fact(_("Result"), entry.result, width),
        ]
    )


def _asked(asked: Asked) -> str:
    return {
        Asked.NONE: _("asked for a prospect, none"),
        Asked.GIVEN: _("gave a prospect's name"),
        Asked.NOT_ASKED: "",
    }[asked]


def call_content(detail: CallDetail, today: date, width: int) -> Content:
    """A conversation whole, in a panel of `width` cells."""
    note = "\n".join(wrap(detail.entry.note, width))
    return Content.assemble(call_facts(detail, today, width), "\n" if note else "", note)


def person_content(
    line: PersonLine, entry: PersonEntry, reason: str, today: date, width: int, glyphs: Glyphs
) -> Content:
    """A person whole, in a panel of `width` cells."""
    last = _("never spoken to") if line.last_on is None else _spoken(line.last_on, today)
    interval = ""
    if entry.contact_every_days:
        interval = _("every {every} days, at the latest {latest}").format(
            every=entry.contact_every_days, latest=entry.contact_latest_days
        )
    marks = [
        text
        for flag, text in (
            (entry.is_adviser, _("adviser from outside")),
            (entry.is_influence_center, _("center of influence")),
            (entry.is_empty_seat, _("an empty seat: whom we do not know yet")),
        )
        if flag
    ]
    blocks = [
        row((fit(clean(line.name), width), "bold")),
        row((fit(", ".join(p for p in (clean(line.title), clean(line.department)) if p), width), "$faint")),
        row(
            (f"{glyphs.stance(line.stance)} ", style(stance_look(line.stance))),
            (stance_words(line), ""),
            (
                "  " + _("influence {value}").format(value=line.influence or "?"),
                "" if line.influence else "$faint",
            ),
        ),
        fact(_("Because"), reason, width),
        fact(_("Roles"), ", ".join(role.label for role in line.roles) or _("not known"), width),
        fact(_("Reports to"), line.reports_to, width),
        fact(_("Contact"), "; ".join(part for part in (last, interval) if part), width),
        *(fact(label, value, width) for label, value in _reach_facts(line.reaches)),
        fact(_("Goals"), entry.goals, width),
        fact(_("Interests"), entry.interests, width),
        fact(_("Birthday"), entry.birthday.shown if entry.birthday else "", width),
        fact(_("Note"), entry.note, width),
        fact("", ", ".join(marks), width, "$accent"),
    ]
    return assemble(blocks)
