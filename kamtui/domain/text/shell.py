"""Commands in sentences, quoted for the shell of the system that they are to be pasted into."""

import re
import shlex
import sys


def command_line(*words: str, system: str = sys.platform) -> str:
    """The words of a command as one types them: `kamtui --book 'my book.db' check`, on Windows `"my book.db"`.

    Double quotes are understood by cmd and PowerShell alike; a name of a file there never holds one.
    """
    return " ".join(_for_windows(word) if system == "win32" else shlex.quote(word) for word in words)


def _for_windows(word: str) -> str:
    if re.fullmatch(r"[\w\\/:.+=-]+", word):
        return word
    # A backslash before the closing quote would quote it.
    doubled = re.sub(r"(\\+)$", r"\1\1", word.replace('"', ""))
    return f'"{doubled}"'
