"""Several marked lines, one act: what can be done is done, the rest is named with why, one undo takes it back."""

from datetime import timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.words import ChainRule
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import FavourWay, TermRule, TermState
from kamtui.domain.time.typed_times import Due
from kamtui.domain.warning import Remedy, Severity, Warning
from kamtui.store.book.book import Book
from kamtui.store.chain import reads as chain_reads
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, problem_changes
from kamtui.store.terms import reads as term_reads
from kamtui.ui.accounts.hand import PageAtHand
from kamtui.ui.chain.hand import ChainHand
from kamtui.ui.several import became_acts, delete_acts, put_off_acts, settle_acts
from kamtui.ui.several.left_out import left_out_words
from kamtui.ui.shell.hand import AtHand, Settling
from kamtui.ui.shell.marks import LeftOut
from tests.build import TODAY, a_call, a_check, a_person, a_referral, a_task, a_term, an_account, dump
from tests.ui.driving import opened
from tests.ui.front import Answer, AnsweringFront, desk_of, saved

LATER = TODAY + timedelta(3)


def a_warning(term_id: int) -> Warning:
    return Warning(TermRule.OVER, Severity.AMBER, "It is over.", Remedy.TASK, about=str(term_id))


def end(book: Book, term_id: int) -> None:
    """End a term, as another window does."""
    entry = term_reads.term_detail(book, term_id).entry
    term_changes.edit_term(book, term_id, entry._replace(state=TermState.ENDED), TODAY, was=entry.state)


async def test_what_another_window_ended_is_left_out_and_named(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids = [a_term(book, acme, what, checks="every friday") for what in ("Prices", "Delivery", "Claims")]
    end(book, ids[1])
    before = dump(book)
    front = AnsweringFront(*[lambda _question: Due(LATER, None)] * 2)
    desk = desk_of(book, front)
    hands = [AtHand(acme, term_id=term_id) for term_id in ids]
    refused = LeftOut("no check of it is to come")
    assert await put_off_acts.put_off_terms(desk, hands, [refused])
    assert front.said[-1] == (
        "Put off to Wed 25 Nov: 2 things · left out: “Delivery” (no longer holds), "
        "1 (no check of it is to come) · u undoes"
    )
    assert await settle_acts.settle(desk, hands)
    assert front.said[-1] == "2 lines settled · left out: “Delivery” (no longer holds) · u undoes"
    book.undo()
    book.undo()
    assert dump(book) == before, "each was one act"
    assert not await put_off_acts.put_off_terms(desk, hands[1:2])
    assert front.said[-1] == "Nothing was done: “Delivery” (no longer holds)." and dump(book) == before


async def test_terms_with_a_check_and_a_warning_are_asked_about_once(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids = [a_term(book, acme, what, checks="every friday") for what in ("Prices", "Delivery", "Claims")]
    hands = [AtHand(acme, term_id=term_id, warning=a_warning(term_id)) for term_id in ids[:2]]
    hands.append(AtHand(acme, term_id=ids[2]))
    asked: list[str] = []

    def answers(letter: str | None) -> Answer:
        def answer(question: object) -> str | None:
            asked.append(str(vars(question)))
            return letter

        return answer

    due = lambda _question: Due(LATER, None)
    front = AnsweringFront(
        answers(None), answers("c"), due, answers("w"), due, lambda form: saved(form, reason="a holiday")
    )
    desk = desk_of(book, front)
    assert not await put_off_acts.put_off_terms(desk, hands)
    assert "2 of these terms have a check and a warning." in asked[0]
    assert await put_off_acts.put_off_terms(desk, hands)
    assert front.said[-1] == "Put off to Wed 25 Nov: 3 things · u undoes"
    assert book.rows("SELECT DISTINCT next_check_on FROM term") == [(LATER.isoformat(),)]
    book.undo()
    before = dump(book)
    assert await put_off_acts.put_off_terms(desk, hands)
    assert front.asked == ["Choose", "Choose", "Snooze", "Choose", "Snooze", "AcceptForm"]
    assert front.said[-1] == "Put off to Wed 25 Nov: 1 thing · 2 warnings hidden · u undoes"
    assert len(book.rows("SELECT 1 FROM acceptance")) == 2
    book.undo()
    assert dump(book) == before


async def test_several_are_deleted_once_asked_and_come_back_by_one_undo(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    term, task, call = (
        a_term(book, acme, "Prices", checks="every friday"),
        a_task(book, "Mail", acme),
        a_call(book, acme),
    )
    a_check(book, term)
    problem = problem_changes.add_problem(book, ProblemEntry(acme, "Late", TODAY))
    a_referral(book, "Lidl", ana)
    [naming] = chain_reads.forest(book).namings
    hands = [
        PageAtHand(acme, term_id=term),
        PageAtHand(acme, task_id=task),
        PageAtHand(acme, call_id=call),
        PageAtHand(acme, problem_id=problem),
        ChainHand(acme, naming=naming),
        PageAtHand(acme, member_id=ana, person_id=ana, part="people"),
        PageAtHand(acme),
    ]
    asked: list[str] = []

    def answers(agrees: bool) -> Answer:
        def answer(question: object) -> bool:
            asked.append(str(vars(question)))
            return agrees

        return answer

    before, front = dump(book), AnsweringFront(answers(False), answers(True), answers(True))
    desk = desk_of(book, front)
    assert not await delete_acts.delete(desk, hands) and dump(book) == before
    what = "1 task, 1 term, 1 problem, 1 call, how 1 prospect was named"
    assert f"Delete {what}? With them goes 1 check. What came of them stays." in asked[0]
    assert "Left out: 2 (one at a time only)." in asked[0]
    assert await delete_acts.delete(desk, hands)
    assert front.said[-1] == f"Deleted {what} · left out: 2 (one at a time only) · u undoes"
    for table in ("term", "term_check", "task", "call", "problem", "referral"):
        assert book.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert book.rows("SELECT count(*) FROM person") == [(1,)]
    assert book.undo() == f"Delete {what}" and dump(book) == before
    assert not await delete_acts.delete(desk, hands[5:])
    assert front.said[-1] == "Nothing was done: 2 (one at a time only)."
    beta = an_account(book, "Beta")
    before = dump(book)
    assert await delete_acts.delete_accounts(desk, [AtHand(acme), AtHand(beta)])
    assert "Delete 2 accounts? With them go 1 person, 1 call, 1 task, 1 term" in asked[-1]
    assert book.rows("SELECT name FROM account") == [("Lidl",)]
    book.undo()
    assert dump(book) == before


async def test_several_become_what_they_became_by_one_act(book: Book) -> None:
    ids = [an_account(book, name, stage=Stage.PROSPECT) for name in ("Alfa", "Beta")]
    ids.append(an_account(book, "Gama", stage=Stage.CUSTOMER))
    before = dump(book)
    hands = [AtHand(account_id) for account_id in [*ids, ids[0]]]
    front = AnsweringFront(lambda _question: "l", lambda _line: "too dear")
    desk = desk_of(book, front)
    assert await became_acts.became(desk, hands)
    assert front.said[-1] == "2 accounts: lost · left out: “Gama” (not possible there) · u undoes"
    assert book.rows("SELECT stage, lost_reason FROM account ORDER BY id") == [
        ("lost", "too dear"), ("lost", "too dear"), ("customer", ""),
    ]  # fmt: skip
    book.undo()
    assert dump(book) == before, "one act, one undo"
    desk = desk_of(book, AnsweringFront(lambda _question: "l", lambda _line: None))
    assert not await became_acts.became(desk, hands) and dump(book) == before, "no reason given: nothing done"
    desk = desk_of(book, AnsweringFront(lambda _question: "c"))
    assert await became_acts.became(desk, hands[:2])
    assert book.rows("SELECT DISTINCT stage FROM account") == [("customer",)]


async def test_marked_accounts_are_asked_about_once(book: Book) -> None:
    for name in ("Alfa", "Beta", "Gama"):
        an_account(book, name, stage=Stage.PROSPECT)
    async with opened(book) as desk:
        await desk.press("2", "m", "m", "w")
        assert desk.sees("What became of 2 accounts?")
        await desk.press("c")
        assert book.rows("SELECT count(*) FROM account WHERE stage = 'customer'") == [(2,)]
        assert not desk.listed().marked
        await desk.press("u")
        assert book.rows("SELECT count(*) FROM account WHERE stage = 'customer'") == [(0,)]


def test_few_that_were_left_out_are_named_and_many_are_counted() -> None:
    left = [LeftOut("no longer holds", name) for name in ("A", "B")]
    assert left_out_words(left) == "“A”, “B” (no longer holds)"
    assert left_out_words([*left, LeftOut("no longer holds", "C")]) == "3 (no longer holds)"
    assert left_out_words([]) == ""


async def test_a_line_is_settled_alike_alone_and_among_several(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    a_referral(book, "Lidl", ana)
    [naming] = chain_reads.forest(book).namings
    favour = favour_changes.add_favour(book, FavourEntry("A lift", TODAY, FavourWay.RECEIVED, acme))
    key = Warning(MoneyRule.A_NOT_KEY, Severity.AMBER, "", Remedy.MARK_KEY, about="")
    owed = Warning(ChainRule.THANKS_OWED, Severity.AMBER, "", Remedy.THANK, about="", people=(ana,))
    hands = {
        Settling.DONE: AtHand(acme, task_id=a_task(book, "Mail", acme)),
        Settling.KEPT: AtHand(acme, term_id=a_term(book, acme, "Prices", checks="daily")),
        Settling.FAVOUR_THANKED: AtHand(acme, favour_id=favour),
        Settling.NAMING_THANKED: ChainHand(acme, naming=naming),
        Settling.MARKED_KEY: AtHand(acme, warning=key),
        Settling.NAMER_THANKED: AtHand(acme, ana, warning=owed),
    }
    # What solving was worth, which day a name has, and what was asked at the close are asked of one line only.
    assert hands.keys() == set(Settling) - {Settling.SOLVED, Settling.GREETED, Settling.ASKED}
    desk, before = desk_of(book, AnsweringFront()), dump(book)

    def written() -> dict[str, list[tuple[object, ...]]]:
        """What stands in the book but for the ids, which are drawn anew."""
        return {table: [row[1:] for row in rows] for table, rows in dump(book).items()}

    for settling, hand in hands.items():
        assert hand.settling is settling
        assert await settle_acts.settle_line(desk, hand)
        alone = written()
        book.undo()
        assert dump(book) == before, settling
        assert await settle_acts.settle(desk, [hand])
        assert written() == alone, settling
        book.undo()
