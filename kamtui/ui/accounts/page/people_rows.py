"""The people of an account in its overview, with their phones."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.accounts.person import title_and_department
from kamtui.domain.accounts.reach import first_reach
from kamtui.domain.accounts.words import PersonStatus, ReachKind
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_ago
from kamtui.store.account_card import AccountCard
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.ui.accounts.card_drawing import people_counted
from kamtui.ui.accounts.page.rows import Row, head_rows, hint_row, more_row
from kamtui.ui.center.drawing import role_legend
from kamtui.ui.center.people_lines import unknown_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap_evenly
from kamtui.ui.widgets.looks import GAP, columns, stance_look

MOST_NAME, MOST_PHONE = 30, 20
"""Cells that a name and a phone take at most; what is left belongs to the title."""
LEAST_TITLE = 10
"""Cells from which on a title says something."""
FOLDED_TITLE = 16
"""Cells from which on a title that is longer goes on below itself, rather than being cut beside free cells."""


def people_rows(
    card: AccountCard, today: date, width: int, glyphs: Glyphs, *, is_first: bool = False
) -> list[Row]:
    """The people in columns as wide as what stands in them; the first group of a column has no line above."""
    rows = head_rows(_("People"), people_counted(card), width, glyphs, count=str(card.people_count or ""))
    if is_first:
        rows = rows[1:]
    if not card.people:
        rows.append(hint_row("people", _("Nobody known yet: {line.new} here writes down the first."), width))
    names = [_name(person) for person in card.people]
    phones = [clean(first_reach(person.reaches, ReachKind.PHONE)) for person in card.people]
    lasts = [_last(person, today) for person in card.people]
    roles = [",".join(role.letter for role in person.roles) for person in card.people]
    said_roles = [", ".join(role.label for role in person.roles) for person in card.people]
    titles = [title_and_department(person.title, person.department) for person in card.people]
    bare = [clean(person.title) for person in card.people]
    # An unknown person is called by a whole sentence: known ones say how wide the column is.
    known = [name for name, person in zip(names, card.people, strict=True) if not person.is_empty_seat]
    sizes = _sizes(known or names, titles, phones, roles, lasts, width)
    more_cells = max(_widest(said_roles) - sizes["roles"], 0)
    with_words = bool(sizes["roles"]) and sizes["title"] - more_cells >= _widest(titles)
    if with_words:  # no title is cut for them
        roles = said_roles
        sizes |= {"title": sizes["title"] - more_cells, "roles": sizes["roles"] + more_cells}
    if card.people:
        rows.append(_heads(sizes, width))
    # The department goes before a title is cut.
    said = [
        title if cell_len(title) <= sizes["title"] else short or title
        for title, short in zip(titles, bare, strict=True)
    ]
    for person, name, title, phone, letters, last in zip(
        card.people, names, said, phones, roles, lasts, strict=True
    ):
        rows += _person_rows(person, _Said(name, title, phone, letters, last), sizes, width, glyphs)
    if sizes["roles"] and not with_words:
        rows += _letters(card.people, width)
    if (left := card.people_count - len(card.people)) > 0:
        words = ngettext(
            "… {count} more: {tab.center} shows them", "… {count} more: {tab.center} shows them", left
        ).format(count=left)
        rows.append(more_row("people", words, width, leads_to="center"))
    return rows


class _Said(NamedTuple):
    """What stands of a person in each column."""

    name: str
    title: str
    phone: str
    roles: str
    last: str


def _person_rows(
    person: PersonLine, said: _Said, sizes: Mapping[str, int], width: int, glyphs: Glyphs
) -> list[Row]:
    """A person, in two lines where the title has no room in one; an unknown one's whole sentence has the free cells behind it."""
    of_name, of_title, of_phone = sizes["name"], sizes["title"], sizes["phone"]
    name, title = said.name, said.title
    if person.is_empty_seat:
        free = [size for size in (of_title, 0 if said.phone else of_phone) if size]
        of_name += sum(GAP + size for size in free)
        name, title = unknown_words(person.name, title, said.name, of_name), ""
        of_title, of_phone = 0, of_phone if said.phone else 0
    title, *below = wrap_evenly(title, of_title) if of_title >= FOLDED_TITLE else [title]
    cells = [
        (glyphs.stance(person.stance), 1, stance_look(person.stance)),
        (name, of_name, _look(person)),
        (title, of_title, "dim"),
        (said.phone, of_phone, ""),
        (said.roles, sizes["roles"], "accent"),
        (said.last, -sizes["last"], "dim"),
    ]
    parts = columns([cell for cell in cells if cell[1]], width)
    rows = [Row(tuple(parts), ("person", person.person_id), "people")]
    if below:  # below its beginning
        rest = " " * (1 + GAP + of_name + GAP) + fit(" ".join(below), of_title)
        rows.append(Row(((rest, "dim"),), None, "people"))
    return rows


def _letters(people: Sequence[PersonLine], width: int) -> list[Row]:
    """What the letters of the roles stand for, in the manner of the map: those that somebody has."""
    indent = 1 + GAP
    legend = role_legend({role for person in people for role in person.roles}, width - indent)
    return [Row(((" " * indent + "".join(entries).rstrip(), "dim"),)) for entries in legend]


def _heads(sizes: Mapping[str, int], width: int) -> Row:
    """The heads of the columns; the sign before a name has none."""
    cells = [
        ("", 1, ""),
        (_("name"), sizes["name"], "dim"),
        (_("title"), sizes["title"], "dim"),
        (_("phone"), sizes["phone"], "dim"),
        (_("roles"), sizes["roles"], "dim"),
        (_("spoken"), -sizes["last"], "dim"),
    ]
    return Row(tuple(columns([cell for cell in cells if cell[1]], width)))


def _sizes(
    names: list[str], titles: list[str], phones: list[str], roles: list[str], lasts: list[str], width: int
) -> dict[str, int]:
    """The cells of each column, 0 where it has nothing or no room; roles and titles give way to names and phones."""
    sizes = {
        "name": min(_widest(names), MOST_NAME),
        "title": 0,
        "phone": min(_widest(phones), MOST_PHONE),
        "roles": _widest([*roles, _("roles")]) if any(roles) else 0,
        "last": _widest([*lasts, _("spoken")]),
    }
    left = width - 1 - sum(size + GAP for size in sizes.values() if size)
    if left < 0 and sizes["roles"]:
        left += sizes["roles"] + GAP
        sizes["roles"] = 0
    if left - GAP >= LEAST_TITLE and _widest(titles):
        sizes["title"] = left - GAP
    else:
        sizes["name"] = max(sizes["name"] + left, 1)
    return sizes


def _widest(texts: list[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _name(person: PersonLine) -> str:
    name = clean(person.name)
    if person.is_empty_seat:
        return _("{name} (unknown person)").format(name=name)
    return name if person.status is PersonStatus.ACTIVE else f"{name} ({person.status.label})"


def _look(person: PersonLine) -> str:
    if person.is_empty_seat:
        return "amber"
    return "" if person.status is PersonStatus.ACTIVE else "dim"


def _last(person: PersonLine, today: date) -> str:
    if person.is_empty_seat:
        return ""
    return show_ago(person.last_on, today) if person.last_on else _("never")
