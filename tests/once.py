"""What is the same for every test and is done once a run, so that thousands of apps on real files stay quick."""

import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import sqlalchemy
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenizer import Token
from textual.message import Message
from textual.message_pump import MessagePump

MEMORY_DISK = Path("/dev/shm")
LEAST_FREE_BYTES = 2_000_000_000
"""A container's memory disk is often 64 MB only: too small for a run."""


def write_to_memory() -> None:
    """Let temporary files lie on the system's memory disk, if it has one with room.

    The tests save many thousand times, and each save waits for the disk.
    """
    if "PYTEST_DEBUG_TEMPROOT" in os.environ or not os.access(MEMORY_DISK, os.W_OK):
        return
    if shutil.disk_usage(MEMORY_DISK).free >= LEAST_FREE_BYTES:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY_DISK)  # where pytest makes its folder


def made_once_a_run(
    factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], None], most_seconds: float = 300
) -> Path:
    """A folder that the first of a run's processes to ask for it fills; the others wait until it is full."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    full, failed = folder.with_suffix(".full"), folder.with_suffix(".failed")
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(int(most_seconds / 0.1)):
            if full.exists():
                return folder
            if failed.exists():
                break
            time.sleep(0.1)
        raise AssertionError(f"another process did not fill {folder}") from None
    try:
        fill(folder)
    except BaseException:
        failed.touch()
        raise
    full.touch()
    return folder


def keep_imports_out_of_the_garbage() -> None:
    """Leave what is imported and collected out of every later search for garbage, and search seldom."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def compile_statements_once() -> None:
    """Let all books of a process share the SQL that was compiled from the same statement."""
    make: Any = sqlalchemy.create_engine
    engines: list[Any] = []

    def create_engine(*args: Any, **options: Any) -> Any:
        engine = make(*args, **options)
        if engines:
            engine.dialect, engine._compiled_cache = engines[0].dialect, engines[0]._compiled_cache
        else:
            engines.append(engine)
        return engine

    sqlalchemy.create_engine = create_engine


def ask_quickly() -> None:
    """Let Textual find the rules of a widget and the answers to a message without asking its classes each time."""
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # what its own says, without a call of Python
    unshared_methods: Any = MessagePump._get_dispatch_methods
    known: dict[tuple[type, type, str], list[tuple[type, Any]] | None] = {}

    def methods_by_name(
        pump_class: type[MessagePump], name: str, message_class: type[Message]
    ) -> list[tuple[type, Any]] | None:
        """The classes that answer to such a message, with how; None where it also depends on the sender."""
        found = []
        for cls in pump_class.__mro__:
            decorated = cls.__dict__.get("_decorated_handlers", {})
            if any(kind in decorated for kind in message_class.__mro__):
                return None
            method = cls.__dict__.get(f"_{name}") or cls.__dict__.get(name)
            if method is not None and not getattr(method, "_textual_on", None):
                found.append((cls, method))
        return found

    def dispatch_methods(pump: MessagePump, name: str, message: Message) -> Iterator[tuple[type, Any]]:
        key = (type(pump), type(message), name)
        if key not in known:
            known[key] = methods_by_name(type(pump), name, type(message))
        methods = known[key]
        if methods is None:
            yield from unshared_methods(pump, name, message)
            return
        for cls, method in methods:
            if message._no_default_action:
                return
            yield cls, method.__get__(pump, cls)

    MessagePump._get_dispatch_methods = dispatch_methods  # type: ignore[method-assign, assignment]


def parse_styles_once() -> None:
    """Let all apps of a process share the style rules that were parsed from the same text with the same colours."""
    unshared_rules = Stylesheet._parse_rules
    unshared_tokens: Any = vars(Stylesheet)["_variable_tokens"].fget
    known: dict[frozenset[tuple[str, str]], dict[Any, Any]] = {}

    def of_the_same_colours(sheet: Stylesheet) -> dict[Any, Any]:
        """What was parsed with the colours and other variables that a sheet has now."""
        colours, parsed = vars(sheet).get("_shared", (None, None))
        if colours is not sheet._variables:
            parsed = known.setdefault(frozenset(sheet._variables.items()), {})
            vars(sheet)["_shared"] = (sheet._variables, parsed)
        return cast(dict[Any, Any], parsed)

    def parse_rules(sheet: Stylesheet, css: str, **where: Any) -> list[RuleSet]:
        parsed = of_the_same_colours(sheet)
        key = (css, *where.values())
        if key not in parsed:
            parsed[key] = unshared_rules(sheet, css, **where)
        rules: list[RuleSet] = parsed[key]
        return rules

    def variable_tokens(sheet: Stylesheet) -> dict[str, list[Token]]:
        parsed = of_the_same_colours(sheet)
        if "tokens" not in parsed:
            parsed["tokens"] = unshared_tokens(sheet)
        tokens: dict[str, list[Token]] = parsed["tokens"]
        return tokens

    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign, assignment]
    Stylesheet._variable_tokens = property(variable_tokens)  # type: ignore[method-assign, assignment]
