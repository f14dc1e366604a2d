"""Windows that go after the test."""

from collections.abc import Iterator

import pytest

from tests.ui.guards.windows import Window


@pytest.fixture
def windows() -> Iterator[list[Window]]:
    """Windows to be closed after the test, whatever happens in it."""
    opened: list[Window] = []
    yield opened
    for window in opened:
        window.close()
        if window.process.poll() is None:
            window.process.kill()
        window.process.wait()
