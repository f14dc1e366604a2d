"""The store shows days of the person's own clock: these tests stand in Sofia."""

import pytest


@pytest.fixture(autouse=True)
def _store_in_sofia(in_sofia: None) -> None:
    """Every test of the store."""
