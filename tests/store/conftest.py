"""The store shows days of the person's own clock: these tests stand in Sofia."""

import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _in_sofia(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Sofia")
        time.tzset()
        yield
    time.tzset()
