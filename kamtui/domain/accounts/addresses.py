"""A way to reach somebody as the address that a system's program opens: `tel:`, `mailto:`, `https:`, a file."""

import re
from urllib.parse import quote

from kamtui.domain.accounts.phones import comparable_number
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import ReachKind

_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")
_E_MAIL = re.compile(r"[^\s@]+@[^\s@]+")


def address_of(reach: Reach) -> str:
    """The address to hand over; "" for what no program can open, such as a name in a chat.

    Nothing else than these schemes and paths comes out, whatever was typed: no other program is ever asked.
    """
    value = reach.value.strip()
    if reach.kind is ReachKind.PHONE:
        digits = comparable_number(value)
        return f"tel:+{digits}" if digits.isascii() and len(digits) > 5 else f"tel:{digits}" if digits else ""
    if reach.kind is ReachKind.EMAIL:
        return f"mailto:{quote(value, safe='@.+-_')}" if _E_MAIL.fullmatch(value) else ""
    if _WEB.fullmatch(value):
        return value
    if reach.kind is ReachKind.WEB:
        return f"https://{value}" if _HOST.fullmatch(value) else ""
    return value if reach.kind is ReachKind.FILE and not value.startswith("-") else ""
