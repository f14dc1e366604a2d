"""What can be done from any place about the endless chain: naming, qualifying, winning, losing, thanking, planning.

Each asks, writes to the book and says what happened.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import partial

from kamtui.domain.accounts.duplicates import KnownName, Names
from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.typed_referral import read_lost, read_referral, read_week_plan
from kamtui.domain.chain.week import WeekPlan, carried_over, first_day_to_plan, monday_of
from kamtui.domain.chain.words import Answer, Question, Source
from kamtui.domain.fields import Problems
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.matching import best
from kamtui.domain.time.shown_days import show_long_day
from kamtui.store.accounts import known_names, people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.chain import answer_reads, week_changes, week_reads
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain import reads as chain_reads
from kamtui.ui.accounts.suggesting import account_suggestion, person_suggestions, suggest_people
from kamtui.ui.forms import typed
from kamtui.ui.forms.asking import Filled, agree, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms.filled_forms import id_in
from kamtui.ui.widgets.suggestions import MOST, NEW, Known, Suggestion


def _and(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _with_notes(
    answers: Mapping[Question, answer_reads.GivenAnswer],
) -> dict[Question, tuple[Answer, str]]:
    """The answers with their notes, without the days on which they were given."""
    return {question: (given.answer, given.note) for question, given in answers.items()}


def _about(known: KnownName) -> tuple[str, str]:
    """What tells an account from others of its name."""
    return (known.stage.label if known.stage is not None else "", known.detail)


async def name_prospect(
    desk: Desk,
    by_person_id: int | None = None,
    source: Source | None = None,
    call_id: int | None = None,
    resumed: Filled | None = None,
    *,
    named_on: date | None = None,
) -> int | None:
    """Write down a prospect that somebody named, or that came from a source without a person; its account.

    `named_on` is the day, where it is not the one on which this is written down.
    """
    if source is None and by_person_id is not None:
        source = desk.read_or_say(lambda: chain_reads.source_of_person(desk.book, by_person_id))
    start = typed.new_referral(source or Source.OBSERVATION)
    start |= {"by_id": str(by_person_id or ""), "call_id": str(call_id or "")}
    start |= {"named": typed.type_due(named_on) if named_on else ""}
    made: list[int] = []

    def write(entry: ReferralEntry) -> None:
        made.append(chain_changes.add_referral(desk.book, entry, draft="referral"))

    await _referral_form(desk, "referral", _("New prospect"), start, write, resumed)
    return made[0] if made else None


async def edit_naming(desk: Desk, referral_id: int, resumed: Filled | None = None) -> bool:
    """Correct how a prospect was named."""
    known = desk.read_or_say(lambda: chain_reads.referral_detail(desk.book, referral_id))
    if known is None:
        return False
    slot = f"referral:{referral_id}"

    def write(entry: ReferralEntry) -> None:
        try:
            chain_changes.edit_referral(desk.book, referral_id, entry, draft=slot)
        except Problems as wrong:  # the prospect is no field here: a circle is closed by who named it
            named = {"by" if name == "organisation" else name: why for name, why in wrong.by_field.items()}
            raise Problems(named) from None

    title = _("How {name} was named").format(name=known.account)
    start = typed.type_referral(known.entry)

    def now() -> Filled:
        entry = chain_reads.referral_detail(desk.book, referral_id).entry
        by = _first_person(desk, entry.by_person_id)
        return typed.type_referral(entry) | {"by": by.name if by else ""}

    return await _referral_form(desk, slot, title, start, write, resumed, was=known.entry, now=now)


async def _referral_form(
    desk: Desk,
    slot: str,
    title: str,
    start: Filled,
    write: Callable[[ReferralEntry], None],
    resumed: Filled | None,
    *,
    was: ReferralEntry | None = None,
    now: Callable[[], Filled] | None = None,
) -> bool:
    from kamtui.store.accounts import twins
    from kamtui.ui.chain.forms import ReferralForm
    from kamtui.ui.forms.twins import TwinQuestion

    today = desk.today
    by = person_suggestions(desk, id_in(start, "by_id"))
    start |= {"by": by[0].name if by else "", "by_id": str(by[0].record_id) if by else ""}
    given = {**start, **(resumed or {})}
    said: list[str] = []

    question, contact_question = TwinQuestion(), TwinQuestion()

    def submit(filled: Filled) -> None:
        entry = _read_referral(desk, filled, was, today)
        gone = _gone(desk, entry, is_new=was is None)
        if gone:
            form.let_go(gone)
            raise Problems(gone)
        asked: dict[str, str] = {}
        # What was chosen as new stood in the list below those that it may be, each with the reason.
        if was is None and entry.account_id is None and filled["organisation_id"] != NEW:
            likely = twins.prospect_twins(desk.book, entry.organisation)
            asked |= question.about("organisation", likely)
        if entry.person and entry.person_id is None and filled["person_id"] != NEW:
            people_alike = twins.contact_twins(desk.book, entry.person, entry.account_id)
            asked |= contact_question.about("person", people_alike)
        if asked:
            raise Problems(asked)
        save_or_show(desk, lambda: write(entry))
        if was is not None:
            sentence = _("Changed how {name} was named")
        elif _is_lost(desk, entry.account_id):
            sentence = _("{name} is in the chain, still lost: e in its account makes it a prospect again")
        else:
            sentence = _("{name} is in the chain")
        said.append(sentence.format(name=entry.organisation))

    form = ReferralForm(
        title,
        start,
        submit,
        keeper(desk, slot),
        today=today,
        organisations=_organisations(desk),
        organisation=_picked(desk, given, "organisation", partial(account_suggestion, desk)),
        people=lambda text: suggest_people(desk, text, None, or_new=False),
        contacts=partial(_suggest_contacts, desk),
        person=_picked(desk, given, "person", partial(_first_person, desk)),
        by=_picked(desk, given, "by", partial(_first_person, desk)),
        account_of=partial(_account_of, desk),
        source_of=lambda person_id: chain_reads.source_of_person(desk.book, person_id),
        is_new=was is None,
        resumed=resumed,
    )
    return await ask(desk, form, said, now)


def _read_referral(desk: Desk, filled: Filled, was: ReferralEntry | None, today: date) -> ReferralEntry:
    """The naming in the form; a namer whom the book does not know is said with all else. Raises Problems."""
    unknown = (
        {"by": _("Nobody of that name is in the book; choose from the list, or leave it empty.")}
        if filled["by"].strip() and not filled["by_id"]
        else {}
    )
    try:
        entry = read_referral(
            filled,
            today,
            account_id=id_in(filled, "organisation_id") or None,  # what is new has 0
            person_id=id_in(filled, "person_id") or None,
            by_person_id=id_in(filled, "by_id"),
            call_id=id_in(filled, "call_id"),
            was=was,
        )
    except Problems as wrong:
        raise Problems({**wrong.by_field, **unknown}) from None
    if unknown:
        raise Problems(unknown)
    return entry


def _is_lost(desk: Desk, account_id: int | None) -> bool:
    """Whether a prospect that was named was lost before: a name alone does not bring it back."""
    return account_id is not None and account_reads.account_entry(desk.book, account_id).stage is Stage.LOST


def _gone(desk: Desk, entry: ReferralEntry, *, is_new: bool) -> dict[str, str]:
    """What to do at each line in which stands what another window deleted while the form was open."""
    gone: dict[str, str] = {}
    if is_new and entry.account_id is not None and account_suggestion(desk, entry.account_id) is None:
        gone["organisation"] = _("Deleted meanwhile. Save again, and it is a new prospect.")
    if entry.person_id is not None and _first_person(desk, entry.person_id) is None:
        gone["person"] = _("Deleted meanwhile. Save again, and it is somebody new.")
    if entry.by_person_id is not None and _first_person(desk, entry.by_person_id) is None:
        gone["by"] = _("Deleted meanwhile. Choose somebody else; or leave it empty, and say the source.")
    return gone


def _picked(
    desk: Desk, given: Filled, name: str, find: Callable[[int | None], Suggestion | None]
) -> list[Suggestion]:
    """What a line of a form starts with, under the name that stands in it."""
    if given.get(f"{name}_id") == NEW:
        return [Suggestion(" ".join(given[name].split()), "", None)]
    suggestion = find(id_in(given, f"{name}_id"))
    return [replace(suggestion, name=" ".join(given[name].split()) or suggestion.name)] if suggestion else []


def _first_person(desk: Desk, person_id: int | None) -> Suggestion | None:
    suggestions = person_suggestions(desk, person_id)
    return suggestions[0] if suggestions else None


def _account_of(desk: Desk, person_id: int) -> Suggestion | None:
    """The account in which somebody is."""
    try:
        line = people_reads.person_line(desk.book, person_id)
    except GoneMeanwhile:
        return None
    return account_suggestion(desk, line.account_id)


def known(desk: Desk) -> Known:
    from kamtui.store.accounts import twins

    book = desk.book
    return Known(
        partial(_organisations, desk),
        partial(_suggest_contacts, desk),
        partial(account_suggestion, desk),
        partial(_first_person, desk),
        partial(_account_of, desk),
        lambda name: twins.prospect_twins(book, name),
        lambda name, account_id: twins.contact_twins(book, name, account_id),
    )


def _organisations(desk: Desk) -> Callable[[str], list[Suggestion]]:
    """Suggests organisations for one form, for which their names are made ready once."""
    known = known_names.known_accounts(desk.book)
    names = Names(known)
    return lambda text: suggest_organisations(desk, text, names, known)


def suggest_organisations(
    desk: Desk, text: str, names: Names, known: Sequence[KnownName]
) -> list[Suggestion]:
    """Those that are likely meant, each with the reason; then those that fit otherwise; last a new one."""
    alike = names.like(text)
    offers = [
        Suggestion(
            likely.known.name, _and(likely.likeness.label, *_about(likely.known)), likely.known.record_id
        )
        for likely in alike
    ]
    seen = {likely.known.record_id for likely in alike}
    others = (other for other in known if other.record_id not in seen)
    fitting = best(text, ((other.name, other) for other in others))
    offers += [Suggestion(other.name, _and(*_about(other)), other.record_id) for other in fitting]
    name = clean(text)
    offers = offers[: MOST - 1]
    if name and all(offer.name != name for offer in offers):
        offers.append(Suggestion(name, _("a new prospect"), None))
    return offers


def _suggest_contacts(desk: Desk, text: str, account_id: int | None) -> list[Suggestion]:
    """Whom to speak to there: people of the organisation, and those elsewhere who are likely meant."""
    offers: list[Suggestion] = []
    if account_id is not None:
        near = people_reads.names_in(desk.book, account_id)
        offers = [
            Suggestion(person.name, person.title, person.person_id, account_id)
            for person in best(text, ((person.name, person) for person in near))
        ]
    seen = {offer.record_id for offer in offers}
    names = Names(known_names.known_people(desk.book, text), are_people=True)
    offers += [
        Suggestion(
            likely.known.name,
            _and(likely.likeness.label, likely.known.detail),
            likely.known.record_id,
            likely.known.account_id,
        )
        for likely in names.like(text)
        if likely.known.record_id not in seen
    ]
    name = clean(text)
    offers = offers[: MOST - 1]
    if name and offers:
        offers.append(Suggestion(name, _("a new person"), None))
    return offers


async def qualify_prospect(desk: Desk, account_id: int, resumed: Filled | None = None) -> bool:
    """Answer the four questions about a prospect, one key each."""
    from kamtui.ui.chain.forms import QualifyForm

    book, today = desk.book, desk.today
    known = desk.read_or_say(lambda: answer_reads.answers(book, account_id))
    entry = desk.read_or_say(lambda: account_reads.account_entry(book, account_id))
    if known is None or entry is None:
        return False
    slot = f"qualify:{account_id}"

    def submit(filled: Filled) -> None:
        given = {
            question: (
                Answer(filled[question.value] or Answer.UNKNOWN.value),
                " ".join(filled[f"{question.value}_note"].split()),
            )
            for question in Question
            # What stays as it was found is left to whoever answered it meanwhile.
            if any(filled[name] != start[name] for name in (question.value, f"{question.value}_note"))
        }
        save_or_show(desk, lambda: chain_changes.qualify(book, account_id, given, today, draft=slot))

    start = typed.type_answers(_with_notes(known))
    form = QualifyForm(
        _("Qualify {name}").format(name=entry.name),
        start,
        submit,
        keeper(desk, slot),
        answered_on={question: given.answered_on for question, given in known.items()},
        resumed=resumed,
    )

    def now() -> Filled:
        return typed.type_answers(_with_notes(answer_reads.answers(book, account_id)))

    return await ask(desk, form, [_("Qualified {name}").format(name=entry.name)], now)


async def win_prospect(desk: Desk, account_id: int) -> bool:
    """The prospect became a customer, once asked; it keeps all that is known of it."""
    entry = desk.read_or_say(lambda: account_reads.account_entry(desk.book, account_id))
    if entry is None:
        return False
    question = _("Is {name} a customer now? All that is known of it stays.").format(name=entry.name)
    if not await agree(desk, question, _("a customer")):
        return False
    name = desk.do(lambda: chain_changes.win(desk.book, account_id, desk.today))
    if name is None:
        return False
    desk.say(_("{name} is a customer now").format(name=name), undoable=True)
    return True


async def lose_prospect(desk: Desk, account_id: int, reason: str = "", resumed: Filled | None = None) -> bool:
    """The prospect is lost, and why; it keeps all that is known of it. `reason` is the one known already."""
    from kamtui.ui.chain.forms import LostForm

    book, today = desk.book, desk.today
    entry = desk.read_or_say(lambda: account_reads.account_entry(book, account_id))
    if entry is None:
        return False
    slot = f"lost:{account_id}"

    def submit(filled: Filled) -> None:
        why = read_lost(filled)
        save_or_show(desk, lambda: chain_changes.lose(book, account_id, why, today, draft=slot))

    title = _("Lost: {name}").format(name=entry.name)
    form = LostForm(title, {"reason": reason}, submit, keeper(desk, slot), resumed=resumed)
    return await ask(desk, form, [_("{name} is lost, and kept").format(name=entry.name)])


async def thank_namer(desk: Desk, referral_id: int, *, was_thanked: bool) -> bool:
    """Whoever named the prospect was thanked today, or was not after all where `was_thanked` is what is shown.

    Asks first.
    """
    book, today = desk.book, desk.today
    known = desk.read_or_say(lambda: chain_reads.referral_detail(book, referral_id))
    if known is None:
        return False
    if known.entry.by_person_id is None:
        desk.say(_("Nobody named it: there is nobody to thank."), is_error=True)
        return False
    if was_thanked:
        question = _("Say that {person} was not thanked for {name} after all?")
    else:
        question = _("Was {person} thanked for {name}?")
    question = question.format(person=_name_of(desk, known.entry.by_person_id), name=known.account)
    if not await agree(desk, question, _("not thanked") if was_thanked else _("thanked")):
        return False
    said = _("Not thanked for {name} after all") if was_thanked else _("Thanked for {name}")
    done = desk.do(
        lambda: chain_changes.thank(
            book, referral_id, None if was_thanked else known.entry.thanked_on or today
        ),
        said.format(name=known.account),
    )
    return done is not None


async def ask_whether_thanked(desk: Desk, person_id: int) -> bool:
    """Somebody was thanked today for all the names that they gave, once asked."""
    question = _("Was {person} thanked for all the names they gave?")
    if not await agree(desk, question.format(person=_name_of(desk, person_id)), _("thanked")):
        return False
    return thank_for_all(desk, person_id)


def _name_of(desk: Desk, person_id: int | None) -> str:
    person = _first_person(desk, person_id)
    return person.name if person is not None else "?"


def thank_for_all(desk: Desk, person_id: int) -> bool:
    """Somebody was thanked today for all the names that they gave."""
    name = desk.do(lambda: chain_changes.thank_person(desk.book, person_id, desk.today))
    if name is None:
        return False
    desk.say(_("Thanked {name}").format(name=name), undoable=True)
    return True


async def forget_naming(desk: Desk, referral_id: int) -> bool:
    """Forget how a prospect was named, once asked; the account stays."""
    known = desk.read_or_say(lambda: chain_reads.referral_detail(desk.book, referral_id))
    if known is None:
        return False
    question = _("Forget how {name} was named? The account stays.").format(name=known.account)
    if not await confirm(desk, question):
        return False
    name = desk.do(lambda: chain_changes.delete_referral(desk.book, referral_id))
    if name is None:
        return False
    desk.say(_("Forgot how {name} was named; the account stays").format(name=name), undoable=True)
    return True


async def plan_week(desk: Desk, day: date, resumed: Filled | None = None) -> bool:
    """Say what the week of a day is to bring; what was left of the week before can be carried over."""
    from kamtui.ui.chain.forms import WeekForm

    book, monday = desk.book, monday_of(day)
    slot = f"week:{monday.isoformat()}"
    before = monday - timedelta(days=7)
    earlier = week_reads.week_plan(book, before)
    left = carried_over(earlier, week_reads.week_done(book, before)) if earlier else None

    tasks = week_reads.tasks_left(book, monday)
    since = first_day_to_plan(monday, desk.today)

    def submit(filled: Filled) -> None:
        planned = read_week_plan(filled)
        # A number that stays as it was found is left to whoever planned it meanwhile.
        now = week_reads.week_plan(book, monday) or WeekPlan()
        same = [field.name for field in fields(now) if filled[field.name] == start[field.name]]
        planned = replace(planned, **{name: getattr(now, name) for name in same})
        carried = [task.task_id for task in tasks] if filled.get("carry") else []
        save_or_show(desk, lambda: week_changes.plan_week(book, since, planned, carried=carried, draft=slot))

    start = typed.type_week_plan(week_reads.week_plan(book, monday))
    form = WeekForm(
        _("Plan of the week of {day}").format(day=show_long_day(monday)),
        start,
        submit,
        keeper(desk, slot),
        done=week_reads.week_done(book, monday),
        left=left,
        tasks=[task.what for task in tasks],
        resumed=resumed,
    )
    return await ask(
        desk,
        form,
        [_("The week is planned")],
        lambda: typed.type_week_plan(week_reads.week_plan(book, monday)),
    )


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open a form of the chain again, with what was typed and not saved."""
    match slot.kind, slot.ids:
        case "referral", ():
            await name_prospect(desk, resumed=content)
        case "referral", (referral_id,):
            await edit_naming(desk, referral_id, content)
        case "qualify", (account_id,):
            await qualify_prospect(desk, account_id, content)
        case "lost", (account_id,):
            await lose_prospect(desk, account_id, resumed=content)
        case "week", _ids:
            await plan_week(desk, date.fromisoformat(slot.about), content)
