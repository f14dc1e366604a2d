"""Digests of our own are those of `hashlib`, whether Python has its own code for them or not."""

import hashlib
import subprocess
import sys

import pytest

from kamtui.domain.text import digests

SAID = "договор".encode()


@pytest.mark.parametrize("has_own", [True, False])
def test_they_are_those_of_hashlib(monkeypatch: pytest.MonkeyPatch, has_own: bool) -> None:
    if not has_own:
        monkeypatch.setattr(digests, "_SHA256", ("_no_such",))
        monkeypatch.setattr(digests, "_BLAKE2", ())
    assert digests.sha256(SAID) == hashlib.sha256(SAID).hexdigest()
    assert digests.blake2s(SAID, 8) == hashlib.blake2s(SAID, digest_size=8).hexdigest()


def test_openssl_is_not_loaded_for_them() -> None:
    program = (
        "import sys; from kamtui.domain.text.digests import blake2s, sha256\n"
        "sha256(b''), blake2s(b'', 8); print('hashlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
