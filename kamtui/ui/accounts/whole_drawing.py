"""An account, a conversation and a person whole: what stands in the dossier and in panels."""

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.amounts import show_amount
from kamtui.domain.calls.words import Asked
from kamtui.domain.day.health import BEST, Health
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_long_day, show_moment
from kamtui.store.account_card import AccountCard
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.store.calls.reads import CallDetail
from kamtui.ui.accounts.card_drawing import (
    call_rows,
    chain_words,
    greeting_words,
    person_row,
    spoken,
    task_rows,
)
from kamtui.ui.accounts.looks import health_look, stance_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.terms.drawing import draw_term
from kamtui.ui.terms.ledger_drawing import draw_problem, favour_words, kept_words
from kamtui.ui.widgets.blocks import Block, assemble, fact, heading, row, style, styled
from kamtui.ui.widgets.looks import stance_look

READABLE = 100
"""Lines longer than this are hard to read."""


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


def overview_content(card: AccountCard, today: date, width: int, glyphs: Glyphs) -> Content:
    """The overview of a dossier: the facts, what is next, who is who, what was said."""
    entry = card.entry
    width = min(width, READABLE)
    greeting_text, greeting_look = greeting_words(card, today)
    blocks: list[Block] = [fact(_("Greeting"), greeting_text, width, greeting_look)]
    for label, value, look in (
        (_("Health"), _health_words(card.health), style(health_look(card.health.value))),
        (_("Vulnerable"), entry.vulnerability, "$warning"),
        (_("Chain"), chain_words(card, today), ""),
        (_("Renewal"), _renewal(entry.renewal_on, today), ""),
        (_("Spends"), "" if entry.estimated_spend is None else show_amount(entry.estimated_spend), ""),
    ):
        blocks.append(fact(label, value, width, look))
    blocks.append(heading(_("Next"), str(card.open_tasks or ""), width=width, glyphs=glyphs))
    blocks += task_rows(card.tasks[:6], today, width, glyphs)
    blocks += _ledger(card, today, width, glyphs)
    blocks.append(heading(_("People"), str(card.people_count or ""), width=width, glyphs=glyphs))
    blocks += [person_row(person, today, width, glyphs) for person in card.people]
    if not card.people:
        blocks.append(
            row(
                (
                    _("Nobody known yet: {tab.people} shows the people, {line.new} there adds the first."),
                    "$faint",
                )
            )
        )
    blocks.append(heading(_("Last calls"), str(card.call_count or ""), width=width, glyphs=glyphs))
    for call in card.calls:
        blocks += call_rows(call, today, width, most=6)
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
    last = _("never spoken to") if line.last_on is None else spoken(line.last_on, today)
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
