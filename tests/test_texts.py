"""Texts are kept as written and translated where they are shown (CONTRIBUTING.md), and every one can be gathered."""

import ast
import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

import kamtui
from kamtui.domain.text import keyboards
from kamtui.domain.text.language import OF_A_KEY
from tests import sources
from tests.catalogue import OF_A_CONTEXT, texts_of_the_program

ROOT = sources.PACKAGE.parent
LANGUAGE = str(Path("kamtui/domain/text/language.py"))
MARKS = ("_", "N_", "K_", "key_name", "ngettext", "pgettext")


def trees() -> dict[str, ast.Module]:
    """Every module of the program, by its path."""
    return {str(path.relative_to(ROOT)): sources.tree(path) for path in sources.modules()}


def calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """The calls that are made when a module is imported: those in no function, and a function's defaults and decorators."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        parts: list[ast.AST] = [*node.args.defaults, *(part for part in node.args.kw_defaults if part)]
        parts += getattr(node, "decorator_list", [])
    else:
        parts = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.Call):
        yield node
    for part in parts:
        yield from calls_at_import(part)


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def translated_at_import(tree: ast.AST) -> list[int]:
    """The lines in which a text is translated before anything is shown."""
    return [call.lineno for call in calls_at_import(tree) if name_of(call) in ("_", "ngettext", "gettext")]


def test_the_walk_finds_what_is_translated_at_import() -> None:
    tree = ast.parse(
        "A = _('a')\nclass B:\n  C = [_('c')]\ndef d(e=_('e')):\n  return _('f')\n"
        "@dataclass(g=_('g'))\nclass H: ...\nI = lambda: _('i')\nJ = ngettext('j', 'js', 2)\nK = language._('k')\n"
    )
    assert translated_at_import(tree) == [1, 3, 4, 6, 9, 10]


def test_no_text_is_translated_at_import() -> None:
    wrong = {name: lines for name, tree in trees().items() if (lines := translated_at_import(tree))}
    assert wrong == {}, "N_ keeps a text, _ translates it where it is shown"


def test_importing_everything_translates_nothing() -> None:
    """Also not by a function that is called while a module is made."""
    code = """
import gettext, importlib, pkgutil, sys
import kamtui
from kamtui.domain.text import language

class Told(gettext.NullTranslations):
    def gettext(self, text):
        told.append((text, sys._getframe(2).f_code.co_filename))
        return text
    def ngettext(self, one, many, count):
        return self.gettext(one)

told = []
language._screen = Told()
for module in pkgutil.walk_packages(kamtui.__path__, "kamtui."):
    if module.name != "kamtui.__main__":
        importlib.import_module(module.name)
assert "kamtui.ui.shell.app" in sys.modules
assert not told, told
language._("now")
print(told)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[('now', '<string>')]\n", "the watch works"


def is_written_out(text: ast.expr) -> bool:
    return isinstance(text, ast.Constant) and isinstance(text.value, str)


def was_marked(text: ast.expr) -> bool:
    """Whether a text is taken from where it is kept, and was marked there."""
    made = (ast.Call, ast.JoinedStr, ast.BinOp)
    return not any(
        isinstance(part, made)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value)
        for part in ast.walk(text)
    )


def texts_put_together(tree: ast.Module) -> list[str]:
    """Texts of which tools that gather them from the source find nothing, or a part."""
    wrong = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            texts = node.args[:2] if node.func.id in ("ngettext", "pgettext") else node.args
            may_be_kept = node.func.id in ("_", "key_name")
            if not all(is_written_out(text) or (may_be_kept and was_marked(text)) for text in texts):
                wrong.append(f"line {node.lineno}: {ast.unparse(node)}")
    return wrong


def test_every_text_is_written_out_where_it_is_marked() -> None:
    sample = (
        "_('a')\n_(b.label)\n_(c or '')\n_(d if e else f[0])\nN_('g' 'h')\nngettext('i', 'is', n)\n"
        "_(f'{j}')\n_('k' + l)\nN_(m)\n_(n())\nngettext(o, 'p', 2)\n_('q' if r else 's')\n"
    )
    assert len(texts_put_together(ast.parse(sample))) == 6, "the walk works"
    wrong = {
        name: texts
        for name, tree in trees().items()
        if name != LANGUAGE and (texts := texts_put_together(tree))
    }
    assert wrong == {}


def bindings_of_the_program() -> Iterator[tuple[str, Binding]]:
    """The bindings that classes of the interface have of their own."""
    for module in pkgutil.walk_packages(kamtui.__path__, "kamtui."):
        if not module.name.startswith("kamtui.ui."):
            continue
        for name, known in vars(importlib.import_module(module.name)).items():
            if isinstance(known, type) and issubclass(known, DOMNode) and known.__module__ == module.name:
                for binding in vars(known).get("BINDINGS", ()):
                    if isinstance(binding, Binding):
                        yield f"{module.name}.{name}", binding


def test_what_a_key_says_is_a_text_that_can_be_translated() -> None:
    known = {*keyboards.KEYBOARDS, *texts_of_the_program()}
    bindings = list(bindings_of_the_program())
    assert len(bindings) > 100
    wrong = [
        f"{where} {text!r}"
        for where, binding in bindings
        for text, of_a_key in (
            (binding.description, f"{OF_A_KEY}{OF_A_CONTEXT}{binding.description}"),
            (binding.tooltip, ""),
        )
        if text and known.isdisjoint((text, of_a_key))
    ]
    assert wrong == []
