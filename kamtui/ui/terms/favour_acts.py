"""What can be done from any place about favours."""

from functools import partial

from kamtui.domain.terms.typed_records import read_favour
from kamtui.domain.text.language import _
from kamtui.store.terms import favour_changes, favour_reads
from kamtui.ui.accounts.suggesting import (
    account_suggestion,
    person_suggestions,
    suggest_accounts,
    suggest_people,
)
from kamtui.ui.forms import typed
from kamtui.ui.forms.asking import Filled, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import filled_forms
from kamtui.ui.terms.filled_forms import id_in, named
from kamtui.ui.terms.forms.favour_form import FavourForm


async def new_favour(
    desk: Desk, account_id: int | None, person_id: int | None = None, resumed: Filled | None = None
) -> int | None:
    """Note a favour, given or received."""
    account, person = account_suggestion(desk, account_id), person_suggestions(desk, person_id)
    start = typed.new_favour(*named(account), *named(*person))
    return await _favour_form(desk, None, start, resumed)


async def edit_favour(desk: Desk, favour_id: int, resumed: Filled | None = None) -> bool:
    """Correct a favour."""
    line = desk.read_or_say(lambda: favour_reads.favour_line(desk.book, favour_id))
    if line is None:
        return False
    account = account_suggestion(desk, line.entry.account_id)
    start = typed.type_favour(line.entry, account.name if account else "", line.person)
    return await _favour_form(desk, favour_id, start, resumed) is not None


async def _favour_form(
    desk: Desk, favour_id: int | None, start: Filled, resumed: Filled | None
) -> int | None:
    """Ask for a favour; its id, None where nothing was written."""
    book, today = desk.book, desk.today
    slot = f"favour:{favour_id}" if favour_id else "favour"
    said: list[str] = []
    made: list[int] = []

    def submit(filled: Filled) -> None:
        entry = filled_forms.with_names(
            filled,
            lambda: read_favour(filled, today, id_in(filled, "account_id"), id_in(filled, "person_id")),
        )
        if favour_id is None:
            save_or_show(desk, lambda: made.append(favour_changes.add_favour(book, entry, draft=slot)))
            said.append(_("Noted favour: {what}").format(what=entry.what))
        else:
            save_or_show(desk, lambda: favour_changes.edit_favour(book, favour_id, entry, draft=slot))
            said.append(_("Changed favour: {what}").format(what=entry.what))

    form = FavourForm(
        _("Edit favour") if favour_id else _("New favour"),
        start,
        submit,
        keeper(desk, slot),
        today=today,
        accounts=partial(suggest_accounts, desk),
        account=filled_forms.picked_account(desk, {**start, **(resumed or {})}),
        people=lambda text, within: suggest_people(desk, text, within, or_new=False),
        person=filled_forms.picked_person(desk, {**start, **(resumed or {})}),
        resumed=resumed,
    )

    def now() -> Filled:
        assert favour_id is not None
        line = favour_reads.favour_line(book, favour_id)
        account = account_suggestion(desk, line.entry.account_id)
        return typed.type_favour(line.entry, account.name if account else "", line.person)

    saved = await ask(desk, form, said, now if favour_id else None)
    return (favour_id or made[-1]) if saved else None


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
    if not await confirm(desk, _("Delete the favour “{what}”?").format(what=line.entry.what)):
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
