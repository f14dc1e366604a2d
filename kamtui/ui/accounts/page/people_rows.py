"""The people of an account in its overview, with their phones."""

from collections.abc import Mapping
from datetime import date

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
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.looks import GAP, columns, stance_look

MOST_NAME, MOST_PHONE = 30, 20
"""Cells that a name and a phone take at most; what is left belongs to the title."""
LEAST_TITLE = 10
"""Cells from which on a title says something."""


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
    titles = [title_and_department(person.title, person.department) for person in card.people]
    bare = [clean(person.title) for person in card.people]
    # An unknown person is called by a whole sentence: known ones say how wide the column is.
    known = [name for name, person in zip(names, card.people, strict=True) if not person.is_empty_seat]
    sizes = _sizes(known or names, titles, phones, roles, lasts, width)
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
        of_name, of_title, of_phone = sizes["name"], sizes["title"], sizes["phone"]
        if person.is_empty_seat and title and of_title and of_phone and not phone:
            # A whole sentence has the cells of the phone that an unknown person has not.
            free = of_name + of_title + GAP + of_phone
            of_name = max(of_name, min(cell_len(name), free - min(cell_len(title), of_title)))
            of_title, of_phone = free - of_name, 0
        cells = [
            (glyphs.stance(person.stance), 1, stance_look(person.stance)),
            (name, of_name, _look(person)),
            (title, of_title, "dim"),
            (phone, of_phone, ""),
            (letters, sizes["roles"], "accent"),
            (last, -sizes["last"], "dim"),
        ]
        parts = columns([cell for cell in cells if cell[1]], width)
        rows.append(Row(tuple(parts), ("person", person.person_id), "people"))
    if (left := card.people_count - len(card.people)) > 0:
        words = ngettext(
            "… {count} more: {tab.center} shows them", "… {count} more: {tab.center} shows them", left
        ).format(count=left)
        rows.append(more_row("people", words, width, leads_to="center"))
    return rows


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
