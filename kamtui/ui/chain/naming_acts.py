"""What is done about how prospects are named: one is written down, corrected, forgotten.

Each asks, writes to the book and says what happened.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.typed_referral import REFERRAL, read_referral, type_referral
from kamtui.domain.chain.words import Source
from kamtui.domain.fields import Problems
from kamtui.domain.form import fill
from kamtui.domain.text.language import _
from kamtui.store.accounts import reads as account_reads
from kamtui.store.accounts.merging import twins
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain import naming_reads
from kamtui.ui.accounts.suggesting import account_suggestion, person_suggestions, suggest_people
from kamtui.ui.chain import suggesting
from kamtui.ui.chain.forms import ReferralForm
from kamtui.ui.forms.asking import Filled, Written, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.twins import TwinQuestion
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms.filled_forms import id_in
from kamtui.ui.widgets.suggestions import NEW, Suggestion


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
        source = desk.read_or_say(lambda: naming_reads.source_of_person(desk.book, by_person_id))
    named = f"{named_on:%d.%m.%Y}" if named_on else ""
    start = fill(REFERRAL, source=(source or Source.OBSERVATION).value, named=named)
    start |= {
        "organisation_id": "",
        "person_id": "",
        "by_id": str(by_person_id or ""),
        "call_id": str(call_id or ""),
    }

    def write(entry: ReferralEntry) -> int:
        return chain_changes.add_referral(desk.book, entry, draft="referral")

    written = await _referral_form(desk, "referral", _("New prospect"), start, write, resumed)
    return written.record_id if written is not None else None


async def edit_naming(desk: Desk, referral_id: int, resumed: Filled | None = None) -> bool:
    """Correct how a prospect was named."""
    known = desk.read_or_say(lambda: naming_reads.referral_detail(desk.book, referral_id))
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
    start = type_referral(known.entry)

    def now() -> Filled:
        entry = naming_reads.referral_detail(desk.book, referral_id).entry
        by = suggesting.first_person(desk, entry.by_person_id)
        return type_referral(entry, by.name if by else "")

    written = await _referral_form(desk, slot, title, start, write, resumed, was=known.entry, now=now)
    return written is not None


async def _referral_form(
    desk: Desk,
    slot: str,
    title: str,
    start: Filled,
    write: Callable[[ReferralEntry], int | None],
    resumed: Filled | None,
    *,
    was: ReferralEntry | None = None,
    now: Callable[[], Filled] | None = None,
) -> Written | None:
    """Ask how a prospect was named; what `write` gives is the prospect's account, of a new one."""
    today = desk.today
    by = person_suggestions(desk, id_in(start, "by_id"))
    start |= {"by": by[0].name if by else "", "by_id": str(by[0].record_id) if by else ""}
    given = {**start, **(resumed or {})}
    question, contact_question = TwinQuestion(), TwinQuestion()

    def submit(filled: Filled) -> Written:
        entry = _read_referral(filled, was, today)
        gone = _gone(desk, entry, is_new=was is None)
        if gone:
            form.let_go(gone)
            raise Problems(gone)
        if was is None and entry.account_id is None and (sentence := form.person_or_firm()):
            raise Problems({"person": sentence})
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
        account_id = save_or_show(lambda: write(entry))
        if was is not None:
            sentence = _("Changed how {name} was named")
        elif _is_lost(desk, entry.account_id):
            sentence = _("{name} is in the chain, still lost: e in its account makes it a prospect again")
        else:
            sentence = _("{name} is in the chain")
        return Written(sentence.format(name=entry.organisation), account_id)

    form = ReferralForm(
        title,
        start,
        today=today,
        picks=_picks(desk, given),
        account_of=partial(suggesting.account_of, desk),
        source_of=lambda person_id: naming_reads.source_of_person(desk.book, person_id),
        is_new=was is None,
        resumed=resumed,
    )
    return await ask(desk, form, submit, keeper(desk, slot), now)


def _picks(desk: Desk, given: Filled) -> dict[str, Pick]:
    """What is suggested for the prospect, for whom to speak to there, and for who named it."""
    organisations = suggesting.organisations(desk)
    person = partial(suggesting.first_person, desk)
    return {
        "organisation": Pick(
            lambda text, _within: organisations(text),
            _picked(given, "organisation", partial(account_suggestion, desk)),
        ),
        "person": Pick(
            lambda text, within: suggesting.suggest_contacts(desk, text, within) if text else [],
            _picked(given, "person", person),
        ),
        "by": Pick(
            lambda text, _within: suggest_people(desk, text, None, or_new=False),
            _picked(given, "by", person),
        ),
    }


def _read_referral(filled: Filled, was: ReferralEntry | None, today: date) -> ReferralEntry:
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
    if entry.person_id is not None and suggesting.first_person(desk, entry.person_id) is None:
        gone["person"] = _("Deleted meanwhile. Save again, and it is somebody new.")
    if entry.by_person_id is not None and suggesting.first_person(desk, entry.by_person_id) is None:
        gone["by"] = _("Deleted meanwhile. Choose somebody else; or leave it empty, and say the source.")
    return gone


def _picked(given: Filled, name: str, find: Callable[[int | None], Suggestion | None]) -> list[Suggestion]:
    """What a line of a form starts with, under the name that stands in it."""
    if given.get(f"{name}_id") == NEW:
        return [Suggestion(" ".join(given[name].split()), "", None)]
    suggestion = find(id_in(given, f"{name}_id"))
    return [replace(suggestion, name=" ".join(given[name].split()) or suggestion.name)] if suggestion else []


async def forget_naming(desk: Desk, referral_id: int) -> bool:
    """Forget how a prospect was named, once asked; the account stays."""
    known = desk.read_or_say(lambda: naming_reads.referral_detail(desk.book, referral_id))
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


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open a form again in which a prospect, or how it was named, was typed and not saved."""
    match slot.ids:
        case (referral_id,):
            await edit_naming(desk, referral_id, content)
        case _:
            await name_prospect(desk, resumed=content)
