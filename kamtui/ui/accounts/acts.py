"""What can be done from any place about accounts and people."""

from collections.abc import Callable

from kamtui.domain.accounts import person as person_rules
from kamtui.domain.accounts import typed_account
from kamtui.domain.fields import Problems
from kamtui.domain.form import fill
from kamtui.domain.text.language import _, ngettext
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes, people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.accounts.merging import twins
from kamtui.store.book.backup import Why
from kamtui.ui.accounts.forms import AccountForm, PersonForm
from kamtui.ui.accounts.suggesting import person_suggestions, suggest_people
from kamtui.ui.forms.asking import Filled, Written, ask, back_up, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.twins import TwinQuestion, WayQuestion
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.widgets.suggestions import Suggestion

MANY_RECORDS = 50
"""How many records go at once before the book is backed up first."""


def _stays_named(count: int) -> str:
    """What becomes of the prospects of somebody who is deleted."""
    return ngettext(
        "{count} prospect named by them stays, without who named it.",
        "{count} prospects named by them stay, without who named them.",
        count,
    ).format(count=count)


def what_goes(name: str, held: account_reads.Belongings, accounts: int = 1) -> str:
    """The question whether to delete an account, or so many, with all that goes with it."""
    parts = held_words(held, also_none=3)
    question = ngettext(
        "Delete {name}? With it go {others} and {last}.",
        "Delete {name}? With them go {others} and {last}.",
        accounts,
    ).format(name=name, others=", ".join(parts[:-1]), last=parts[-1])
    if held.named:
        question += " " + _stays_named(held.named)
    return question + "\n\n" + _("To keep what was, say with {account.became} what became of it instead.")


def held_words(held: account_reads.Belongings, also_none: int = 0) -> list[str]:
    """What belongs to an account, counted: `3 people`, `12 calls`; of the first kinds, so many, also that there are none."""
    counted: tuple[tuple[int, Callable[[int], str]], ...] = (
        (held.people, lambda n: ngettext("{count} person", "{count} people", n)),
        (held.calls, lambda n: ngettext("{count} call", "{count} calls", n)),
        (held.tasks, lambda n: ngettext("{count} task", "{count} tasks", n)),
        (held.terms, lambda n: ngettext("{count} term", "{count} terms", n)),
        (held.problems, lambda n: ngettext("{count} problem", "{count} problems", n)),
        (held.favours, lambda n: ngettext("{count} favour", "{count} favours", n)),
        (
            held.values,
            lambda n: ngettext("{count} thing that we did for it", "{count} things that we did for it", n),
        ),
        (held.namings, lambda n: ngettext("{count} naming as a prospect", "{count} namings as prospects", n)),
        (
            held.dossier,
            lambda n: ngettext(
                "{count} entry in bonds and dossier", "{count} entries in bonds and dossier", n
            ),
        ),
        (
            held.months,
            lambda n: ngettext("{count} month of sales and plans", "{count} months of sales and plans", n),
        ),
        (held.reviews, lambda n: ngettext("{count} review of a quarter", "{count} reviews of quarters", n)),
    )
    return [
        words(count).format(count=count)
        for place, (count, words) in enumerate(counted)
        if count or place < also_none
    ]


# -- by key, for the account at hand


async def new(desk: Desk, _hand: AtHand) -> None:
    """Write down a new account, and open it."""
    account_id = await new_account(desk, is_opened=True)
    if account_id is not None:
        desk.stand_on(account_id)
        desk.open_account(account_id)


async def open_account(desk: Desk, hand: AtHand) -> None:
    """Open the account at hand."""
    if hand.account_id is not None:
        desk.open_account(hand.account_id)


async def go_to_account(desk: Desk, hand: AtHand) -> None:
    """Open the account of the line at hand; of a term, there on the term."""
    if hand.account_id is not None and hand.term_id is not None:
        desk.open_account(hand.account_id, "terms", hand.term_id)
    else:
        await open_account(desk, hand)


async def edit(desk: Desk, hand: AtHand) -> None:
    """Correct the account at hand."""
    if hand.account_id is not None:
        await edit_account(desk, hand.account_id)


async def mark_key(desk: Desk, hand: AtHand) -> None:
    """Mark the account at hand as key, or no longer."""
    if hand.account_id is not None:
        toggle_key(desk, hand.account_id)


async def delete(desk: Desk, hand: AtHand) -> None:
    """Delete the account at hand once it was said what goes with it."""
    if hand.account_id is not None:
        await delete_account(desk, hand.account_id)


async def new_outsider(desk: Desk, _hand: AtHand) -> None:
    """Write down a person outside any account."""
    await new_person(desk, None)


# -- by id


async def new_account(
    desk: Desk, resumed: Filled | None = None, *, name: str = "", is_opened: bool = False
) -> int | None:
    """Write down a new account, whose `name` may be known; its id. Where it is opened then, `n` is for something else there."""
    today = desk.today
    question, ways = TwinQuestion(), WayQuestion()

    def submit(filled: Filled) -> Written:
        entry = typed_account.read_account(filled, today)
        ways.ask(entry.reaches)
        question.ask("name", twins.account_twins(desk.book, entry))
        account_id = save_or_show(lambda: account_changes.add_account(desk.book, entry, draft="account"))
        said = _("Added {name} · {place.back}, {line.new}: another") if is_opened else _("Added {name}")
        return Written(said.format(name=entry.name), account_id)

    form = AccountForm(
        _("New account"),
        fill(typed_account.ACCOUNT) | {"name": name},
        today=today,
        resumed=resumed,
    )
    written = await ask(desk, form, submit, keeper(desk, "account"))
    return written.record_id if written is not None else None


async def edit_account(desk: Desk, account_id: int, resumed: Filled | None = None) -> None:
    """Correct an account."""
    book, today = desk.book, desk.today
    entry = desk.read_or_say(lambda: account_reads.account_entry(book, account_id))
    if entry is None:
        return
    slot = f"account:{account_id}"
    ways = WayQuestion(entry.reaches)

    def submit(filled: Filled) -> Written:
        changed = typed_account.read_account(filled, today)
        ways.ask(changed.reaches)
        save_or_show(lambda: account_changes.edit_account(book, account_id, changed, today, draft=slot))
        return Written(_("Changed {name}").format(name=changed.name))

    form = AccountForm(
        _("Edit account"),
        typed_account.type_account(entry),
        today=today,
        resumed=resumed,
    )

    def now() -> Filled:
        return typed_account.type_account(account_reads.account_entry(book, account_id))

    await ask(desk, form, submit, keeper(desk, slot), now)


def toggle_key(desk: Desk, account_id: int) -> bool:
    """Mark an account as key, or no longer; whether it was."""
    entry = desk.read_or_say(lambda: account_reads.account_entry(desk.book, account_id))
    if entry is None:
        return False
    said = _("{name} is no longer a key account") if entry.is_key else _("{name} is a key account")

    def write() -> bool:
        account_changes.set_key(desk.book, account_id, not entry.is_key)
        return True

    return bool(desk.do(write, said.format(name=entry.name)))


async def delete_account(desk: Desk, account_id: int) -> bool:
    """Delete an account once it was said what goes with it; whether it was."""
    book = desk.book
    entry = desk.read_or_say(lambda: account_reads.account_entry(book, account_id))
    if entry is None:
        return False
    held = account_reads.belongings(book, account_id)
    if not await confirm(desk, what_goes(entry.name, held)):
        return False
    if held.count >= MANY_RECORDS and not await back_up(desk, Why.DELETION):
        return False
    desk.do(
        lambda: account_changes.delete_account(book, account_id),
        _("Deleted {name}").format(name=entry.name),
    )
    return True


async def new_person(desk: Desk, account_id: int | None, resumed: Filled | None = None) -> None:
    """Write down a new person of an account, or one outside all: a center of influence may be."""
    entry = person_rules.PersonEntry(name="", account_id=account_id)
    await _person_form(desk, None, entry, person_rules.StanceEntry(None, None), resumed)


async def edit_person(desk: Desk, person_id: int, resumed: Filled | None = None) -> None:
    """Correct a person, or take a new reading of them."""
    known = desk.read_or_say(lambda: people_reads.person_entry(desk.book, person_id))
    if known is not None:
        await _person_form(desk, person_id, *known, resumed)


async def _person_form(
    desk: Desk,
    person_id: int | None,
    entry: person_rules.PersonEntry,
    stance: person_rules.StanceEntry,
    resumed: Filled | None,
) -> None:
    book, today = desk.book, desk.today
    account_id = entry.account_id
    slot = f"person:{person_id}" if person_id else f"new person:{account_id}"
    boss = person_suggestions(desk, entry.reports_to_id)
    if resumed and resumed.get("reports_to_id"):
        boss = person_suggestions(desk, int(resumed["reports_to_id"]))
    question, ways = TwinQuestion(), WayQuestion(entry.reaches)

    def submit(filled: Filled) -> Written:
        changed, reading = typed_account.read_person(filled, today, account_id)
        ways.ask(changed.reaches)
        if person_id is not None and changed.reports_to_id is not None:
            _refuse_circle(desk, person_id, changed.reports_to_id)
        if person_id is None:
            if not changed.is_empty_seat:
                question.ask("name", twins.person_twins(book, changed))
            added_id = save_or_show(
                lambda: people_changes.add_person(book, changed, reading, today, draft=slot)
            )
            return Written(_("Added {name}").format(name=changed.name), added_id)
        save_or_show(lambda: people_changes.edit_person(book, person_id, changed, reading, today, draft=slot))
        return Written(_("Changed {name}").format(name=changed.name))

    def bosses(text: str, _within: int | None) -> list[Suggestion]:
        found = suggest_people(desk, text, account_id, or_new=False)
        return [person for person in found if person.record_id != person_id]

    form = PersonForm(
        _("Edit person") if person_id else _("New person"),
        typed_account.type_person(entry, stance, boss[0].name if boss and not resumed else ""),
        today=today,
        picks={"reports_to": Pick(bosses, boss)},
        glyphs=desk.glyphs,
        resumed=resumed,
    )

    def now() -> Filled:
        assert person_id is not None
        entry, stance = people_reads.person_entry(book, person_id)
        boss = person_suggestions(desk, entry.reports_to_id)
        return typed_account.type_person(entry, stance, boss[0].name if boss else "")

    written = await ask(desk, form, submit, keeper(desk, slot), now if person_id else None)
    if written is not None and written.record_id is not None:
        desk.stand_on(written.record_id)  # what is pressed next is meant for whoever was just written down


def _refuse_circle(desk: Desk, person_id: int, reports_to_id: int) -> None:
    if person_id == reports_to_id:
        raise Problems({"reports_to": _("Nobody reports to themselves.")})
    if people_reads.reports_in_a_circle(desk.book, person_id, reports_to_id):
        raise Problems({"reports_to": _("That would make a circle: this one already reports to them.")})


async def delete_person(desk: Desk, person_id: int) -> None:
    """Delete a person, once asked."""
    line = desk.read_or_say(lambda: people_reads.person_line(desk.book, person_id))
    if line is None:
        return
    held = people_reads.person_belongings(desk.book, person_id)
    sentence = ngettext(
        "Delete {name}? With them go their stances and relations. They were in {count} call, which stays.",
        "Delete {name}? With them go their stances and relations. They were in {count} calls, which stay.",
        held.calls,
    ).format(name=line.name, count=held.calls)
    if held.tasks:
        sentence += " " + ngettext(
            "{count} task stays, without a person.", "{count} tasks stay, without a person.", held.tasks
        ).format(count=held.tasks)
    if held.named:
        sentence += " " + _stays_named(held.named)
    sentence += "\n\n" + _("If they only left, edit them and set their status instead.")
    if await confirm(desk, sentence):
        desk.do(
            lambda: people_changes.delete_person(desk.book, person_id),
            _("Deleted {name}").format(name=line.name),
        )


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form of an account or a person again, with what was typed and not saved."""
    match slot.kind, slot.ids:
        case "account", ():
            await new_account(desk, resumed=content)
        case "account", (account_id,):
            await edit_account(desk, account_id, resumed=content)
        case "new person", ():
            await new_person(desk, None, resumed=content)
        case "new person", (account_id,):
            await new_person(desk, account_id, resumed=content)
        case "person", (person_id,):
            await edit_person(desk, person_id, resumed=content)
