"""Acts on terms, without the application."""

from datetime import timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.warnings import broken_warning
from kamtui.domain.time.typed_times import Due
from kamtui.store.book.book import Book
from kamtui.store.terms.reads import standings
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.keys.terms import LEDGER, TERMS
from kamtui.ui.several import settle_acts
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.terms import acts, ledger_acts
from tests.build import TODAY, a_term, an_account
from tests.ui.front import AnsweringFront, desk_of, saved


async def test_a_term_is_written_and_stood_on(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    front = AnsweringFront(
        lambda _question: "t", lambda form: saved(form, what="Delivery in 2 days", checks="every friday")
    )
    await ledger_acts.new(desk_of(book, front), AtHand(acme))
    [(term_id, *written)] = book.rows("SELECT id, what, account_id, owed_by FROM term")
    assert written == ["Delivery in 2 days", acme, "they"]
    assert front.asked == ["Choose", "TermForm"] and front.stood_on == [term_id] and front.reloads
    assert front.said == ["Agreed: Delivery in 2 days · u undoes"]


async def test_what_is_not_saved_is_not_stood_on(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    front = AnsweringFront(
        lambda _question: "w",
        lambda _form: False,
        *[lambda _question: None],
        lambda _question: "p",
        lambda _form: False,
    )
    for _try in range(3):
        await ledger_acts.new(desk_of(book, front), AtHand(acme))
    assert front.asked == ["Choose", "TermForm", "Choose", "Choose", "ProblemForm"]
    assert (book.rows("SELECT 1 FROM term"), front.stood_on, front.said) == ([], [], [])


async def test_where_problems_are_not_seen_it_is_said_where_they_stand(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    front = AnsweringFront(
        lambda form: saved(form, what="Empty shelves"),
        *[lambda _question: "f", lambda form: saved(form, what="Tickets")],
        lambda form: saved(form, what="Late again"),
    )
    desk, hand = desk_of(book, front), AtHand(acme)
    given = {act.id: act.given for act in TERMS}
    assert given["problem.new"] == given["line.new"] == (False,)
    await ledger_acts.new_problem(desk, hand, is_seen=False)
    await ledger_acts.new(desk, hand, is_seen=False)
    assert front.said == [
        "Noted problem: Empty shelves. It stands in Acme: A, then E · u undoes",
        "Noted favour: Tickets. It stands in Acme: A, then E · u undoes",
    ]
    assert {
        act.given for act in LEDGER if act.id in given and act.does.startswith("terms.ledger_acts:new")
    } == {(True,)}
    await ledger_acts.new_problem(desk, hand, is_seen=True)
    assert front.said[2:] == ["Noted problem: Late again · u undoes"]


async def test_kept_by_a_key_asks_nothing(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, "Prices", checks="every friday")
    front = AnsweringFront()
    await settle_acts.settle_line(desk_of(book, front), AtHand(acme, term_id=term))
    assert book.rows("SELECT outcome, checked_on FROM term_check") == [("kept", TODAY.isoformat())]
    assert front.said == ["Kept: Prices · u undoes"]
    await settle_acts.settle_line(desk_of(book, front), AtHand(acme))
    assert len(front.said) == 1, "nothing is at hand"


async def test_a_renegotiated_term_gives_way_to_the_new_one(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, "Prices", checks="every friday")
    front = AnsweringFront(lambda form: saved(form, what="New prices"))
    await acts.renegotiate(desk_of(book, front), AtHand(acme, term_id=term))
    [new] = front.stood_on
    assert new != term and book.rows("SELECT what FROM term WHERE id = ?", (new,)) == [("New prices",)]


async def test_the_account_of_a_term_opens_on_the_term(book: Book) -> None:
    front = AnsweringFront()
    await account_acts.go_to_account(desk_of(book, front), AtHand(7, term_id=9))
    await account_acts.go_to_account(desk_of(book, front), AtHand(7, call_id=9))
    assert front.went == [(7, "terms", 9), (7, "overview", None)]


async def test_of_a_check_and_a_warning_it_is_asked_which_is_put_off(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, "Prices", checks="every friday")
    [standing] = standings(book, [term]).values()
    front = AnsweringFront(lambda form: saved(form, outcome="broken"))
    await acts.check(desk_of(book, front), AtHand(acme, term_id=term))
    [standing] = standings(book, [term]).values()
    warning = broken_warning(standing, TODAY)
    assert warning is not None and standing.next_check_on is not None
    hand = AtHand(acme, term_id=term, warning=warning)
    front = AnsweringFront(
        lambda _question: "w",
        lambda form: saved(form, reason="they know", until="+2d"),
        lambda _question: "c",
        lambda _question: Due(TODAY + timedelta(10), None),
        lambda _question: None,
    )
    for _try in range(3):
        await acts.put_off(desk_of(book, front), hand)
    assert front.asked == ["Choose", "AcceptForm", "Choose", "Snooze", "Choose"]
    assert book.rows("SELECT reason FROM acceptance") == [("they know",)]
    assert standings(book, [term])[term].next_check_on == TODAY + timedelta(10)


async def test_a_problem_beside_a_broken_term_came_of_it(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    broken = a_term(book, acme, "Prices", checks="every friday")
    kept = a_term(book, acme, "Delivery", checks="every friday")
    front = AnsweringFront(
        lambda form: saved(form, outcome="broken"), *[lambda form: saved(form, what="Trouble")] * 2
    )
    desk = desk_of(book, front)
    await acts.check(desk, AtHand(acme, term_id=broken))
    for term in (broken, kept):
        await ledger_acts.new_problem(desk, AtHand(acme, term_id=term))
    assert book.rows("SELECT term_id FROM problem ORDER BY id") == [(broken,), (None,)]
    assert len(front.stood_on) == 2
