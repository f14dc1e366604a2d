"""Coroutines by name: an act is cheap to list, and what it needs is imported when it is first done."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


@cache
def called(name: str) -> Callable[..., Any]:
    """What `terms.acts:check` names in this package. Raises ImportError and AttributeError."""
    module, _colon, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"kamtui.ui.{module}"), function)
    return found
