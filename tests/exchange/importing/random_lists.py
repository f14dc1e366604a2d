"""Random lists of every kind: few names, days and words, so that rows repeat, say more of another, and contradict it."""

from collections.abc import Mapping

from hypothesis import strategies as st

_NAMES = ("Alfa", "Alfa Ltd", "Алфа", "Beta", "Beta OOD", "Gamma", "Gama", "Delta Trade")
_PEOPLE = ("", "Ana Ilieva", "Ана Илиева", "Ilieva", "Ivan Petrov", "Vera Dimova")
_DAYS = ("2026-10-05", "2026-10-06", "2026-11-05")
_YES = ("", "yes", "no", "?")
_AMOUNTS = ("", "100", "100", "250.50")

_COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "accounts": {
        "Name": _NAMES,
        "City": ("", "Sofia", "Varna"),
        "Company number": ("", "", "131129282", "204567890"),
        "Phone": ("", "+359 2 111 222", "0888 123 456"),
        "Contact": _PEOPLE,
        "Title": ("", "Buyer", "Owner"),
        "Contact email": ("", "ana@a.example", "ivan@b.example"),
        "Note": ("", "asks for prices", "pays late"),
    },
    "calls": {
        "Customer": _NAMES,
        "Date": _DAYS,
        "Time": ("", "", "10:30"),
        "Contact": _PEOPLE,
        "Notes": ("Prices", "Prices and terms", "Terms"),
        "Purpose": ("", "Offer"),
    },
    "activities": {
        "Subject": ("Intro", "Offer", "Offer 2"),
        "Type": ("call", "task", "note", "meeting"),
        "Date": _DAYS,
        "Done": ("", "yes", "no"),
        "Company": _NAMES,
        "Contact": _PEOPLE,
        "Note": ("", "x", "y"),
    },
    "tasks": {
        "Task": ("Offer", "OFFER", "Call", "Send prices"),
        "Customer": (*_NAMES, ""),
        "Contact": _PEOPLE,
        "Due date": ("", "2026-12-01", "2026-12-08"),
        "Status": ("open", "done", ""),
    },
    "terms": {
        "Account": _NAMES,
        "Agreement": ("Pay in time", "pay in time.", "Two shelves"),
        "Side": ("", "they", "we"),
        "Valid from": ("", "2026-01-01", "2026-06-01"),
        "Valid until": ("", "2060-12-31", "2061-06-30"),
        "Target": ("", "30 days", "14 days"),
        "Note": ("", "by mail"),
    },
    "prospects": {
        "Company": ("Nova", "NOVA", "Rila", "Beta", "Gama"),
        "Contact": _PEOPLE,
        "Title": ("", "Owner", "Buyer"),
        "Phone": ("", "02 111 222", "02 333 444"),
        "Referred by": ("", "Boris Dimov", "Ana Ilieva", "Petar Iliev, Alfa"),
        "City": ("", "Sofia", "Varna"),
        "Need": _YES,
        "Budget": _YES,
        "Lead status": ("", "New", "Closed Won", "Contacted"),
        "Next step": ("", "Call", "Visit"),
        "Next step on": ("", "2060-12-05", "2060-12-06"),
        "Note": ("", "opens five shops", "closes two"),
    },
    "plans": {
        "Account": _NAMES,
        "Month": ("01.2027", "02.2027", "2027"),
        "Plan": _AMOUNTS,
        "Planned profit": ("", "20"),
    },
    "portfolio": {
        "Customer": _NAMES,
        "Product": ("GTX Pro", "gtx pro", "GTX Pr", "Salt 5"),
        "Price": ("", "10", "12.50", "0.004"),
        "Valid from": _DAYS,
        "Terms": ("", "per kg"),
        "State": ("", "bought", "lost"),
        "Competitor": ("", "Omega"),
    },
    "sales": {
        "Customer": _NAMES,
        "Month": ("10.2026", "09.2026"),
        "Revenue": _AMOUNTS,
        "Profit": ("", "20"),
    },
}  # fmt: skip

KINDS = tuple(_COLUMNS)
NAMES = _NAMES
"""The names of customers, of which answers may speak."""


def lists(kind: str) -> st.SearchStrategy[str]:
    """Lists of a kind, as CSV."""
    columns = _COLUMNS[kind]
    row = st.tuples(*(st.sampled_from(values) for values in columns.values()))
    return st.lists(row, min_size=1, max_size=7).map(
        lambda rows: "\n".join(";".join(cells) for cells in [tuple(columns), *rows]) + "\n"
    )


def cards() -> st.SearchStrategy[str]:
    """Files of vCards, each of somebody at a firm."""
    card = st.tuples(
        st.sampled_from([name for name in _PEOPLE if name]),
        st.sampled_from(_NAMES),
        st.sampled_from(("", "Buyer", "Owner")),
        st.sampled_from(("", "ana@a.example", "ivan@b.example")),
        st.sampled_from(("", "0888 123 456", "02 111 222")),
        st.sampled_from(("", "likes tea", "likes coffee")),
    )
    return st.lists(card, min_size=1, max_size=6).map(lambda given: "".join(map(_card, given)))


def _card(of: tuple[str, ...]) -> str:
    fields = zip(("FN", "ORG", "TITLE", "EMAIL", "TEL", "NOTE"), of, strict=True)
    lines = [f"{name}:{value}" for name, value in fields if value]
    return "\r\n".join(
        ["BEGIN:VCARD", "VERSION:3.0", f"N:{of[0].replace(' ', ';')};;;", *lines, "END:VCARD", ""]
    )
