"""Addresses for the system's programs."""

import pytest

from kamtui.domain.accounts.reach import Reach, address_of
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
        (ReachKind.CHAT, "viber ana", ""),
    ],
)
def test_what_is_handed_over(kind: ReachKind, value: str, address: str) -> None:
    assert address_of(Reach(kind, value)) == address
