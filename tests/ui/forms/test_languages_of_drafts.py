"""What was typed in one language and not saved is read again in another."""

import pytest

from kamtui.domain.text import language
from kamtui.ui.widgets.suggestions import mark_new, read_new


@pytest.mark.parametrize("typed_in", ["en", "xx"])
@pytest.mark.parametrize("read_in", ["en", "xx"])
def test_somebody_new_is_known_in_every_language(made_up_language: str, typed_in: str, read_in: str) -> None:
    assert made_up_language == "xx"
    language.use(typed_in)
    in_the_line = mark_new("Иван Петров")
    assert in_the_line == ("+ Иван Петров (new)" if typed_in == "en" else "+ Иван Петров (нев)")
    language.use(read_in)
    assert read_new(in_the_line) == "Иван Петров"
    assert read_new("+ Иван") == "Иван"
    assert read_new("Иван (new)") == ""
