"""What keys do about a feast: greeted, the greeting put off, another day, none, not to be greeted."""

from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.words import CONGRATULATED, Channel
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.feasts.days import NO_NAME_DAY, day_in, show_feast_day
from kamtui.domain.feasts.feast import GREETED_BEFORE, PUT_OFF, Feast, FeastKind, settled_days
from kamtui.domain.feasts.typed_feasts import ANOTHER_DAY, show_name_day
from kamtui.domain.form import fill, read_form
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.time.typed_times import Due
from kamtui.store.calls.changes import log_call
from kamtui.store.center.acceptance_changes import accept
from kamtui.store.day.task_changes import add_task
from kamtui.store.feasts.changes import set_greeted, set_name_day
from kamtui.store.together import together
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.feasts.form import NameDayForm
from kamtui.ui.forms.asking import Filled, Written, ask, choose, save_or_show
from kamtui.ui.forms.questions import Snooze
from kamtui.ui.shell.desk import Desk

MOST_DAYS = 9
"""So many days of a name are offered, a digit each."""


def who_is(feast: Feast) -> str:
    """Whose feast it is, by name."""
    return feast.who.person or feast.who.account


async def greeted(desk: Desk, feast: Feast) -> bool:
    """They were congratulated, before a day off too; of a name on several days it is asked first which is celebrated. Whether
    anything was written."""
    if not feast.asks_on(desk.today):
        day = show_weekday_day(feast.on, desk.today)
        words = _("{who} celebrates on {day}: {task.snooze} plans the greeting, {list.copy} copies it.")
        desk.say(words.format(who=who_is(feast), day=day))
        return False
    if feast.is_asked:
        return await _settle_day(desk, feast)
    done = desk.do(
        lambda: write_greeting(desk, feast),
        _("Greeted {who}: {feast}").format(who=who_is(feast), feast=feast.kind.label),
    )
    return done is not None


def write_greeting(desk: Desk, feast: Feast) -> int:
    """Log that they were congratulated, as a message of now, so that the last contact moves; its id. Raises BookError.

    Before the day the feast is told no more besides.
    """
    who = feast.who
    people = (Participant(who.person_id, who.person),) if who.person_id is not None else ()
    purpose = _(CONGRATULATED).format(feast=feast.kind.label)
    entry = CallEntry(who.account_id, people, desk.clock(), Channel.MESSAGE, purpose=purpose)
    if feast.on <= desk.today:
        return log_call(desk.book, entry)
    with together(desk.book, _("Greet {who}: {feast}").format(who=who_is(feast), feast=feast.kind.label)):
        _tell_no_more(desk, feast, GREETED_BEFORE, _("greeted before the day"))
        return log_call(desk.book, entry)


def _tell_no_more(desk: Desk, feast: Feast, rule: str, why: str) -> None:
    """Hide a feast for as long as it would be told. Raises BookError."""
    who = feast.who
    accept(
        desk.book, who.account_id, feast.key, rule, feast.told_until, why, desk.today, person_id=who.person_id
    )


async def _settle_day(desk: Desk, feast: Feast) -> bool:
    """Ask on which of its days a name is celebrated; where it is this one, they were congratulated, too."""
    days = {str(place): day for place, day in enumerate(feast.days[:MOST_DAYS], 1)}
    answers = {key: _day_words(desk, feast, day) for key, day in days.items()}
    answers["n"] = _("does not celebrate")
    answer = await choose(
        desk, _("On which day does {name} celebrate?").format(name=feast.who.person), answers
    )
    if answer is None or feast.who.person_id is None:
        return False
    return _keep_day(desk, feast, feast.who.person_id, days.get(answer, NO_NAME_DAY), is_greeted=True)


def _day_words(desk: Desk, feast: Feast, day: str) -> str:
    words = show_feast_day(day)
    if not _is_on(feast, day):
        return words
    said = _("{day}: today, and greeted") if feast.on == desk.today else _("{day}: and greeted")
    return said.format(day=words)


def _is_on(feast: Feast, day: str) -> bool:
    return day_in(day, feast.on.year) == feast.on


def _keep_day(desk: Desk, feast: Feast, person_id: int, code: str, *, is_greeted: bool = False) -> bool:
    """Keep on which day somebody celebrates; where it is the day of the feast and they were congratulated, that too."""
    said = _kept_words(feast, code)

    def write() -> bool:
        with together(desk.book, said):
            set_name_day(desk.book, person_id, settled_days(feast, code))
            if is_greeted and _is_on(feast, code):
                write_greeting(desk, feast)
        return True

    return bool(desk.do(write, said))


async def put_off(desk: Desk, feast: Feast) -> bool:
    """Ask what else becomes of a feast: greeted on another day, celebrated on another or on none, never greeted.

    Whether it was written.
    """
    answer = await choose(desk, f"{who_is(feast)}: {feast.words}", _answers(desk, feast))
    match answer, feast.who.person_id:
        case "t", _who:
            return _write_plan(desk, feast, Due(feast.on, None))
        case "p", _who:
            due = await desk.show(Snooze(task_words(feast), desk.today, desk.today))
            return due is not None and _write_plan(desk, feast, due)
        case "d", int(person_id):
            return await _ask_day(desk, feast, person_id)
        case "n", int(person_id):
            return _keep_day(desk, feast, person_id, NO_NAME_DAY)
        case "g", int(person_id):
            return _never_greet(desk, feast, person_id)
        case "e", _who:
            await _edit(desk, feast)
    return False


def _answers(desk: Desk, feast: Feast) -> dict[str, str]:
    """What may become of a feast, by the letter that chooses it."""
    answers = {"p": _("greet on another day: a task")}
    if feast.on > desk.today:
        day = show_weekday_day(feast.on, desk.today)
        answers = {"t": _("a task on the day, {day}").format(day=day), **answers}
    if feast.kind is FeastKind.NAME_DAY:
        answers |= {"d": _("the name day is on another day"), "n": _("does not celebrate a name day")}
    elif feast.kind is FeastKind.BIRTHDAY:
        answers["e"] = _("the birthday is another: edit the person")
    else:
        answers["e"] = _("the day is another: edit the account")
    if feast.who.person_id is not None:
        answers["g"] = _("is not to be greeted, on no feast")
    return answers


async def _edit(desk: Desk, feast: Feast) -> None:
    """Correct the person, or the account, whose day it is."""
    if feast.who.person_id is not None:
        await account_acts.edit_person(desk, feast.who.person_id)
    elif feast.who.account_id is not None:
        await account_acts.edit_account(desk, feast.who.account_id)


def _never_greet(desk: Desk, feast: Feast, person_id: int) -> bool:
    """Tell no feast of somebody any more."""

    def write() -> bool:
        set_greeted(desk.book, person_id, False)
        return True

    said = _("{name} is not greeted on feasts any more").format(name=feast.who.person)
    return bool(desk.do(write, said))


def _write_plan(desk: Desk, feast: Feast, due: Due) -> bool:
    """Make a task of the greeting; the feast itself is told no more."""
    said = _("{day}: “{what}”").format(day=show_weekday_day(due.day, desk.today), what=task_words(feast))
    return desk.do(lambda: write_plan(desk, feast, due), said) is not None


def task_words(feast: Feast) -> str:
    """The words of the task of greeting somebody."""
    return _("Congratulate {who}: {feast}").format(who=who_is(feast), feast=feast.kind.label)


def write_plan(desk: Desk, feast: Feast, due: Due) -> bool:
    """Write down the task of a greeting, and hide the feast until it is over. Raises BookError."""
    who, what = feast.who, task_words(feast)
    task = TaskEntry(what, due.day, due_time=due.time, account_id=who.account_id, person_id=who.person_id)
    with together(desk.book, _("Add task “{what}”").format(what=what)):
        add_task(desk.book, task)
        _tell_no_more(desk, feast, PUT_OFF, _("put off"))
    return True


async def _ask_day(desk: Desk, feast: Feast, person_id: int) -> bool:
    """Ask for the day of somebody's name day."""

    def submit(filled: Filled) -> Written:
        code = read_form(filled, ANOTHER_DAY, desk.today)["name_day"]
        save_or_show(lambda: set_name_day(desk.book, person_id, code))
        return Written(_kept_words(feast, code))

    title = _("Name day of {name}").format(name=feast.who.person)
    form = NameDayForm(title, fill(ANOTHER_DAY), today=desk.today)
    return await ask(desk, form, submit) is not None


def _kept_words(feast: Feast, code: str) -> str:
    """On which day somebody celebrates, as the book has it now."""
    if code == NO_NAME_DAY:
        return _("{name} does not celebrate a name day").format(name=feast.who.person)
    return _("{name}: name day {day}").format(name=feast.who.person, day=show_name_day(code))
