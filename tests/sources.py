"""The program's own source, read once for all tests that look through it."""

import ast
from functools import cache
from pathlib import Path

import kamtui

PACKAGE = Path(kamtui.__file__).parent


@cache
def modules() -> tuple[Path, ...]:
    """The file of every module."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """A module, parsed when the first test asks: time that no process spends only to collect the tests."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that stands in a module, as `ast.walk` has it."""
    return tuple(ast.walk(tree(path)))


@cache
def calls(path: Path) -> tuple[ast.Call, ...]:
    """All calls of a module."""
    return tuple(node for node in nodes(path) if isinstance(node, ast.Call))
