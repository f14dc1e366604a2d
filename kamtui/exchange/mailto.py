"""The address by which a mail program opens a new message."""

import sys
from collections.abc import Sequence
from urllib.parse import quote

LONGEST_ON_WINDOWS, LONGEST = 1_800, 8_000
"""Bytes of an address that is handed on whole: Windows cuts at some 2,000, where each Cyrillic letter takes six; elsewhere
the page of a mail service is the first to refuse one."""


def mailto(to: Sequence[str], subject: str, text: str = "") -> str:
    """The address of a message; every sign that could begin another header or recipient is escaped."""
    recipients = ",".join(quote(address, safe="@.+-_") for address in to)
    fields = [f"subject={quote(' '.join(subject.split()), safe='')}"]
    if text:
        # The standard's line ends; a bare newline is shown as none by some programs.
        fields.append(f"body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}")
    return f"mailto:{recipients}?{'&'.join(fields)}"


def is_too_long(address: str) -> bool:
    """Whether an address may be cut on its way, so that the text has to go by another one."""
    return len(address) > (LONGEST_ON_WINDOWS if sys.platform == "win32" else LONGEST)
