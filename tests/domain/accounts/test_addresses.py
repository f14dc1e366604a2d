"""Addresses for the system's programs."""

import pytest

from kamtui.domain.accounts.reach import Reach, address_of, hyperlink_of, path_of
from kamtui.domain.accounts.words import ReachKind


@pytest.mark.parametrize(
    ("kind", "value", "address"),
    [
        (ReachKind.PHONE, "0888 12-34 56", "tel:+359888123456"),
        (ReachKind.PHONE, "+49 (0)30 123456", "tel:+4930123456"),
        (ReachKind.PHONE, "*88", "tel:88"),
        (ReachKind.PHONE, "ask Ana", ""),
        (ReachKind.EMAIL, "ana@acme.bg", "mailto:ana@acme.bg"),
        (ReachKind.EMAIL, "ana?subject=x@acme.bg", "mailto:ana%3Fsubject%3Dx@acme.bg"),
        (ReachKind.EMAIL, "no address", ""),
        (ReachKind.WEB, "www.acme.bg/list", "https://www.acme.bg/list"),
        (ReachKind.WEB, "http://acme.bg", "http://acme.bg"),
        (ReachKind.WEB, "javascript:alert(1)", ""),
        (ReachKind.WEB, "file:///etc/passwd", ""),
        (ReachKind.WEB, "--help", ""),
        (ReachKind.FILE, "~/prices.xlsx", "~/prices.xlsx"),
        (ReachKind.FILE, "https://drive.example/x", "https://drive.example/x"),
        (ReachKind.FILE, "-rf", ""),
        (ReachKind.FILE, "C:\\prices.xlsx", "C:\\prices.xlsx"),
        (ReachKind.FILE, "file:///srv/prices.xlsx", "file:///srv/prices.xlsx"),
        (ReachKind.FILE, "smb://server/prices.xlsx", ""),
        (ReachKind.FILE, "javascript:alert(1)", ""),
        (ReachKind.FILE, "ms-word:ofe|u|x", ""),
        (ReachKind.CHAT, "viber ana", ""),
    ],
)
def test_what_is_handed_over(kind: ReachKind, value: str, address: str) -> None:
    assert address_of(Reach(kind, value)) == address


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        (ReachKind.PHONE, "0888 12-34 56", "tel:+359888123456"),
        (ReachKind.EMAIL, "ана@acme.bg", "mailto:%D0%B0%D0%BD%D0%B0@acme.bg"),
        (ReachKind.WEB, "https://acme.bg/a\x1b\\b\x07c", "https://acme.bg/a%1B%5Cb%07c"),
        (ReachKind.WEB, "javascript:alert(1)", ""),
        (ReachKind.FILE, "/srv/ценова листа.xlsx", "file:///srv/%D1%86%D0%B5%D0%BD%D0%BE%D0%B2%D0%B0%20%D0%BB%D0%B8%D1%81%D1%82%D0%B0.xlsx"),
        (ReachKind.FILE, "file:///srv/a%20b", "file:///srv/a%20b"),
        (ReachKind.FILE, "~/prices.xlsx", ""),
        (ReachKind.CHAT, "viber ana", ""),
    ],
)  # fmt: skip
def test_a_link_of_a_terminal_is_printable_ascii(kind: ReachKind, value: str, link: str) -> None:
    made = hyperlink_of(Reach(kind, value))
    assert made == link and made.isascii() and (made.isprintable() and " " not in made)


def test_the_path_of_a_file_is_what_is_looked_for() -> None:
    assert path_of("file:///srv/a%20b") == "/srv/a b" and path_of("~/x") == "~/x"
    assert path_of("https://acme.bg/x") == ""
