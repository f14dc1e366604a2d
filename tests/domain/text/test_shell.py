"""Commands as one pastes them, in the shell of each system."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.text.shell import command_line


@given(words=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1))
def test_a_posix_shell_reads_the_words_again(words: list[str]) -> None:
    assert shlex.split(command_line(*words, system="linux")) == words


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (r"C:\Users\ivan\book.db", r"C:\Users\ivan\book.db"),
        (r"C:\Users\Иван\book.db", r"C:\Users\Иван\book.db"),
        (r"C:\My book\book.db", r'"C:\My book\book.db"'),
        ("C:\\O'Brien & Co\\book.db", '"C:\\O\'Brien & Co\\book.db"'),
        (r"\\server\share\my book.db", r'"\\server\share\my book.db"'),
        ("C:\\my folder\\", '"C:\\my folder\\\\"'),  # else the backslash would quote the quote
        ("(1).db", '"(1).db"'),
    ],
)
def test_on_windows_double_quotes(word: str, said: str) -> None:
    assert command_line("kamtui", "--book", word, "check", system="win32") == f"kamtui --book {said} check"
