"""Digests by which a text is known again, made by Python's own code.

`hashlib` would load OpenSSL for the same ones: four megabytes, and a fiftieth of a start.
"""

from importlib import import_module
from typing import Any

_SHA256 = ("_sha2", "_sha256")
"""Where Python has it, from 3.12 on and before."""
_BLAKE2 = ("_blake2",)


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in 64 hexadecimal digits."""
    return str(_made(_SHA256, "sha256")(data).hexdigest())


def blake2s(data: bytes, size: int) -> str:
    """The BLAKE2s of some bytes, `size` bytes long, in hexadecimal digits."""
    return str(_made(_BLAKE2, "blake2s")(data, digest_size=size).hexdigest())


def _made(modules: tuple[str, ...], name: str) -> Any:
    """What makes such a digest; a Python that was built without its own has OpenSSL's."""
    for module in modules:
        try:
            return getattr(import_module(module), name)
        except ImportError:
            continue
    return getattr(import_module("hashlib"), name)
