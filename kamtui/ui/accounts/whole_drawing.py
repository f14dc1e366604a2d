"""An account, a conversation and a person whole: what stands in the dossier and in panels."""

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from kamtui.domain.accounts.person import PersonEntry, title_and_department
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.calls.words import Asked
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_moment
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.store.calls.reads import CallDetail
from kamtui.ui.accounts.card_drawing import (
    spoken,
)
from kamtui.ui.accounts.looks import stance_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.blocks import assemble, fact, row, style
from kamtui.ui.widgets.looks import stance_look

READABLE = 100
"""Lines longer than this are hard to read."""


def reach_facts(reaches: Iterable[Reach]) -> list[tuple[ReachKind, str, str]]:
    """Each kind of way to reach somebody, what it is called, and all of them one below the other."""
    labels = {
        ReachKind.PHONE: _("Phone"),
        ReachKind.EMAIL: _("E-mail"),
        ReachKind.WEB: _("Website"),
        ReachKind.CHAT: _("Chat"),
        ReachKind.FILE: _("Files"),
    }
    known = tuple(reaches)
    return [
        (kind, label, "\n".join(way.text for way in known if way.kind is kind))
        for kind, label in labels.items()
    ]


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
            fact(_("Objection"), entry.objection.label if entry.objection else "", width),
            fact(_("Agreed"), "\n".join(f"{owes.label}: {what}" for owes, what in detail.promises), width),
            fact(_("Next step"), "\n".join(detail.steps), width),
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
            (entry.is_empty_seat, _("an unknown person: only the part is known")),
        )
        if flag
    ]
    blocks = [
        row((fit(clean(line.name), width), "bold")),
        row((fit(title_and_department(line.title, line.department), width), "$faint")),
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
        *(fact(label, value, width) for _kind, label, value in reach_facts(line.reaches)),
        fact(_("Goals"), entry.goals, width),
        fact(_("Interests"), entry.interests, width),
        fact(_("Birthday"), entry.birthday.shown if entry.birthday else "", width),
        fact(_("Note"), entry.note, width),
        fact("", ", ".join(marks), width, "$accent"),
    ]
    return assemble(blocks)
