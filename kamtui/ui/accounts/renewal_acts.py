"""What became of a renewal whose day has passed: it was renewed until another day, or the customer is gone."""

from datetime import date

from kamtui.domain.accounts.typed_account import read_renewal
from kamtui.domain.accounts.words import Stage
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import Unit, plus
from kamtui.domain.time.shown_days import show_date
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.chain.reads import lost_reason
from kamtui.ui.accounts.forms import RenewedForm
from kamtui.ui.chain import acts as chain_acts
from kamtui.ui.forms.asking import Filled, Written, ask, choose, save_or_show
from kamtui.ui.shell.desk import Desk


async def say_renewal(desk: Desk, account_id: int) -> None:
    """Ask what became of the renewal of an account, and write that; who does not know yet leaves it."""
    entry = desk.read_or_say(lambda: account_reads.account_entry(desk.book, account_id))
    if entry is None or entry.renewal_on is None:
        return
    question = _("{name}: the renewal was on {day}. What became of it?").format(
        name=entry.name, day=show_date(entry.renewal_on)
    )
    answers = {
        "r": _("renewed: until when"),
        "f": _("not renewed: a former customer"),
        "l": _("lost, and why"),
    }
    answer = await choose(desk, question, answers)
    if answer == "r":
        await _renewed(desk, account_id, entry.name, plus(entry.renewal_on, 1, Unit.YEAR))
    elif answer == "f":
        said = _("{name} is now a {stage} account").format(name=entry.name, stage=Stage.FORMER.label)
        desk.do(lambda: account_changes.set_stage(desk.book, account_id, Stage.FORMER, desk.today), said)
    elif answer == "l":
        await chain_acts.lose_prospect(desk, account_id, lost_reason(desk.book, account_id))


async def _renewed(desk: Desk, account_id: int, name: str, offered: date) -> None:
    def submit(filled: Filled) -> Written:
        renewal_on = read_renewal(filled, desk.today)
        save_or_show(lambda: account_changes.renew(desk.book, account_id, renewal_on))
        return Written(_("{name} renewed until {day}").format(name=name, day=show_date(renewal_on)))

    form = RenewedForm(
        _("{name}: until when?").format(name=name),
        {"until": f"{offered:%d.%m.%Y}"},
        today=desk.today,
    )
    await ask(desk, form, submit)
