"""The store shows days of the person's own clock: these tests stand in Sofia."""

import time

import pytest


@pytest.fixture(autouse=True)
def _store_in_sofia(request: pytest.FixtureRequest) -> None:
    """Every test of the store, where the system lets a test choose its zone."""
    if hasattr(time, "tzset"):
        request.getfixturevalue("in_sofia")
