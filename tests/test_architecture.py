"""The rooms of the house and the one way through them (CONTRIBUTING.md), held by walking every import."""

import ast
import io
import os
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests import sources

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kamtui"


@dataclass(frozen=True)
class Import:
    """One import statement's target, absolute; `at_top` if it runs when the module is imported."""

    module: str
    target: str
    line: int
    at_top: bool
    for_types: bool


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def trees() -> dict[str, ast.Module]:
    """Every module, parsed."""
    return {name: sources.tree(path) for name, path in MODULES.items()}


def imports_of(name: str, tree: ast.Module, is_package: bool) -> Iterator[Import]:
    def walk(node: ast.AST, at_top: bool, for_types: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):  # most of a module, and no statement stands in one
                continue
            if isinstance(child, ast.Import):
                for alias in child.names:
                    yield Import(name, alias.name, child.lineno, at_top, for_types)
            elif isinstance(child, ast.ImportFrom):
                base = child.module or ""
                if child.level:
                    above = name.split(".")[
                        : None if is_package and child.level == 1 else -(child.level - is_package)
                    ]
                    base = ".".join([*above, *([child.module] if child.module else [])])
                for alias in child.names:
                    whole = f"{base}.{alias.name}"
                    # `from kamtui.store import journal` imports a module, `from kamtui.store.book.book import Book` a name.
                    yield Import(name, whole if whole in MODULES else base, child.lineno, at_top, for_types)
            else:
                deeper = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
                types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
                yield from walk(child, at_top and not deeper and not types, for_types or types)

    yield from walk(tree, True, False)


@cache
def imports() -> list[Import]:
    """Every import of the package."""
    return [
        found
        for name, tree in trees().items()
        for found in imports_of(name, tree, MODULES[name].name == "__init__.py")
    ]


def under(module: str, *rooms: str) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def broken(*where: str, forbidden: tuple[str, ...], allowed: tuple[str, ...] = ()) -> list[str]:
    """Where a module of some rooms imports what it may not, as file:line → target."""
    return [
        f"{MODULES[found.module].relative_to(ROOT)}:{found.line} imports {found.target}"
        for found in imports()
        if under(found.module, *where)
        and under(found.target, *forbidden)
        and not under(found.target, *allowed)
    ]


SQL = ("sqlite3",)
WIDGETS, APP = "kamtui.ui.widgets", "kamtui.ui.shell.app"


def called(*endings: str) -> tuple[str, ...]:
    """The interface's modules with such a name: the rooms are the subjects, what a module is stands at its name's end."""
    return tuple(
        name
        for name in MODULES
        if under(name, "kamtui.ui") and name.rsplit(".", 1)[1].split("_")[-1] in endings
    )


SCREENS = called("screen")
DIALOGS = called("dialog", "form", "forms", "question", "questions")
DRAWINGS = called("drawing", "blocks", "looks")


@pytest.mark.slow
def test_the_walk_sees_what_it_should() -> None:
    """A test of imports that finds none would always pass."""
    found = {(one.module, one.target) for one in imports()}
    assert ("kamtui.store.book.book", "kamtui.store.book.journal") in found  # from a package, a module
    assert ("kamtui.store.book.book", "kamtui.store.book.ids") in found  # from a module, a name
    assert ("kamtui.store.accounts.changes", "kamtui.store.book.tables") in found  # inside a function
    assert len(MODULES) > 30
    source = "from . import a\nfrom .b import c\nfrom .. import d\nfrom ..domain import text\ndef f():\n    import g\n"
    relative = [
        (one.target, one.at_top)
        for one in imports_of("kamtui.store.calls", ast.parse(source), is_package=False)
    ]
    assert relative == [
        ("kamtui.store", True), ("kamtui.store.b", True), ("kamtui", True), ("kamtui.domain.text", True), ("g", False),
    ]  # fmt: skip
    package = [
        one.target for one in imports_of("kamtui.store", ast.parse("from .b import c"), is_package=True)
    ]
    assert package == ["kamtui.store.b"]


POSIX_ONLY = ("fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty")
POSIX_NAMES = (
    "os.fork",
    "os.getuid",
    "os.geteuid",
    "os.mkfifo",
    "os.uname",
    "signal.SIGHUP",
    "signal.SIGKILL",
)


MOST_LATE = 57
"""So many imports inside functions at most: what a first picture, a short command or another system does without."""


def test_few_imports_are_late() -> None:
    late = sorted(
        {(found.module, found.line) for found in imports() if not found.at_top and not found.for_types}
    )
    assert len(late) <= MOST_LATE, late


@pytest.mark.slow
def test_everything_can_be_imported_on_windows() -> None:
    """What only POSIX has is asked for inside a function, or behind a look at the system."""

    def asked(tree: ast.AST) -> Iterator[tuple[int, str]]:
        for node in ast.iter_child_nodes(tree):
            if isinstance(node, ast.If) and "sys.platform" in ast.unparse(node.test):
                continue
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for part in node.decorator_list:
                    yield from asked(part)
            elif isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.lineno, node.module or ""
            elif isinstance(node, ast.Attribute):
                yield node.lineno, ast.unparse(node)
            elif not isinstance(node, ast.Lambda):
                yield from asked(node)

    files = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    wrong = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in files
        for line, name in asked(sources.tree(path))
        if name in POSIX_ONLY or name in POSIX_NAMES
    ]
    assert wrong == []


def test_only_moments_asks_the_system_for_local_time() -> None:
    """`to_local` never raises; the system's own does, on Windows before 1970 and everywhere at the calendar's ends.

    Of this very moment every system knows it.
    """
    asking = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"
        for name, path in MODULES.items()
        if name != "kamtui.domain.time.moments"
        for node in sources.calls(path)
        if isinstance(node.func, ast.Attribute)
        if (
            node.func.attr == "astimezone"
            and not node.args
            and ast.unparse(node.func.value) != "datetime.now()"
        )
        or node.func.attr in ("fromtimestamp", "localtime", "mktime")
    ]
    assert asking == []


def test_domain_knows_nothing_above_it() -> None:
    assert broken("kamtui.domain", forbidden=("kamtui",), allowed=("kamtui.domain",)) == []
    assert broken("kamtui.domain", forbidden=("textual", "rich", *SQL)) == []


def test_store_knows_neither_interface_nor_exchange() -> None:
    assert (
        broken("kamtui.store", forbidden=("textual", "rich", "kamtui.ui", "kamtui.exchange", "kamtui.cli"))
        == []
    )


def test_exchange_knows_no_interface() -> None:
    assert broken("kamtui.exchange", forbidden=("textual", "rich", "kamtui.ui", "kamtui.cli")) == []


def test_the_sample_knows_domain_and_store_and_only_the_command_line_knows_it() -> None:
    known = ("kamtui.sample", "kamtui.domain", "kamtui.store")
    assert broken("kamtui.sample", forbidden=("kamtui", "textual", "rich", *SQL), allowed=known) == []
    knowing = {one.module for one in imports() if under(one.target, "kamtui.sample")}
    assert {name for name in knowing if not under(name, "kamtui.sample", "kamtui.cli")} == set()


def test_interface_knows_no_sql() -> None:
    assert broken("kamtui.ui", forbidden=(*SQL, "kamtui.store.book.tables")) == []
    assert broken("kamtui.ui", forbidden=("kamtui.cli",)) == []


def test_a_widget_knows_no_screen_no_dialog_no_store() -> None:
    widgets = (WIDGETS, *called("view", "field"))
    assert len(widgets) > 2
    assert broken(*widgets, forbidden=(*SCREENS, *DIALOGS, "kamtui.store", APP)) == []


def test_a_dialog_knows_no_screen() -> None:
    assert len(DIALOGS) > 12
    assert broken(*DIALOGS, forbidden=(*SCREENS, APP)) == []


def test_screens_know_neither_each_other_nor_the_app() -> None:
    assert len(SCREENS) > 14
    for screen in SCREENS:
        others = tuple(other for other in SCREENS if other != screen)
        assert broken(screen, forbidden=(APP, *others)) == []


def bases_in(tree: ast.Module) -> dict[str, list[str]]:
    """The classes of a module, and of which each is made."""
    return {
        node.name: [ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases]
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def test_screens_and_dialogs_lie_in_modules_so_named() -> None:
    """Whoever looks for a screen finds it by the name of its file, and each such file has one."""
    known = {
        name: bases
        for module, tree in trees().items()
        if under(module, "kamtui.ui")
        for name, bases in bases_in(tree).items()
    }

    def is_made_of(name: str, base: str) -> bool:
        return name == base or any(is_made_of(other, base) for other in known.get(name, ()))

    shared = ("kamtui.ui.shell.place", "kamtui.ui.guards.screens")  # what all of them are made of
    screens: dict[str, list[str]] = {}
    dialogs: dict[str, list[str]] = {}
    for module, tree in trees().items():
        if under(module, "kamtui.ui") and module not in shared:
            for name in bases_in(tree):
                if is_made_of(name, "ModalScreen"):
                    dialogs.setdefault(module, []).append(name)
                elif is_made_of(name, "Screen"):
                    screens.setdefault(module, []).append(name)
    assert {module: names for module, names in screens.items() if len(names) != 1} == {}
    assert set(screens) == set(SCREENS)
    assert len(dialogs) > 12 and set(dialogs) <= set(DIALOGS)


def test_a_drawing_is_handed_what_it_draws() -> None:
    """Values in, words with looks out: no widget, no question to the book."""
    assert len(DRAWINGS) > 15
    assert broken(*DRAWINGS, forbidden=(*SCREENS, *DIALOGS, APP, "textual.widget", "textual.screen")) == []
    asking = ("kamtui.ui.shell.desk", "kamtui.ui.shell.place", "kamtui.store.book.book")
    assert broken(*DRAWINGS, forbidden=asking) == []


def is_plain_line(module: str, name: str) -> bool:
    """Whether a name of the store is that of a line or a choice: a NamedTuple, a frozen dataclass or an enumeration
    that knows no book."""
    for node in trees()[module].body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            bases = {ast.unparse(base) for base in node.bases}
            is_frozen = any("frozen=True" in ast.unparse(mark) for mark in node.decorator_list)
            asks = any(isinstance(part, ast.Name) and part.id == "Book" for part in ast.walk(node))
            return (is_frozen or bool(bases & {"NamedTuple", "StrEnum", "IntEnum"})) and not asks
    return False


def test_a_drawing_takes_from_the_store_nothing_but_lines() -> None:
    """Neither a function that reads nor what holds a book: only the types of what it is handed."""
    taken = [
        (name, node.module, alias.name)
        for name in DRAWINGS
        for node in sources.nodes(MODULES[name])
        if isinstance(node, ast.ImportFrom) and node.module and under(node.module, "kamtui.store")
        for alias in node.names
    ]
    assert len(taken) > 20
    assert [where for where in taken if where[1] not in trees() or not is_plain_line(*where[1:])] == []
    assert is_plain_line("kamtui.store.terms.reads", "TermView")
    assert not is_plain_line("kamtui.store.terms.reads", "term_detail")
    assert not is_plain_line("kamtui.store.money.figures", "Figures")


# -- names that lead somewhere

NAMED = re.compile(r"`([A-Za-z_][\w]*(?:\.\w+)+|(?:[\w.-]+/)+(?:\w+\.\w+)?)`")
"""What is written between backticks as a module with its room (`day.review`), a name in one, or a path."""


def told(path: Path) -> Iterator[tuple[int, str]]:
    """The docstrings of a module, and its comments where any names something; and the line each begins on."""
    source = path.read_text(encoding="utf-8")
    for node in sources.nodes(path):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield node.lineno, node.value.value
    if re.search(r"#.*`", source):  # to take a module apart is slow, and few comments name anything
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def names_in(module: str) -> set[str]:
    """All that a module defines."""
    names: set[str] = set()
    for node in sources.nodes(MODULES[module]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


PACKAGES = {part for name, path in MODULES.items() if path.name == "__init__.py" for part in name.split(".")}


def leads_somewhere(name: str, spoken_in: Path = ROOT / "CONTRIBUTING.md") -> bool:
    """Whether a name with dots is that of a module, with its rooms or without, or of something in one; or whether a
    path with slashes is there. What begins with no room of ours is not ours, and leads where it will."""
    if "/" in name:
        rooms = (ROOT, PACKAGE, ROOT / "tests", *spoken_in.parents)
        return any((room / name).exists() for room in rooms)
    if name.split(".")[0] not in PACKAGES:
        return True
    modules = [module for module in MODULES if f".{module}".endswith(f".{name}")]
    inside, _dot, last = name.rpartition(".")
    holding = [
        module
        for module in MODULES
        for room in (module, module.rpartition(".")[0])  # also what a package shows of its modules
        if f".{room}".endswith(f".{inside}")
    ]
    return bool(modules) or any(last in names_in(module) for module in holding)


@pytest.mark.slow
def test_module_names_in_docstrings_and_comments_lead_somewhere() -> None:
    """A module that moved, or was renamed, is called so wherever it is spoken of."""
    spoken = [
        (path, line, name)
        for path in MODULES.values()
        for line, text in told(path)
        for name in NAMED.findall(text)
    ]
    assert len([name for _path, _line, name in spoken if name.split(".")[0] in PACKAGES]) > 10
    assert [
        f"{path.relative_to(ROOT)}:{line} `{name}`"
        for path, line, name in spoken
        if not leads_somewhere(name, path)
    ] == []


def test_names_that_lead_nowhere_are_seen() -> None:
    assert NAMED.findall("`day.review`, `domain/warning.py`, `store/book/`, `x`, `kamtui demo`, `a.b c`") == [
        "day.review", "domain/warning.py", "store/book/",
    ]  # fmt: skip
    for name in (
        "day.review",
        "kamtui.domain.day.review",
        "money.sales.Span",
        "domain/warning.py",
        "tables.Term",
        "str.translate",
    ):
        assert leads_somewhere(name), name
    for name in ("day.revue", "kamtui.domain.review", "money.sales.Spam", "domain/warnings.py"):
        assert not leads_somewhere(name), name


def test_names_and_paths_in_contributing_lead_somewhere() -> None:
    spoken = NAMED.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert len(spoken) > 20
    assert [name for name in spoken if not leads_somewhere(name)] == []


# -- who may write


def change_verbs() -> set[str]:
    """Names of the store's functions that make a change: those that take a book and open an act in it."""
    found = set()
    for name, tree in trees().items():
        if under(name, "kamtui.store"):
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and "book.change(" in ast.unparse(node):
                    found.add(node.name)
    return found


WRITING_METHODS = {"change", "change_rows", "undo", "redo"}


def writes_in(tree: ast.Module, verbs: set[str]) -> list[str]:
    """Calls of a change verb, or of a writing method on something called book."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name) if name in verbs:
                    found.append(f"line {node.lineno}: {ast.unparse(node.func)}")
                case ast.Attribute(attr=name, value=owner) if (
                    name in WRITING_METHODS and "book" in ast.unparse(owner)
                ):
                    found.append(f"line {node.lineno}: {ast.unparse(node.func)}")
    return found


def test_the_verbs_are_known() -> None:
    verbs = change_verbs()
    assert {"add_account", "delete_account", "log_call", "edit_person", "snooze_task"} <= verbs
    assert not {"account_ids", "call_detail", "todays_lines"} & verbs
    sample = ast.parse(
        "log_call(book, e)\ncalls.log_call(b, e)\nself.app.book.undo()\nbook.change('x')\nnote.undo()"
    )
    assert len(writes_in(sample, verbs)) == 4


@pytest.mark.parametrize("rooms", [DIALOGS, DRAWINGS, (WIDGETS,)], ids=["dialogs", "drawings", "widgets"])
def test_dialogs_drawings_and_widgets_never_write(rooms: tuple[str, ...]) -> None:
    verbs = change_verbs()
    wrong = {
        name: found for name in MODULES if under(name, *rooms) and (found := writes_in(trees()[name], verbs))
    }
    assert wrong == {}


# -- cycles, types, clocks


def test_no_cycle_at_module_level() -> None:
    """Not even through the packages that an import runs on its way."""
    graph: dict[str, set[str]] = {name: set() for name in MODULES}
    for found in imports():
        if found.at_top and found.target in MODULES and found.target != found.module:
            graph[found.module].add(found.target)
    done: set[str] = set()

    def visit(name: str, way: list[str]) -> None:
        if name in way:
            raise AssertionError(" → ".join([*way[way.index(name) :], name]))
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, [*way, name])
            done.add(name)

    for name in graph:
        visit(name, [])


@pytest.mark.parametrize("layer", ["domain", "store"])
def test_subjects_of_a_layer_form_no_circle(layer: str) -> None:
    """Who reads terms need not read who reads terms: a subject is one package of a layer."""
    known: dict[str, set[str]] = {}
    for found in imports():
        if under(found.module, f"kamtui.{layer}") and under(found.target, f"kamtui.{layer}"):
            own, other = (name.split(".")[2:3] for name in (found.module, found.target))
            if own and other and own != other and (PACKAGE / layer / own[0]).is_dir():
                known.setdefault(own[0], set()).update(other)
    assert len(known) > 7

    def reached(subject: str, way: tuple[str, ...] = ()) -> None:
        assert subject not in way, " → ".join([*way, subject])
        for next_subject in sorted(known.get(subject, ())):
            reached(next_subject, (*way, subject))

    for subject in known:
        reached(subject)


def test_what_all_subjects_of_the_domain_share_knows_none_of_them() -> None:
    """The modules beside the packages: but for the stance of whom a warning is about."""
    subjects = {path.name for path in (PACKAGE / "domain").iterdir() if path.is_dir()} - {"text", "time"}
    shared = [name for name in MODULES if under(name, "kamtui.domain") and name.count(".") == 2]
    shared = [name for name in shared if MODULES[name].name != "__init__.py"]
    assert len(shared) > 5
    known = {
        (found.module, found.target)
        for found in imports()
        if found.module in shared and under(found.target, *(f"kamtui.domain.{name}" for name in subjects))
    }
    assert known == {("kamtui.domain.warning", "kamtui.domain.center.words")}


def test_no_subject_of_the_store_knows_what_is_put_together_of_all() -> None:
    """The card of an account stands above the subjects, and is asked for by the interface alone."""
    card = "kamtui.store.account_card"
    assert card in MODULES
    assert {
        found.module for found in imports() if under(found.module, "kamtui.store") and found.target == card
    } == set()


def test_type_checking_hides_no_cycle() -> None:
    """Imported for the types alone, because of what importing costs, and never by what they import back: the
    tables by the store; the figures of all accounts, and feasts with their names, without which the first picture is drawn; and what reads in
    another thread, which no command does."""
    tables = "kamtui.store.book.tables"
    hidden = {
        (found.module, found.target)
        for found in imports()
        if found.for_types and not (found.module == tables and found.target.startswith(f"{tables}."))
    }
    assert hidden <= {
        ("kamtui.store.book.act", "kamtui.store.book.tables.row"),
        ("kamtui.store.book.book", "kamtui.store.reading_thread"),
        ("kamtui.store.day.today", "kamtui.store.money.figures"),
        ("kamtui.store.money.figures", "concurrent.futures"),
        ("kamtui.domain.day.line", "kamtui.domain.feasts.feast"),
        ("kamtui.ui.shell.hand", "kamtui.domain.feasts.feast"),
        ("kamtui.ui.shell.desk", "kamtui.domain.day.health"),
        ("kamtui.ui.shell.desk", "kamtui.store.money.figures"),
    }


def test_domain_has_no_clock_and_no_chance() -> None:
    clocks = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
    wrong = []
    for name, tree in trees().items():
        if not under(name, "kamtui.domain"):
            continue
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr=attr, value=owner)) if attr in clocks and ast.unparse(
                    owner
                ).split(".")[-1] in ("datetime", "date", "time"):
                    wrong.append(f"{name}:{node.lineno} {ast.unparse(node.func)}")
    assert wrong == []
    assert broken("kamtui.domain", forbidden=("time", "random", "secrets", "os", "subprocess", "io")) == []


def test_tables_are_imported_only_when_a_change_is_made() -> None:
    """The tables' package may be named anywhere in the store: it loads them when the first one is asked for."""
    tables = "kamtui.store.book.tables"
    wrong = [
        f"{found.module}:{found.line}"
        for found in imports()
        if found.at_top and not under(found.module, tables) and found.target.startswith(f"{tables}.")
    ]  # fmt: skip
    assert wrong == []


# -- no network

NETWORK = ("socket", "ssl", "urllib.request", "urllib3", "http", "requests", "httpx", "aiohttp", "ftplib", "smtplib",
           "xmlrpc", "socketserver", "telnetlib", "poplib", "imaplib", "webbrowser", "asyncio.streams")  # fmt: skip


def test_nothing_of_ours_imports_the_network() -> None:
    assert broken("kamtui", forbidden=NETWORK) == []
    opening = {
        "open_connection",
        "start_server",
        "create_connection",
        "create_server",
        "open_unix_connection",
        "open_url",
    }
    wrong = [
        f"{name}:{node.lineno} {ast.unparse(node.func)}"
        for name, path in MODULES.items()
        for node in sources.calls(path)
        if isinstance(node.func, ast.Attribute) and node.func.attr in opening
    ]
    assert wrong == []


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


NO_NETWORK = """
import socket, sys
def refuse(*arguments, **named):
    sys.stderr.write("NETWORK\\n")
    sys.stderr.flush()
    import os
    os._exit(66)
for name in ("connect", "connect_ex", "bind", "sendto", "listen"):
    setattr(socket.socket, name, refuse)
socket.getaddrinfo = socket.create_connection = refuse
"""


def test_the_watch_for_connections_works() -> None:
    assert run(f"{NO_NETWORK}\nsocket.socket().connect(('127.0.0.1', 9))").returncode == 66


@pytest.mark.parametrize("arguments", [("today",), ("today", "--json"), ("where",), ("check",)])
def test_the_command_line_opens_no_connection(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    pytest.importorskip("kamtui.cli")
    path = str(tmp_path / "book.db")
    made = run("import sys; from pathlib import Path; from kamtui.store.book.book import Book; "
               "Book.open(Path(sys.argv[1]), create=True).close()", path)  # fmt: skip
    assert made.returncode == 0, made.stderr
    code = (
        f"{NO_NETWORK}\nsys.argv = ['kamtui', *sys.argv[1:]]\nfrom kamtui.cli import main\nsys.exit(main())"
    )
    done = run(code, "--book", path, *arguments)
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr


# -- what an answer may cost

TABLE = "kamtui.store.book.tables.row"


@pytest.mark.parametrize(
    ("module", "kept_out"),
    [
        ("kamtui.store.book.book", (TABLE, "textual", "rich")),
        ("kamtui.store.day.today", (TABLE, "textual", "rich")),
        ("kamtui.store.accounts.reads", (TABLE, "textual")),
        ("kamtui.store.accounts.changes", (TABLE, "textual")),
        ("kamtui.store.accounts.people_reads", (TABLE, "textual")),
        ("kamtui.store.accounts.people_changes", (TABLE, "textual")),
        ("kamtui.store.calls.reads", (TABLE, "textual")),
        ("kamtui.store.calls.changes", (TABLE, "textual")),
        ("kamtui.store.day.task_changes", (TABLE, "textual")),
        ("kamtui.domain.day.review", ("sqlite3", "textual", "dateutil")),
    ],
)
def test_a_fresh_process_does_not_import(module: str, kept_out: tuple[str, ...]) -> None:
    done = run("import sys, importlib; importlib.import_module(sys.argv[1]); print(*sys.modules)", module)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert module in loaded
    assert loaded & set(kept_out) == set()


def test_reading_a_book_imports_no_table(tmp_path: Path) -> None:
    code = """
import sys
from datetime import date
from pathlib import Path
from kamtui.domain.thresholds import USUAL
from kamtui.store.accounts import reads as account_reads
from kamtui.store.calls import reads as call_reads
from kamtui.store.day import today
from kamtui.store.book.book import Book
with Book.open(Path(sys.argv[1]), create=True) as book:
    today.todays_lines(book, date(2026, 11, 22), USUAL)
    account_reads.account_lines(book, account_reads.account_ids(book, date(2026, 11, 22)))
    call_reads.call_lines(book, call_reads.call_ids(book, words="x"))
    book.keep_draft("call", {})
print(*sys.modules)
"""
    done = run(code, str(tmp_path / "book.db"))
    assert done.returncode == 0, done.stderr
    assert {TABLE, "textual"} & set(done.stdout.split()) == set()
    assert "sqlite3" in done.stdout.split()
