"""What is the same for every test and is done once a run, so that thousands of apps on real files stay quick."""

import gc
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
import sqlalchemy
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenizer import Token

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


def find_rules_quickly() -> None:
    """Let a set of style rules be found by what it is, as its own hash says, without a call of Python for each."""
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]


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
