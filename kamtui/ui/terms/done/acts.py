"""What can be done about what we did for the customers, and what it was worth to them."""

from kamtui.domain.form import fill
from kamtui.domain.problems import Problems
from kamtui.domain.terms.typed.records import VALUE, read_value
from kamtui.domain.terms.value import Value, ValueEntry, worth_words
from kamtui.domain.text.language import _
from kamtui.store.terms import value_changes, value_reads
from kamtui.ui.accounts.suggesting import account_pick, account_suggestion, named
from kamtui.ui.forms.asking import Filled, Written, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import filled_forms
from kamtui.ui.terms.done.form import ValueForm
from kamtui.ui.terms.filled_forms import id_in

_CAME_OF = ("problem_id", "favour_id", "term_id")
"""What a line of the ledger may have come of; kept with what is typed, though no field of the form."""


async def new_value(
    desk: Desk,
    account_id: int | None,
    came_of: ValueEntry | None = None,
    resumed: Filled | None = None,
    *,
    is_seen: bool = False,
) -> int | None:
    """Note something that we did for an account; its id, None where nothing was written.

    `came_of` is what stands in the ledger without a worth: a solved problem, a favour, a service term kept.
    """
    account = account_suggestion(desk, account_id)
    start = fill(VALUE, came_of, **named("account", account)) | _hidden(came_of)
    return await _value_form(desk, None, start, resumed, is_seen=is_seen)


async def edit_value(desk: Desk, value_id: int, resumed: Filled | None = None) -> bool:
    """Correct what we did for an account; whether it was."""
    entry = desk.read_or_say(lambda: value_reads.value_entry(desk.book, value_id))
    if entry is None:
        return False
    return await _value_form(desk, value_id, _filled(desk, entry), resumed) is not None


def _filled(desk: Desk, entry: ValueEntry) -> Filled:
    return fill(VALUE, entry, **named("account", account_suggestion(desk, entry.account_id))) | _hidden(entry)


def _hidden(entry: ValueEntry | None) -> Filled:
    return {name: str(getattr(entry, name, None) or "") for name in _CAME_OF}


async def _value_form(
    desk: Desk, value_id: int | None, start: Filled, resumed: Filled | None, *, is_seen: bool = True
) -> int | None:
    """Ask what was done; the id of it, None where nothing was written."""
    book, today = desk.book, desk.today
    slot = f"value:{value_id}" if value_id else "value"
    given = {**start, **(resumed or {})}
    problem_id, favour_id, term_id = (id_in(given, name) for name in _CAME_OF)
    came_of = ValueEntry(0, "", today, problem_id=problem_id, favour_id=favour_id, term_id=term_id)

    def submit(filled: Filled) -> Written:
        entry = read_value(filled, today, came_of)
        if not entry.is_for_us and value_reads.came_of_ours(book, entry):
            words = _("It came of a favour, a threat or what was not confirmed: no customer reads of that.")
            raise Problems({"is_for_us": words})
        words = _("{what}, worth {worth}").format(what=entry.what, worth=worth_words(entry.worth))
        if value_id is None:
            made_id = save_or_show(lambda: value_changes.add_value(book, entry, draft=slot))
            noted = _("Noted what we did: {what}").format(what=words)
            said = noted if is_seen else filled_forms.and_where(desk, noted, entry.account_id)
            return Written(said, made_id)
        save_or_show(lambda: value_changes.edit_value(book, value_id, entry, draft=slot))
        return Written(_("Changed what we did: {what}").format(what=words), value_id)

    form = ValueForm(
        _("What we did for them"),
        start,
        today=today,
        picks={"account": account_pick(desk, given)},
        resumed=resumed,
    )

    def now() -> Filled:
        assert value_id is not None
        return _filled(desk, value_reads.value_entry(book, value_id))

    written = await ask(desk, form, submit, keeper(desk, slot), now if value_id else None)
    return written.record_id if written is not None else None


async def open_value(desk: Desk, value: Value) -> int | None:
    """Correct a line of the ledger; of one that stands there by itself, say what it was worth. The id of what was written."""
    if value.value_id is None:
        return await new_value(desk, value.entry.account_id, value.entry, is_seen=True)
    return value.value_id if await edit_value(desk, value.value_id) else None


async def delete_value(desk: Desk, value_id: int) -> bool:
    """Delete what was written down of something we did, once asked."""
    book = desk.book
    entry = desk.read_or_say(lambda: value_reads.value_entry(book, value_id))
    if entry is None:
        return False
    question = _("Delete what we did for them, “{what}”?").format(what=entry.what)
    if any(_hidden(entry).values()):
        question += " " + _("What it came of stays, and stands here again without a worth.")
    if not await confirm(desk, question):
        return False
    return filled_forms.deleted(
        desk,
        lambda: value_changes.delete_value(book, value_id),
        _("Deleted what we did: {what}").format(what=entry.what),
    )


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form again, with what was typed and not saved."""
    match slot.ids:
        case ():
            await new_value(desk, None, resumed=content)
        case (value_id,):
            await edit_value(desk, value_id, content)
