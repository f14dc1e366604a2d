"""What can be done from any place about favours."""

from kamtui.domain.form import fill
from kamtui.domain.terms.typed.records import FAVOUR, read_favour
from kamtui.domain.text.language import _
from kamtui.store.terms import favour_changes, favour_reads
from kamtui.store.terms.favour_reads import FavourLine
from kamtui.ui.accounts.suggesting import (
    account_pick,
    account_suggestion,
    named,
    person_pick,
    person_suggestions,
)
from kamtui.ui.forms.asking import Filled, Written, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import filled_forms
from kamtui.ui.terms.forms.favour_form import FavourForm


async def new_favour(
    desk: Desk,
    account_id: int | None,
    person_id: int | None = None,
    resumed: Filled | None = None,
    *,
    is_seen: bool = False,
) -> int | None:
    """Note a favour, given or received; where it is not seen then, what is said names the account in which it stands."""
    account, person = account_suggestion(desk, account_id), person_suggestions(desk, person_id)
    start = fill(FAVOUR, **named("account", account), **named("person", *person))
    return await _favour_form(desk, None, start, resumed, is_seen=is_seen)


async def edit_favour(desk: Desk, favour_id: int, resumed: Filled | None = None) -> bool:
    """Correct a favour."""
    line = desk.read_or_say(lambda: favour_reads.favour_line(desk.book, favour_id))
    if line is None:
        return False
    return await _favour_form(desk, favour_id, _filled(desk, line), resumed) is not None


def _filled(desk: Desk, line: FavourLine) -> Filled:
    """A favour as it is typed into its form."""
    account = account_suggestion(desk, line.entry.account_id)
    return fill(FAVOUR, line.entry, account=account.name if account else "", person=line.person)


async def _favour_form(
    desk: Desk, favour_id: int | None, start: Filled, resumed: Filled | None, *, is_seen: bool = True
) -> int | None:
    """Ask for a favour; its id, None where nothing was written."""
    book, today = desk.book, desk.today
    slot = f"favour:{favour_id}" if favour_id else "favour"

    def submit(filled: Filled) -> Written:
        entry = read_favour(filled, today)
        if favour_id is None:
            made_id = save_or_show(lambda: favour_changes.add_favour(book, entry, draft=slot))
            noted = _("Noted favour: {what}").format(what=entry.what)
            said = noted if is_seen else filled_forms.and_where(desk, noted, entry.account_id)
            return Written(said, made_id)
        save_or_show(lambda: favour_changes.edit_favour(book, favour_id, entry, draft=slot))
        return Written(_("Changed favour: {what}").format(what=entry.what), favour_id)

    given = {**start, **(resumed or {})}
    form = FavourForm(
        _("Edit favour") if favour_id else _("New favour"),
        start,
        today=today,
        picks={"account": account_pick(desk, given), "person": person_pick(desk, given)},
        resumed=resumed,
    )

    def now() -> Filled:
        assert favour_id is not None
        return _filled(desk, favour_reads.favour_line(book, favour_id))

    written = await ask(desk, form, submit, keeper(desk, slot), now if favour_id else None)
    return written.record_id if written is not None else None


def thank_favour(desk: Desk, favour_id: int) -> bool:
    """A favour was thanked for today, or was not after all."""
    book = desk.book
    line = desk.read_or_say(lambda: favour_reads.favour_line(book, favour_id))
    if line is None:
        return False
    is_thanked = line.entry.thanked_on is not None
    said = _("Not thanked for after all: {what}") if is_thanked else _("Thanked for: {what}")
    what = desk.do(
        lambda: favour_changes.set_thanked(book, favour_id, None if is_thanked else desk.today),
        said.format(what=line.entry.what),
    )
    return what is not None


async def delete_favour(desk: Desk, favour_id: int) -> bool:
    """Delete a favour, once asked."""
    book = desk.book
    line = desk.read_or_say(lambda: favour_reads.favour_line(book, favour_id))
    if line is None:
        return False
    question = _("Delete the favour “{what}”?").format(what=line.entry.what)
    if not await confirm(desk, question + filled_forms.worth_stays(desk, "favour", favour_id)):
        return False
    return filled_forms.deleted(
        desk,
        lambda: favour_changes.delete_favour(book, favour_id),
        _("Deleted favour: {what}").format(what=line.entry.what),
    )


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form of a favour again, with what was typed and not saved."""
    match slot.ids:
        case ():
            await new_favour(desk, None, resumed=content)
        case (favour_id,):
            await edit_favour(desk, favour_id, content)
