"""Which account, or which person, a name of a list is, drawn: what the list says beside what is known, field by field."""

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.importing.compared import Becomes, Compared, compared, compared_people
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.importing.answers import NEW
from kamtui.exchange.importing.preview import Candidate, PreviewLine
from kamtui.ui.importing.entries import Does, Entry, heading, heads
from kamtui.ui.importing.state import Importing
from kamtui.ui.shell.text import wrap
from kamtui.ui.widgets.blocks import Block, assemble
from kamtui.ui.widgets.blocks import row as panel_row

Known = Callable[[int], AccountEntry | None]
"""What the book says of an account; None where it is gone."""

_FIELD, _SIDE = 18, 26
_SIGNS = {Becomes.ALIKE: "=", Becomes.STAYS: " ", Becomes.ADDED: "+", Becomes.REPLACED: "→"}


def account_entries(importing: Importing, accounts: Sequence[str], known: Known) -> Iterator[Entry]:
    """Which account the name at hand may be: the likely ones beside it, a new one, and all others."""
    name, line = importing.about, line_of(importing)
    is_account = line is None or line.listed is not None
    is_person = line is not None and line.contact is not None
    question = (
        _("Who is “{name}”?")
        if is_person
        else _("Which account is “{name}”?")
        if is_account
        else _("Which one is “{name}”?")
    )
    yield heading(question.format(name=name))
    for candidate in line.candidates if line is not None else ():
        assert line is not None
        yield from _candidate(line, candidate, known)
    words = _("somebody else") if is_person else _("a new account") if is_account else _("a new one")
    yield Entry(("account", NEW), ((words, 0, ""),), words, Does.ACCOUNT, NEW)
    if accounts and is_account:
        yield heading(_("All accounts"))
        for place, account in enumerate(accounts):
            yield Entry(("all", account, place), ((account, 0, ""),), account, Does.ACCOUNT, account)


def line_of(importing: Importing) -> PreviewLine | None:
    """The line of the name at hand."""
    preview = importing.found.preview if importing.found is not None else None
    return next((line for line in preview.lines if line.name == importing.about), None) if preview else None


def _candidate(line: PreviewLine, candidate: Candidate, known: Known) -> Iterator[Entry]:
    """An account that a name may be: why, and below it each field of both."""
    about = candidate.account
    shown = f"{candidate.shown}: {candidate.why}"
    yield Entry(("account", about), ((shown, 0, "strong"),), shown, Does.ACCOUNT, about, line)
    fields = compared_with(line, candidate, known)
    if fields:
        where = _("in the list above") if is_of_list(candidate) else _("in the book")
        yield heads(("", _FIELD), (_("in the list"), _SIDE), ("", 1), (where, 0))
    for place, field in enumerate(fields):
        yield _field(field, ("field", about, place), about, line)


def _field(field: Compared, key: tuple[str, str, int], about: str, line: PreviewLine) -> Entry:
    look = {Becomes.ALIKE: "dim", Becomes.REPLACED: "amber"}.get(field.becomes, "")
    cells = (
        (f"  {field.label}", _FIELD, "dim"),
        (field.listed or "–", _SIDE, look),
        (_SIGNS[field.becomes], 1, look),
        (field.known or "–", 0, look if field.becomes is not Becomes.REPLACED else ""),
    )
    return Entry(key, cells, field_words(field), Does.ACCOUNT, about, line)


def field_words(field: Compared) -> str:
    """A field of both in one sentence, and what becomes of it if they are one."""
    listed, known = field.listed or "–", field.known or "–"
    text = {
        Becomes.ALIKE: _("{field}: {known}, in both"),
        Becomes.STAYS: _("{field}: {listed} in the list; {known} stays"),
        Becomes.ADDED: _("{field}: {listed} is added to {known}")
        if field.known
        else _("{field}: {listed}, which the book does not have"),
        Becomes.REPLACED: _("{field}: {known} → {listed}"),
    }[field.becomes]
    return text.format(field=field.label, listed=clean(listed, limit=200), known=clean(known, limit=200))


def compared_with(line: PreviewLine, candidate: Candidate, known: Known) -> list[Compared]:
    """The fields of a line beside those of whom it may be; none where it is an account of the list itself."""
    if line.contact is not None and candidate.person is not None:
        return compared_people(line.contact, candidate.person)
    entry = known(candidate.account_id) if candidate.account_id is not None else None
    return compared(line.listed, entry) if line.listed is not None and entry is not None else []


def is_of_list(candidate: Candidate) -> bool:
    """Whether somebody stands in an earlier line of the list only."""
    return candidate.person is not None and candidate.person.person_id is None


def panel_content(entry: Entry | None, width: int, known: Known) -> Content:
    """The line at hand whole, and what it may be."""
    blocks: list[Block] = []
    if entry is not None:
        blocks = [panel_row((piece, "")) for piece in wrap(entry.says, width)]
        for candidate in entry.line.candidates if entry.line is not None else ():
            assert entry.line is not None
            blocks.append(panel_row(("", "")))
            blocks += [panel_row((piece, "bold")) for piece in wrap(candidate.shown, width)]
            blocks += [panel_row((piece, "$faint")) for piece in wrap(candidate.why, width)]
            for field in compared_with(entry.line, candidate, known):
                blocks += [panel_row((piece, "")) for piece in wrap(field_words(field), width)]
    return assemble(blocks)
