"""An account at a glance, a conversation whole, a person whole: what stands in panels."""

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from kamtui.domain.dates import show_ago, show_day, show_long_day, show_moment, show_weekday_day
from kamtui.domain.greeting import Greeting
from kamtui.domain.language import _, ngettext
from kamtui.domain.money import show_amount
from kamtui.domain.person import PersonEntry
from kamtui.domain.text import clean
from kamtui.domain.words import Asked, PersonStatus
from kamtui.store.calls import CallDetail, CallLine
from kamtui.store.cards import AccountCard
from kamtui.store.people import PersonLine
from kamtui.store.tasks import TaskLine
from kamtui.ui.drawing.looks import due_look, stance_look
from kamtui.ui.drawing.records import stance_words
from kamtui.ui.glyphs import Glyphs
from kamtui.ui.text import fit, wrap

_COLOURS = {
    "red": "$error",
    "amber": "$warning",
    "green": "$success",
    "dim": "$faint",
    "strong": "bold",
    "": "",
}

READABLE = 100
"""Lines longer than this are hard to read."""

Words = tuple[str, str]
Block = list[Words]


def _look(name: str) -> str:
    return _COLOURS.get(name, "")


def _line(*words: Words) -> Block:
    return [*words, ("\n", "")]


def _heading(text: str, count: str = "", *, width: int, glyphs: Glyphs) -> Block:
    rule = glyphs.rule * max(width - len(text) - len(count) - 2, 0)
    return [
        ("\n", ""),
        (f"{text} ", "bold"),
        (rule, "$rule"),
        (f" {count}" if count else "", "$faint"),
        ("\n", ""),
    ]


def _fact(label: str, value: str, width: int, look: str = "") -> Block:
    if not value:
        return []
    label_width = 13 if width >= 60 else 10
    block: Block = []
    for number, line in enumerate(wrap(value, max(width - label_width - 1, 10))):
        block += _line((fit(label if number == 0 else "", label_width) + " ", "$faint"), (line, look))
    return block


def _assemble(blocks: Iterable[Block]) -> Content:
    return Content.assemble(*(words for block in blocks for words in block))


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
        _line((fit(clean(entry.name), width), "bold")),
        _line((fit(about, width), "$faint")),
    ]
    for piece in wrap(greeting_text, width):
        blocks.append(_line((piece, greeting_look)))
    if entry.vulnerability:
        for piece in wrap(_("Vulnerable: {text}").format(text=entry.vulnerability), width):
            blocks.append(_line((piece, "$warning")))
    blocks.append(_heading(_("Next"), str(card.open_tasks or ""), width=width, glyphs=glyphs))
    blocks += _tasks(card.tasks[:4], today, width, glyphs)
    blocks.append(_heading(_("People"), str(card.people_count or ""), width=width, glyphs=glyphs))
    blocks += [_person_row(person, today, width, glyphs) for person in card.people]
    if not card.people:
        blocks.append(_line((_("nobody known"), "$faint")))
    blocks.append(_heading(_("Last calls"), str(card.call_count or ""), width=width, glyphs=glyphs))
    for call in card.calls:
        blocks += _call_rows(call, today, width, most=4)
    if not card.calls:
        blocks.append(_line((_("none yet"), "$faint")))
    return _assemble(blocks)


def _tasks(tasks: Iterable[TaskLine], today: date, width: int, glyphs: Glyphs) -> list[Block]:
    rows = [
        _line(
            (fit(show_day(task.due_on, today), 7, right=True) + "  ", _look(due_look(task.due_on, today))),
            (fit(clean(task.what), width - 9), ""),
        )
        for task in tasks
    ]
    return rows or [_line((_("nothing scheduled"), "$warning"))]


def _person_row(person: PersonLine, today: date, width: int, glyphs: Glyphs) -> Block:
    name = clean(person.name)
    if person.status is not PersonStatus.ACTIVE:
        name = f"{name} ({person.status.label})"
    roles = ",".join(role.letter for role in person.roles)
    last = "" if person.is_empty_seat else show_ago(person.last_on, today) if person.last_on else _("never")
    room = max(width - 2 - 6 - 10, 6)
    look = "$warning" if person.is_empty_seat else ""
    title = ""
    if room >= 50:
        title = fit(
            ", ".join(part for part in (clean(person.title), clean(person.department)) if part), room - 28
        )
        title += "  "
        room = 26
    return _line(
        (f"{glyphs.stance(person.stance)} ", _look(stance_look(person.stance))),
        (fit(name, room), look),
        (title, "$faint"),
        (fit(roles, 6), "$accent"),
        (fit(last, 10, right=True), "$faint"),
    )


def _call_rows(call: CallLine, today: date, width: int, most: int) -> list[Block]:
    held = call.held_at.astimezone()
    head = f"{show_weekday_day(held.date(), today)}, {call.channel.label}"
    if call.people:
        head += f", {clean(call.people)}"
    text = ": ".join(part for part in (call.purpose, call.gist) if part)
    lines = wrap(clean(text), width - 2)
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(f"{lines[most - 1]} …", width - 2)]
    return [_line((fit(head, width), "$accent")), *(_line((f"  {line}", "")) for line in lines if line)]


def overview_content(card: AccountCard, today: date, width: int, glyphs: Glyphs) -> Content:
    """The overview of a dossier: the facts, what is next, who is who, what was said."""
    entry = card.entry
    width = min(width, READABLE)
    greeting_text, greeting_look = _greeting_words(card, today)
    blocks: list[Block] = [_fact(_("Greeting"), greeting_text, width, greeting_look)]
    for label, value, look in (
        (_("Vulnerable"), entry.vulnerability, "$warning"),
        (_("Renewal"), _renewal(entry.renewal_on, today), ""),
        (_("Spends"), "" if entry.estimated_spend is None else show_amount(entry.estimated_spend), ""),
    ):
        blocks.append(_fact(label, value, width, look))
    blocks.append(_heading(_("Next"), str(card.open_tasks or ""), width=width, glyphs=glyphs))
    blocks += _tasks(card.tasks[:6], today, width, glyphs)
    blocks.append(_heading(_("People"), str(card.people_count or ""), width=width, glyphs=glyphs))
    blocks += [_person_row(person, today, width, glyphs) for person in card.people]
    if not card.people:
        blocks.append(_line((_("Nobody known yet: P shows the people, n there adds the first."), "$faint")))
    blocks.append(_heading(_("Last calls"), str(card.call_count or ""), width=width, glyphs=glyphs))
    for call in card.calls:
        blocks += _call_rows(call, today, width, most=6)
    if not card.calls:
        blocks.append(_line((_("None yet: c writes down the first."), "$faint")))
    facts = [
        _fact(label, value, width)
        for label, value in (
            (_("Note"), entry.note),
            (_("Industry"), entry.industry),
            (_("Where"), ", ".join(part for part in (entry.city, entry.country) if part)),
            (_("Phone"), entry.phone),
            (_("E-mail"), entry.email),
            (_("Website"), entry.website),
            (_("Legal name"), entry.legal_name),
            (_("Number"), entry.registration_number),
        )
        if value
    ]
    if facts:
        blocks += [_heading(_("About"), width=width, glyphs=glyphs), *facts]
    return _assemble(blocks)


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
    return _assemble(
        [
            _line((fit(clean(detail.account) or _("(no account)"), width), "bold")),
            _fact(_("When"), show_moment(entry.held_at, today), width),
            _fact(_("How"), ", ".join(how), width),
            _fact(_("With"), people, width),
            _fact(_("Purpose"), entry.purpose, width),
            _fact(_("Result"), entry.result, width),
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
        _line((fit(clean(line.name), width), "bold")),
        _line((fit(", ".join(p for p in (clean(line.title), clean(line.department)) if p), width), "$faint")),
        _line(
            (f"{glyphs.stance(line.stance)} ", _look(stance_look(line.stance))),
            (stance_words(line), ""),
            (
                "  " + _("influence {value}").format(value=line.influence or "?"),
                "" if line.influence else "$faint",
            ),
        ),
        _fact(_("Because"), reason, width),
        _fact(_("Roles"), ", ".join(role.label for role in line.roles) or _("not known"), width),
        _fact(_("Reports to"), line.reports_to, width),
        _fact(_("Contact"), "; ".join(part for part in (last, interval) if part), width),
        _fact(_("Phone"), line.phone, width),
        _fact(_("E-mail"), line.email, width),
        _fact(_("Goals"), entry.goals, width),
        _fact(_("Interests"), entry.interests, width),
        _fact(_("Birthday"), show_long_day(entry.birthday) if entry.birthday else "", width),
        _fact("", ", ".join(marks), width, "$accent"),
    ]
    return _assemble(blocks)
