"""An account, a conversation and a person whole: what stands in the dossier and in panels."""

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from kamtui.domain.accounts.person import PersonEntry, title_and_department
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.calls.words import Asked
from kamtui.domain.text.language import _
from kamtui.domain.text.marks import without_signs
from kamtui.domain.time.shown_days import show_moment
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.store.calls.reads import CallDetail
from kamtui.ui.accounts.card_drawing import (
    spoken,
)
from kamtui.ui.accounts.looks import stance_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import wrap
from kamtui.ui.widgets.blocks import assemble, facts, row, style
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
        how.append(_("{count} min").format(count=entry.minutes).replace(" ", "\u00a0"))
    people = "\n".join(
        person.name if person.asked is Asked.NOT_ASKED else f"{person.name} ({_asked(person.asked)})"
        for person in entry.people
    )
    return assemble(
        [
            *(row((piece, "bold")) for piece in wrap(detail.account or _("(no account)"), width)),
            *facts(
                width,
                (_("When"), show_moment(entry.held_at, today)),
                (_("How"), ", ".join(how)),
                (_("With"), people),
                (_("Purpose"), entry.purpose),
                (_("Result"), entry.result),
                (_("Objection"), entry.objection.label if entry.objection else ""),
                (_("Agreed"), "\n".join(f"{owes.label}: {what}" for owes, what in detail.promises)),
                (_("Next"), "\n".join(detail.steps)),
            ),
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
    note = "\n".join(wrap(without_signs(detail.entry.note), width))
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
        *(row((piece, "bold")) for piece in wrap(line.name, width)),
        *(row((piece, "$faint")) for piece in wrap(title_and_department(line.title, line.department), width)),
        row(
            (f"{glyphs.stance(line.stance)} ", style(stance_look(line.stance))),
            (stance_words(line), ""),
            (
                "  " + _("influence {value}").format(value=line.influence or "?"),
                "" if line.influence else "$faint",
            ),
        ),
        *facts(
            width,
            (_("Because"), reason),
            (_("Roles"), ", ".join(role.label for role in line.roles) or _("not known")),
            (_("Reports to"), line.reports_to),
            (_("Contact"), "; ".join(part for part in (last, interval) if part)),
            *((label, value) for _kind, label, value in reach_facts(line.reaches)),
            (_("Goals"), entry.goals),
            (_("Interests"), entry.interests),
            (_("Birthday"), entry.birthday.shown if entry.birthday else ""),
            (_("Note"), without_signs(entry.note)),
            ("", ", ".join(marks), "$accent"),
        ),
    ]
    return assemble(blocks)
