"""The marks of all accounts, counted: the latest answer of each mark counts."""

from datetime import timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.words import Mark
from kamtui.store.accounts.changes import set_key
from kamtui.store.book.book import Book
from kamtui.store.knowledge.dossier_changes import answer_mark
from kamtui.store.knowledge.key_mark_reads import by_marks
from tests.build import TODAY, an_account


def test_the_marks_of_all_live_accounts_are_counted(book: Book) -> None:
    metro, lidl = an_account(book, "Metro", stage=Stage.CUSTOMER), an_account(book, "Lidl")
    gone, key = an_account(book, "CBA", stage=Stage.LOST), an_account(book, "Key only", is_key=True)
    an_account(book, "Nothing known")
    for account_id, mark, answer, days in (
        (metro, Mark.VOLUME, Answer.NO, 9),
        (metro, Mark.VOLUME, Answer.YES, 0),  # the latest
        (metro, Mark.POLICY, Answer.NO, 5),
        (metro, Mark.RISK, Answer.YES, 5),
        (metro, Mark.SYSTEMS, Answer.NO, 5),
        (metro, Mark.DIRECT, Answer.YES, 9),
        (metro, Mark.DIRECT, Answer.UNKNOWN, 5),  # not known after all
        (lidl, Mark.ESSENTIAL, Answer.YES, 5),
        (gone, Mark.VOLUME, Answer.YES, 5),
    ):
        answer_mark(book, account_id, mark, answer, TODAY - timedelta(days))
    found = by_marks(book)
    assert {account[1:] for account in found.accounts} == {
        ("Metro", Stage.CUSTOMER, False, 1, 1, 1, 1),
        ("Lidl", Stage.PROSPECT, False, 0, 0, 1, 0),
        ("Key only", Stage.PROSPECT, True, 0, 0, 0, 0),
    }
    assert found.unanswered == 1 and found.accounts[0].unknown >= 9
    set_key(book, key, False)
    assert by_marks(book).unanswered == 2
