"""What can be done about competitors: who sells to an account beside us, and what a competitor is called.

Each asks, writes to the book and says what happened.
"""

from collections.abc import Callable

from kamtui.domain.accounts.duplicates import KnownName, likely_meant
from kamtui.domain.form import fill
from kamtui.domain.knowledge.dossier import RivalryEntry
from kamtui.domain.knowledge.typed_knowledge import COMPETITOR, RIVALRY, read_name, read_rivalry
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _, ngettext
from kamtui.store.accounts.reads import account_entry
from kamtui.store.knowledge import competitor_changes, competitor_reads
from kamtui.ui.forms.asking import Filled, Written, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.twins import TwinQuestion
from kamtui.ui.knowledge.forms.dossier_forms import CompetitorForm, RivalForm
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms.filled_forms import id_in
from kamtui.ui.widgets.suggestions import Suggestion, offers_of


async def new_rival(desk: Desk, account_id: int, resumed: Filled | None = None) -> int | None:
    """Write down who else sells to an account; the id of that, None where it was not written."""
    book = desk.book
    slot = f"new rival:{account_id}"
    name = account_of_form(desk, account_id, slot, resumed)
    if name is None:
        return None

    def write(rival: RivalryEntry) -> int:
        return competitor_changes.add_rivalry(book, account_id, rival, draft=slot)

    title = _("Who else sells to {name}").format(name=name)
    written = await _rival_form(desk, title, slot, None, write, resumed)
    return written.record_id if written is not None else None


async def edit_rival(desk: Desk, rivalry_id: int, resumed: Filled | None = None) -> bool:
    """Correct how a competitor stands at an account."""
    book = desk.book
    slot = f"rival:{rivalry_id}"
    known = desk.read_or_say(lambda: competitor_reads.rivalry_line(book, rivalry_id))
    if known is None:
        if resumed is not None:  # else it would be offered at each start, and refused
            keeper(desk, slot)(None)
        return False

    def write(rival: RivalryEntry) -> None:
        competitor_changes.edit_rivalry(book, rivalry_id, rival, draft=slot)

    title = _("{competitor} at {name}").format(competitor=known.entry.competitor, name=known.account)

    def now() -> Filled:
        return _filled(competitor_reads.rivalry_line(book, rivalry_id).entry)

    return await _rival_form(desk, title, slot, known.entry, write, resumed, now) is not None


def _filled(entry: RivalryEntry | None) -> Filled:
    """A competitor at an account as typed; None is a new one."""
    return fill(RIVALRY, entry, competitor_id=str((entry and entry.competitor_id) or ""))


async def _rival_form(
    desk: Desk,
    title: str,
    slot: str,
    was: RivalryEntry | None,
    write: Callable[[RivalryEntry], int | None],
    resumed: Filled | None,
    now: Callable[[], Filled] | None = None,
) -> Written | None:
    """Ask who else sells to an account; `write` gives the id of a new one."""
    book, today = desk.book, desk.today
    start = _filled(was)
    given = {**start, **(resumed or {})}
    known = {competitor.competitor_id: competitor for competitor in competitor_reads.competitors(book)}
    chosen = known.get(id_in(given, "competitor_id") or 0)

    def suggest(text: str, _within: int | None) -> list[Suggestion]:
        named = [(competitor.name, competitor) for competitor in known.values()]
        offers = offers_of(text, named, lambda one: Suggestion(one.name, "", one.competitor_id))
        name = clean(text)
        if offers and all(fold(offer.name) != fold(name) for offer in offers):
            offers.append(Suggestion(name, _("a new competitor"), None))
        return offers

    question = TwinQuestion()

    def submit(filled: Filled) -> Written:
        rival = read_rivalry(filled, today, id_in(filled, "competitor_id"))
        if rival.competitor_id is None:
            names = [KnownName(competitor.competitor_id, competitor.name) for competitor in known.values()]
            question.ask("competitor", likely_meant(rival.competitor, names))
        rivalry_id = save_or_show(lambda: write(rival))
        return Written(_("Written down: {name}").format(name=rival.competitor), rivalry_id)

    form = RivalForm(
        title,
        start,
        today=today,
        picks={
            "competitor": Pick(suggest, [Suggestion(chosen.name, "", chosen.competitor_id)] if chosen else [])
        },
        resumed=resumed,
    )
    return await ask(desk, form, submit, keeper(desk, slot), now)


def set_rival_strength(desk: Desk, rivalry_id: int, strength: int | None) -> bool:
    """Say how strong a competitor is here, by one key."""
    book = desk.book
    known = desk.read_or_say(lambda: competitor_reads.rivalry_line(book, rivalry_id))
    if known is None or known.entry.strength == strength:
        return False

    def act() -> bool:
        competitor_changes.set_rivalry_strength(book, rivalry_id, strength)
        return True

    name = known.entry.competitor
    shown = _("not known") if strength is None else _("{strength} of 5").format(strength=strength)
    return desk.do(act, _("{name}: {strength}").format(name=name, strength=shown)) is not None


def delete_rival(desk: Desk, rivalry_id: int) -> bool:
    """A competitor is no longer at an account."""
    gone = desk.do(lambda: competitor_changes.delete_rivalry(desk.book, rivalry_id))
    if gone is None:
        return False
    desk.say(_("No longer here: {name}").format(name=gone), undoable=True)
    return True


async def rename_competitor(desk: Desk, competitor_id: int, resumed: Filled | None = None) -> bool:
    """Give a competitor another name, at all accounts."""
    book = desk.book
    slot = f"competitor:{competitor_id}"
    known = desk.read_or_say(lambda: competitor_reads.competitor_line(book, competitor_id))
    if known is None:
        if resumed is not None:  # else it would be offered at each start, and refused
            keeper(desk, slot)(None)
        return False

    def submit(filled: Filled) -> Written:
        name = read_name(filled, COMPETITOR, desk.today)
        save_or_show(lambda: competitor_changes.rename_competitor(book, competitor_id, name, draft=slot))
        return Written(_("The competitor is called {name} now").format(name=name))

    def now() -> Filled:
        return {"name": competitor_reads.competitor_line(book, competitor_id).name}

    form = CompetitorForm(
        _("Rename competitor"),
        {"name": known.name},
        today=desk.today,
        resumed=resumed,
    )
    return await ask(desk, form, submit, keeper(desk, slot), now) is not None


async def delete_competitor(desk: Desk, competitor_id: int) -> bool:
    """Delete a competitor at all accounts, once it is said what goes with it."""
    book = desk.book
    known = desk.read_or_say(lambda: competitor_reads.competitor_line(book, competitor_id))
    if known is None or not await confirm(desk, _what_goes_with(known)):
        return False
    name = desk.do(lambda: competitor_changes.delete_competitor(book, competitor_id))
    if name is None:
        return False
    desk.say(_("Deleted competitor {name}").format(name=name), undoable=True)
    return True


def account_of_form(desk: Desk, account_id: int, slot: str, resumed: Filled | None) -> str | None:
    """The name of the account that a form is about; None where it is no longer there, which is said."""
    entry = desk.read_or_say(lambda: account_entry(desk.book, account_id))
    if entry is None and resumed is not None:  # else it would be offered at each start, and refused
        keeper(desk, slot)(None)
    return entry.name if entry is not None else None


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form of a competitor again, with what was typed and not saved."""
    match slot.kind, slot.ids:
        case "new rival", (account_id,):
            await new_rival(desk, account_id, content)
        case "rival", (rivalry_id,):
            await edit_rival(desk, rivalry_id, content)
        case "competitor", (competitor_id,):
            await rename_competitor(desk, competitor_id, content)


def _what_goes_with(known: competitor_reads.CompetitorLine) -> str:
    """The question whether to delete a competitor, with what is lost by it."""
    sentences = [_("Delete the competitor {name} everywhere?").format(name=clean(known.name))]
    if known.accounts:
        sentences.append(
            ngettext(
                "How it stands at {count} account goes with it.",
                "How it stands at {count} accounts goes with it.",
                known.accounts,
            ).format(count=known.accounts)
        )
    if known.lines:
        sentences.append(
            ngettext(
                "{count} product line stays with a competitor, without its name.",
                "{count} product lines stay with a competitor, without its name.",
                known.lines,
            ).format(count=known.lines)
        )
    return " ".join(sentences)
