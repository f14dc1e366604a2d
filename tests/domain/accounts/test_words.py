"""The closed lists of accounts and people; their codes are held by tests/domain/test_words.py."""

from kamtui.domain.accounts.words import LIVE_STAGES, Stage


def test_live_stages() -> None:
    assert set(LIVE_STAGES) == {Stage.CUSTOMER, Stage.PROSPECT}
