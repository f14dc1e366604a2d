"""What is done with a person wherever they stand: their card, and what became of them."""

from kamtui.domain.accounts.stays import MOVE, STAY, STAY_DAYS, Stay, read_move
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.form import fill, read_form
from kamtui.domain.text.language import _
from kamtui.store.accounts import memberships, people_reads
from kamtui.store.center import changes as center_changes
from kamtui.store.center.reads import target_of
from kamtui.store.person_card import PersonCard, person_card
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.accounts.suggesting import account_pick
from kamtui.ui.calls import acts as call_acts
from kamtui.ui.center.card_dialog import CardAnswer, PersonCardDialog
from kamtui.ui.center.card_drawing import Target
from kamtui.ui.center.forms import MoveForm, StayDaysForm, StayForm
from kamtui.ui.day import task_acts
from kamtui.ui.forms.asking import Filled, Written, ask, choose, save_or_show
from kamtui.ui.forms.twins import WayQuestion
from kamtui.ui.shell.desk import Desk


async def open_person(desk: Desk, person_id: int) -> None:
    """Show a person's card, and do what is asked for there."""
    card = desk.read_or_say(lambda: person_card(desk.book, person_id, desk.today))
    if card is None:
        return
    answer = await desk.show(PersonCardDialog(card, desk.today, desk.glyphs))
    if answer is not None:
        await _do(desk, card, answer)


async def _do(desk: Desk, card: PersonCard, answer: CardAnswer) -> None:
    line = card.line
    speaks_id = None if line.is_empty_seat else line.person_id
    match answer.what:
        case "call":
            await call_acts.log_call(desk, line.account_id, speaks_id)
        case "edit":
            await account_acts.edit_person(desk, line.person_id)
        case "task":
            await task_acts.new_task(desk, line.account_id, speaks_id)
        case "account":
            if line.account_id is not None:
                desk.open_account(line.account_id, "center", line.person_id)
        case "stay":
            await _new_stay(desk, line.person_id, line.name)
        case "open":
            if answer.target is not None:
                await _open(desk, answer.target)


async def _open(desk: Desk, target: Target) -> None:
    """Go on to what a line of a card leads to."""
    match target.kind:
        case "call":
            await call_acts.read_call(desk, target.record_id)
        case "task":
            await task_acts.edit_task(desk, target.record_id)
        case "person":
            await open_person(desk, target.record_id)
        case "account":
            desk.open_account(target.record_id)
        case "stay":
            await _correct_stay(desk, target.record_id)
        case "term":
            if target.account_id is not None:
                desk.open_account(target.account_id, "terms", target.record_id)


async def take_away(desk: Desk, person_id: int) -> None:
    """Ask what became of somebody: they left, moved to another account, or are to be deleted; who left can only be deleted."""
    line = desk.read_or_say(lambda: people_reads.person_line(desk.book, person_id))
    if line is None:
        return
    if line.is_empty_seat or line.status is not PersonStatus.ACTIVE or line.account_id is None:
        await account_acts.delete_person(desk, person_id)
        return
    answer = await choose(
        desk,
        _("What became of {name}?").format(name=line.name),
        {
            "l": _("left, we do not know where to; what they said stays"),
            "m": _("moved to another account"),
            "d": _("was never here: delete; says what goes with them"),
        },
    )
    if answer == "l":
        said = _("{name} is no longer here").format(name=line.name)
        desk.do(lambda: center_changes.mark_left(desk.book, person_id, desk.today), said)
    elif answer == "m":
        await _move(desk, person_id, line.name)
    elif answer == "d":
        await account_acts.delete_person(desk, person_id)


async def _move(desk: Desk, person_id: int, name: str) -> None:
    """Ask to which account somebody moved; say so where a stance was wanted of them, which goes with that."""
    ways = WayQuestion()

    def submit(filled: Filled) -> Written:
        account_id, new = read_move(filled, desk.today)
        ways.ask(new)
        was_wanted = target_of(desk.book, person_id)
        save_or_show(lambda: center_changes.move_person(desk.book, person_id, account_id, desk.today, new))
        words = _("{name} is no longer here").format(name=name)
        if was_wanted is not None and target_of(desk.book, person_id) is None:
            words = _("{said}; that we wanted “{stance}” of them here is cleared").format(
                said=words, stance=was_wanted.label
            )
        return Written(words)

    form = MoveForm(
        _("Where does {name} work now?").format(name=name),
        fill(MOVE),
        today=desk.today,
        picks={"account": account_pick(desk, {})},
    )
    await ask(desk, form, submit)


# -- where they are and were


async def _new_stay(desk: Desk, person_id: int, name: str) -> None:
    """Ask at which account somebody was before, or is besides."""

    def submit(filled: Filled) -> Written:
        stay = read_form(filled, STAY, desk.today)
        save_or_show(
            lambda: memberships.add_stay(
                desk.book, person_id, stay["account_id"], stay["since_on"], stay["until_on"], desk.today
            ),
        )
        return Written(_("{name} at another account: noted").format(name=name))

    form = StayForm(
        _("Where else was {name}, or is besides?").format(name=name),
        fill(STAY),
        today=desk.today,
        picks={"account": account_pick(desk, {})},
    )
    await ask(desk, form, submit)


async def _correct_stay(desk: Desk, membership_id: int) -> None:
    """Ask for the days of a stay, or whether there never was one; the account at hand is left and moved from elsewhere."""
    stay = desk.read_or_say(lambda: memberships.stay(desk.book, membership_id))
    if stay is None:
        return
    answer: str | None = "d"
    if not (stay.is_present and not stay.is_besides):
        answer = await choose(
            desk,
            _("At {account} {when}").format(account=stay.account, when=stay.words),
            {"d": _("correct the days"), "n": _("never there: delete this line"), "a": _("open the account")},
        )
    if answer == "n":
        desk.do(
            lambda: memberships.delete_stay(desk.book, membership_id),
            _("Never at {account}: the line is gone").format(account=stay.account),
        )
    elif answer == "a":
        desk.open_account(stay.account_id)
    elif answer == "d":
        await _correct_days(desk, stay)


async def _correct_days(desk: Desk, stay: Stay) -> None:
    def submit(filled: Filled) -> Written:
        days = read_form(filled, STAY_DAYS, desk.today)
        save_or_show(
            lambda: memberships.correct_stay(
                desk.book, stay.membership_id, days["since_on"], days["until_on"], desk.today
            ),
        )
        return Written(_("Corrected when they were at {account}").format(account=stay.account))

    title = _("When were they at {account}?").format(account=stay.account)
    form = StayDaysForm(title, fill(STAY_DAYS, stay), today=desk.today)
    await ask(desk, form, submit)
