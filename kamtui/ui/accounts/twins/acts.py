"""What is done with two records that are likely one: compared and made one, or told apart for good."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.merging.fields import Difference, Keep, differences, merged
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.form import FormField
from kamtui.domain.problems import Problems
from kamtui.domain.text.language import _, ngettext
from kamtui.store import twins
from kamtui.store.accounts.merging import changes
from kamtui.store.accounts.merging.pairs import months_of_both
from kamtui.store.accounts.people_reads import person_entry, person_name
from kamtui.store.accounts.reads import account_entry, account_name, belongings
from kamtui.store.book.book import Book
from kamtui.store.together import together
from kamtui.ui.accounts.acts import held_words
from kamtui.ui.accounts.twins.form import BESIDES, MONTHS, MergeForm, besides_field, fields_of, months_field
from kamtui.ui.accounts.twins.hand import TwinsAtHand
from kamtui.ui.forms.asking import Filled, Written, agree, ask, save_or_show
from kamtui.ui.several.left_out import each, nothing_done, with_left_out
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.marks import LeftOut

_TWO = 2


async def compare(desk: Desk, hand: TwinsAtHand) -> None:
    """Show both beside each other, ask what of both stays, and make one of them."""
    if hand.pair is None:
        return
    kept, gone = hand.pair.first.record_id, hand.pair.second.record_id
    if hand.are_people:
        await _merge_people(desk, kept, gone)
    else:
        await _merge_accounts(desk, kept, gone)


async def one_of_two(desk: Desk, hands: Sequence[AtHand], _left_out: Sequence[LeftOut] = ()) -> bool:
    """Make one of the two accounts that are marked, whatever they are called. Whether that was done."""
    marked = sorted({hand.account_id for hand in hands if hand.account_id is not None})
    if len(marked) != _TWO:
        desk.say(_("One is made of two: mark those two and no others."))
        return False
    before = desk.book.state()
    await _merge_accounts(desk, *marked)
    return desk.book.state() != before


async def _merge_accounts(desk: Desk, kept: int, gone: int) -> None:
    book = desk.book

    def read() -> tuple[AccountEntry, AccountEntry]:
        return account_entry(book, kept), account_entry(book, gone)

    known = desk.read_or_say(lambda: (*read(), belongings(book, gone), months_of_both(book, kept, gone)))
    if known is None:
        return
    first, second, held, months = known
    found = differences(first, second)
    question = _Question(_("Two accounts become one"), fields_of(found, {}), _offered(found))
    if parts := ", ".join(held_words(held)):
        question.words = _("From the one written down later come {what}.").format(what=parts)
    if months:
        question.fields.append(months_field(first.name, second.name))
        question.offered[MONTHS] = Keep.BOTH.value
        more = ngettext("{count} month has sums at both.", "{count} months have sums at both.", months)
        question.words = f"{question.words} {more.format(count=months)}".lstrip()

    def write(chosen: Mapping[str, Keep]) -> str:
        _require_unchanged(read() == (first, second))
        entry = merged(first, second, chosen)
        twins.merge_accounts(book, kept, gone, entry, months=chosen.get(MONTHS, Keep.BOTH))
        return _("One account of two: {name}").format(name=entry.name)

    await _ask(desk, question, write)


async def _merge_people(desk: Desk, kept: int, gone: int) -> None:
    book, today = desk.book, desk.today

    def read() -> tuple[PersonEntry, PersonEntry]:
        return person_entry(book, kept)[0], person_entry(book, gone)[0]

    known = desk.read_or_say(read)
    if known is None:
        return
    first, second = known
    found = [
        each
        for each in differences(first, second)
        if each.field != "reports_to_id" or not {each.first, each.second} & {kept, gone}
    ]
    names = desk.read_or_say(lambda: _names(book, found))
    if names is None:
        return
    question = _Question(_("Two people become one"), fields_of(found, names), _offered(found))
    question.words = _("Calls, tasks, promises and ratings of both stay, and where they were before.")
    if any(each.field == "account_id" for each in found):
        question.fields.append(besides_field())
        question.offered[BESIDES] = Keep.FIRST.value

    def write(chosen: Mapping[str, Keep]) -> str:
        _require_unchanged(read() == known)
        entry = merged(first, second, chosen)
        is_at_both = chosen.get(BESIDES) is Keep.BOTH
        twins.merge_people(book, kept, gone, entry, today, is_at_both=is_at_both)
        return _("One person of two: {name}").format(name=entry.name)

    await _ask(desk, question, write)


def _names(book: Book, found: Sequence[Difference]) -> dict[int, str]:
    """The names of the accounts and people that values lead to."""
    name_of = {"account_id": account_name, "reports_to_id": person_name}
    return {
        value: name_of[each.field](book, value)
        for each in found
        if each.field in name_of
        for value in (each.first, each.second)
    }


def _offered(found: Sequence[Difference]) -> dict[str, str]:
    return {each.field: each.offered.value for each in found}


def _require_unchanged(is_so: bool) -> None:
    """Nothing is merged that was not seen: raises Problems where another window changed one of the two meanwhile."""
    if not is_so:
        raise Problems({"": _("One of the two was changed meanwhile: leave this, and look at both again.")})


@dataclass
class _Question:
    """What is asked before two become one."""

    title: str
    fields: list[FormField]
    offered: dict[str, str]
    words: str = ""
    """What comes together besides."""


async def _ask(desk: Desk, question: _Question, write: Callable[[Mapping[str, Keep]], str]) -> None:
    """Ask what stays, and write it; where nothing differs, only whether."""

    def submit(filled: Filled) -> Written:
        chosen = {name: Keep(filled[name]) for name in question.offered}
        return Written(save_or_show(lambda: write(chosen)))

    if question.fields:
        form = MergeForm(question.title, question.fields, question.offered, question.words, today=desk.today)
        await ask(desk, form, submit)
    elif await agree(
        desk, f"{question.title}: {_('nothing in them differs.')}\n{question.words}", _("make them one")
    ):
        try:
            written = submit({})
        except Problems as problems:
            desk.say(" ".join(problems.by_field.values()), is_error=True)
            desk.reload()
            return
        desk.reload()
        desk.say(written.said, undoable=True)


async def apart(desk: Desk, hand: TwinsAtHand) -> None:
    """Write down that the two at hand are two: they are not listed again."""
    if hand.pair is not None:
        desk.do(lambda: _tell_apart(desk, hand), _("They are two, and not listed here any more"))


async def several_apart(desk: Desk, hands: Sequence[AtHand], left_out: Sequence[LeftOut] = ()) -> bool:
    """Write down that all marked pairs are two each. Whether any was."""
    count = len(hands)
    name = ngettext("Tell {count} pair apart", "Tell {count} pairs apart", count).format(count=count)

    def tell(hand: AtHand) -> str | None:
        assert isinstance(hand, TwinsAtHand)
        _tell_apart(desk, hand)
        return None

    def write() -> tuple[int, list[LeftOut]]:
        with together(desk.book, name):
            told, left = each(desk, hands, tell)
            if not told:
                raise nothing_done(left)
            return told, left

    written = desk.do(write)
    if written is None:
        return False
    told, left = written
    said = ngettext("{count} pair is two", "{count} pairs are two", told).format(count=told)
    desk.say(with_left_out(said, [*left, *left_out]), undoable=True)
    return True


def _tell_apart(desk: Desk, hand: TwinsAtHand) -> None:
    assert hand.pair is not None, "a line holds a pair"
    one, other = hand.pair.first.record_id, hand.pair.second.record_id
    if hand.are_people:
        changes.tell_people_apart(desk.book, one, other, desk.today)
    else:
        changes.tell_accounts_apart(desk.book, one, other, desk.today)
