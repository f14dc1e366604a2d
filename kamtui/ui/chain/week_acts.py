"""What is done about the week of prospecting: it is planned, its tasks are done or put off.

Each asks, writes to the book and says what happened.
"""

from datetime import date, timedelta

from kamtui.domain.chain.typed_referral import WEEK, read_week_plan
from kamtui.domain.chain.week import WeekPlan, carried_over, first_day_to_plan, monday_of
from kamtui.domain.fields import Problems
from kamtui.domain.form import fill
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import week_of
from kamtui.domain.time.shown_days import show_long_day
from kamtui.store.chain import week_changes, week_reads
from kamtui.ui.chain.forms import WeekForm
from kamtui.ui.day import task_acts
from kamtui.ui.forms.asking import Filled, Written, ask, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand

# -- by key


async def plan(desk: Desk, _hand: AtHand) -> None:
    """Plan the week of today."""
    await plan_week(desk, desk.today)


async def put_off(desk: Desk, hand: AtHand) -> None:
    """Do the task at hand on another day."""
    if hand.task_id is not None:
        await task_acts.snooze_task(desk, hand.task_id)


# -- by day


async def plan_week(desk: Desk, day: date, resumed: Filled | None = None) -> bool:
    """Say what the week of a day is to bring; what was left of the week before can be carried over."""
    book, monday = desk.book, monday_of(day)
    slot = f"week:{monday.isoformat()}"
    before = monday - timedelta(days=7)
    earlier = week_reads.week_plan(book, before)
    left = carried_over(earlier, week_reads.week_done(book, before)) if earlier else None

    tasks = week_reads.tasks_left(book, monday)
    since = first_day_to_plan(monday, desk.today)

    def submit(filled: Filled) -> Written:
        planned = read_week_plan(filled, desk.today)
        # A number that stays as it was found is left to whoever planned it meanwhile.
        now = week_reads.week_plan(book, monday) or WeekPlan()
        same = [name for name in now._fields if filled[name] == start[name]]
        planned = planned._replace(**{name: getattr(now, name) for name in same})
        carried = [task.task_id for task in tasks] if filled.get("carry") else []
        if planned == now == WeekPlan() and not carried:
            raise Problems(
                {WEEK[0].name: _("Nothing is planned yet: write a number, or {form.cancel} leaves.")}
            )
        save_or_show(lambda: week_changes.plan_week(book, since, planned, carried=carried, draft=slot))
        is_planned = planned != WeekPlan()
        return Written(_("The week is planned") if is_planned else _("The week has no plan any more"))

    start = fill(WEEK, week_reads.week_plan(book, monday), carry="")
    form = WeekForm(
        _("Plan of the week of {day}").format(day=show_long_day(week_of(monday))),
        start,
        done=week_reads.week_done(book, monday),
        today=desk.today,
        left=left,
        tasks=[task.what for task in tasks],
        resumed=resumed,
    )
    written = await ask(
        desk,
        form,
        submit,
        keeper(desk, slot),
        lambda: fill(WEEK, week_reads.week_plan(book, monday), carry=""),
    )
    return written is not None


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the plan of a week again, as it was typed and not saved."""
    await plan_week(desk, date.fromisoformat(slot.about), content)
