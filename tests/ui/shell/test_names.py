"""Our classes must not take names that Textual's own use: a form once never closed because it set `_closed`."""

import ast
import inspect
import textwrap
from functools import cache
from pathlib import Path

from textual.dom import DOMNode

from kamtui.ui import guards
from tests.ui.keys.test_keys import classes

GUARDS = Path(guards.__file__).parent
"""They mend Textual on purpose, each with a test."""
MEANT = {
    ("line_list.py", "_scroll_update"),
    # Textual calls these by name: handlers, in their own private form.
    ("questions.py", "_on_key"),
    # It reads a key by the person's keyboard before Textual looks for its binding.
    ("key_reader.py", "_check_bindings"),
    ("key_reader.py", "_on_key"),
}  # fmt: skip


@cache
def of_textual(one: type) -> set[str]:
    """Every name that the Textual classes among the ancestors of `one` assign or define."""
    found: set[str] = set()
    for base in one.__mro__:
        if not base.__module__.startswith("textual"):
            continue
        found |= used_by(base)
    return found


@cache
def used_by(one: type) -> frozenset[str]:
    """The names that one class of Textual's defines, or assigns on itself."""
    return frozenset(
        {name for name in vars(one) if not name.startswith("__")} | assigned(ast.parse(_dedent(one)))
    )


def _dedent(one: type) -> str:
    return textwrap.dedent(inspect.getsource(one))


def assigned(tree: ast.AST) -> set[str]:
    """Names that code sets on self."""
    found = set()
    for node in ast.walk(tree):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, (ast.AnnAssign, ast.AugAssign)):
            targets = [node.target]
        for target in targets:
            for part in target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]:
                if isinstance(part, ast.Attribute) and ast.unparse(part.value) == "self":
                    found.add(part.attr)
    return found


def collisions(one: type) -> set[str]:
    """What a class of ours sets or privately defines under a name of Textual's."""
    theirs = of_textual(one)
    public = {name for base in one.__mro__ if base.__module__.startswith("textual") for name in vars(base)}
    tree = ast.parse(_dedent(one))
    defined = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.name.startswith("_")
        and not node.name.startswith("__")
    }
    # A public attribute of Textual's may be set where it is meant to be: a reactive or a property.
    settable = {name for name in public if not name.startswith("_")}
    return ((assigned(tree) & theirs) - settable) | (defined & theirs)


def test_no_class_takes_a_name_of_textual() -> None:
    wrong = []
    for one in classes():
        path = Path(inspect.getfile(one))
        if path.parent == GUARDS:
            continue
        file = path.name
        wrong += [
            f"{file} {one.__name__}.{name}" for name in sorted(collisions(one)) if (file, name) not in MEANT
        ]
    assert wrong == []


def test_the_search_would_have_found_the_form_that_hung() -> None:
    from textual.screen import ModalScreen

    class Hangs(ModalScreen[None]):
        def __init__(self) -> None:
            super().__init__()
            self._closed = False

        def _forward_event(self, event: object) -> None: ...

    assert {"_closed", "_forward_event"} <= collisions(Hangs)
    assert issubclass(Hangs, DOMNode)
