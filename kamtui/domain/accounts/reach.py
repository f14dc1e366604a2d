"""The ways to reach an account or a person: phones, e-mails, websites, chats, links to files.

Each is kept as it was typed, with a label before it where one was typed (`mobile 0888 123 456`). A line of
a form holds all of one kind; reading what is shown gives the same again.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from kamtui.domain.accounts.phones import SHORTEST_NUMBER, comparable_number, looks_damaged, tidy_number
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.text.cleaning import LINE_LIMIT, clean, fold
from kamtui.domain.text.language import _

LONGEST_LABEL = 60
"""Characters; a longer text before a number is no label, but belongs to what was typed."""
_MOST_TURNS = 10
LONGEST_LINE = 20_000
"""Characters of all ways of one kind, as one line."""

_SHORTEST_PHONE = 3
"""Digits; fewer beside words are an hour or an extension, and no phone ("call after 5")."""

REACH_FIELDS = {
    "phone": ReachKind.PHONE,
    "email": ReachKind.EMAIL,
    "website": ReachKind.WEB,
    "chat": ReachKind.CHAT,
    "file": ReachKind.FILE,
}
"""The fields of forms, each a line with all ways of its kind."""

_CHATS = frozenset(
    (
        "viber", "whatsapp", "telegram", "signal", "skype", "teams", "messenger", "slack", "zoom", "wechat", "line",
        "вайбър", "вотсап", "телеграм", "сигнал", "скайп", "тиймс", "месинджър",
    )
)  # fmt: skip


_PAST_WORDS = frozenset(
    fold(word) for word in ("past", "old", "former", "предишен", "предишна", "стар", "стара", "бивш")
)
"""First words of the label of a way that held before."""


class Reach(NamedTuple):
    """One way to reach somebody: what was typed, and what it was called (mobile, office, private)."""

    kind: ReachKind
    value: str
    label: str = ""

    @property
    def text(self) -> str:
        """As it is shown and typed: the label, then the value."""
        return f"{self.label} {self.value}" if self.label else self.value

    @property
    def is_past(self) -> bool:
        """Whether its label says that it held before: nobody is called or written to there any more."""
        return fold(self.label).partition(" ")[0].rstrip(",:") in _PAST_WORDS

    @property
    def key(self) -> str:
        """What two of a kind are compared by: a number by its digits, everything else without regard to case."""
        if self.kind is ReachKind.PHONE:
            return comparable_number(self.value) or self.value.casefold()
        if self.kind is ReachKind.WEB:
            bare = self.value.casefold().partition("://")[2] or self.value.casefold()
            return bare.removeprefix("www.").rstrip("/")
        return self.value.casefold()


def fault_of(way: Reach) -> str:
    """What makes a phone or e-mail none, in words that follow it; "" for a good one, and for every other kind."""
    if way.kind is ReachKind.PHONE:
        if looks_damaged(way.value):
            return _("was damaged by a spreadsheet ({value})").format(value=way.value[:40])
        digits = sum(char.isdigit() for char in way.value)
        if digits and digits < _SHORTEST_PHONE and any(char.isalpha() for char in way.text):
            return _("is no number")
        return "" if digits else _("has no digits")
    return _("is no e-mail address") if way.kind is ReachKind.EMAIL and "@" not in way.value else ""


# Patterns are kept as text, and compiled when the first is needed: the first picture reads no address.
_PAGE = r"(?i:https?)://[^\s]+"
_FILE_URL = r"(?i:file):///"
_SCHEME = r"(?i:[a-z][a-z0-9+.-]+):"
"""What makes an address of more than a path; a drive's letter does not."""
_HOST = r"[\w-]+(\.[\w-]+)+(/\S*)?"
_E_MAIL = r"[^\s@]+@[^\s@]+"


def address_of(reach: Reach) -> str:
    """The address to hand over; "" for what no program can open, such as a name in a chat.

    Nothing else than these schemes and paths comes out, whatever was typed: no other program is ever asked.
    """
    value = reach.value.strip()
    if reach.kind is ReachKind.PHONE:
        digits = comparable_number(value)
        return f"tel:+{digits}" if digits.isascii() and len(digits) > 5 else f"tel:{digits}" if digits else ""
    if reach.kind is ReachKind.EMAIL:
        return f"mailto:{quote(value, safe='@.+-_')}" if re.fullmatch(_E_MAIL, value) else ""
    if re.fullmatch(_PAGE, value):
        return value
    if reach.kind is ReachKind.WEB:
        return f"https://{value}" if re.fullmatch(_HOST, value) else ""
    if reach.kind is not ReachKind.FILE or value.startswith("-"):
        return ""
    return value if re.match(_FILE_URL, value) or not re.match(_SCHEME, value) else ""


def path_of(address: str) -> str:
    """The file or folder that an address of a file means, a `file:` one too; "" for a page."""
    if re.fullmatch(_PAGE, address):
        return ""
    return unquote(urlsplit(address).path) if re.match(_FILE_URL, address) else address


def hyperlink_of(reach: Reach) -> str:
    """The address as it may stand in a terminal's hyperlink: printable ASCII only; "" where there is none.

    A file has one only where its path begins at the root, as nobody knows from where else it would.
    """
    address = address_of(reach)
    if reach.kind is ReachKind.FILE and (path := path_of(address)):
        address = f"file://{path}" if path.startswith("/") else ""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")


class TooLong(ValueError):
    """One of the ways that were typed does not fit."""

    def __init__(self) -> None:
        text = _("At most {limit} characters fit here; a semicolon parts one from the next.")
        super().__init__(text.format(limit=LINE_LIMIT))


def read_reaches(kind: ReachKind, text: str) -> tuple[Reach, ...]:
    """The ways of one kind in a line, in their order; none twice. Raises TooLong.

    A semicolon always parts two. A comma, and the like, only where what stands on both sides can be a way by
    itself: `02 987 65 43, 0888 123 456` are two numbers, `02 987 65 43, 44` stays as it was typed.
    """
    ways, line = _read_line(kind, text), text
    for _again in range(_MOST_TURNS):
        # What was around a label or a number is left out of what is shown: that must be read as this was.
        shown = show_reaches(ways, kind)
        again = ways if shown == line else _read_line(kind, shown)
        if again == ways:
            break
        ways, line = again, shown
    if len(text) > LONGEST_LINE or any(len(way.value) > LINE_LIMIT for way in ways):
        raise TooLong
    return ways


def _read_line(kind: ReachKind, text: str) -> tuple[Reach, ...]:
    ways: list[Reach] = []
    for piece in re.split(r"[;\n]", clean(text, lines=True, limit=LONGEST_LINE + 1)):
        ways += (_read_one(kind, part) for part in _parted(kind, clean(piece, limit=LONGEST_LINE)) if part)
    return tuple(dict.fromkeys(ways))


def show_reaches(reaches: Iterable[Reach], kind: ReachKind) -> str:
    """All ways of one kind as one line, the first first."""
    return "; ".join(reach.text for reach in reaches if reach.kind is kind)


def first_reach(reaches: Iterable[Reach], kind: ReachKind) -> str:
    """The value of the way of a kind that comes first; "" where there is none, or only those that held before."""
    return next((reach.value for reach in reaches if reach.kind is kind and not reach.is_past), "")


def of_kind(reaches: Iterable[Reach], *kinds: ReachKind) -> tuple[Reach, ...]:
    """The ways of some kinds, in their order; those that held before come last."""
    return tuple(sorted((reach for reach in reaches if reach.kind in kinds), key=lambda reach: reach.is_past))


def in_order(reaches: Iterable[Reach]) -> tuple[Reach, ...]:
    """Ways as records hold them: kind by kind, each kind in its own order."""
    kinds = list(ReachKind)
    return tuple(sorted(reaches, key=lambda reach: kinds.index(reach.kind)))


_LETTERS = r"[^\W\d_]"


def added_to(known: Sequence[Reach], more: Iterable[Reach]) -> tuple[Reach, ...]:
    """The ways that are known and, behind them, those of the others that are not among them yet.

    A number that is known without its extension gets the one that the others have.
    """
    ways: dict[tuple[ReachKind, str], Reach] = {}
    for reach in known:
        ways.setdefault((reach.kind, reach.key), reach)
    twice = [reach for reach in known if ways[reach.kind, reach.key] is not reach]
    for reach in more:
        before = ways.setdefault((reach.kind, reach.key), reach)
        if _says_more(reach, before):
            ways[reach.kind, reach.key] = reach._replace(label=before.label or reach.label)
    return in_order([*ways.values(), *twice])


def _says_more(reach: Reach, other: Reach) -> bool:
    """Whether a number says what the same one does not: an extension ("ext. 12"), when to call."""
    if reach.kind is not ReachKind.PHONE:
        return False
    return bool(re.search(_LETTERS, reach.value)) and not re.search(_LETTERS, other.value)


# -- reading a line

# What may stand between two, the surest first, and the signs of which it has one.
_BETWEEN = {
    ReachKind.PHONE: ((r"(\s*,\s*)", ","), (r"(\s*/\s*)", "/")),
    ReachKind.EMAIL: ((r"(\s*[,/]\s*)", ",/"), (r"(\s+(?=[^\s@]+@))", " ")),
    ReachKind.WEB: ((r"(\s*,\s+|\s*,(?=https?:|www\.))", ","), (r"(\s+)", " ")),
}
_LABELLED = {
    ReachKind.PHONE: r"(?P<label>[^\d+(*]+|\([^()\d]+\))\s*(?P<value>[\d+(*].*)",
    ReachKind.EMAIL: r"(?P<label>[^@]*?[\s:<(])(?P<value>[^\s<>()@]+@[^\s<>()]+)[>)]*",
    ReachKind.WEB: r"(?P<label>[^./:]+?):?\s+(?P<value>\S+\.\S+)",
}
_NOTED_BEHIND = r"(?P<value>[^()]*\S)\s*\((?P<label>[^()\d@]+)\)"
_AROUND_A_LABEL = " \t:,-–—<(>)"


def _parted(kind: ReachKind, text: str) -> list[str]:
    """The parts of a line that can each be a way by themselves; what cannot stays with its neighbour."""
    parts = [text]
    for between, signs in _BETWEEN.get(kind, ()):
        if any(sign in text for sign in signs):
            parts = [part for whole in parts for part in _parted_by(between, kind, whole)]
    return parts


def _parted_by(between: str, kind: ReachKind, text: str) -> list[str]:
    pieces = re.split(between, text)
    parts = [pieces[0]]
    for gap, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if _is_whole(kind, parts[-1], gap) and _is_whole(kind, piece, gap):
            parts.append(piece)
        else:
            parts[-1] += gap + piece
    return [part.strip(" ," if kind is ReachKind.WEB else " ,/") for part in parts]


def _is_whole(kind: ReachKind, part: str, gap: str) -> bool:
    if kind is ReachKind.PHONE:
        # A slash stands inside of numbers as well (02/987 65 43).
        fewest = SHORTEST_NUMBER + (1 if "/" in gap else 0)
        return sum(char.isdigit() for char in part) >= fewest
    if kind is ReachKind.EMAIL:
        return "@" in part
    return "." in part and (" " not in part or bool(re.fullmatch(_LABELLED[kind], part)))


def _read_one(kind: ReachKind, text: str) -> Reach:
    """One way: its value, and the label typed before it, or in brackets behind it."""
    if kind is ReachKind.PHONE:
        text = tidy_number(text)
    if kind is ReachKind.CHAT:
        label, _gap, value = text.partition(" ")
        known = label.rstrip(":")
        return (
            Reach(kind, value.strip(), known) if value and known.casefold() in _CHATS else Reach(kind, text)
        )
    pattern = _LABELLED.get(kind)
    match = re.fullmatch(pattern, text) if pattern else None
    if match is None and kind in (ReachKind.PHONE, ReachKind.EMAIL):
        match = re.fullmatch(_NOTED_BEHIND, text)
    if match is None:
        return Reach(kind, text)
    label, value = match["label"].strip(_AROUND_A_LABEL), match["value"].strip()
    if kind is ReachKind.PHONE:
        value = tidy_number(value)
    is_label = len(label) <= LONGEST_LABEL and any(char.isalpha() for char in label)
    return Reach(kind, value, label) if is_label and value else Reach(kind, text)
