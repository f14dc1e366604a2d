"""The forms of accounts, people and tasks: what was written comes back as it was, and what is wrong is said."""

import importlib
import pkgutil
from datetime import date, time

import pytest

from kamtui import ui
from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.words import Language, PersonStatus, Stage
from kamtui.domain.center.words import Confidence, Role, Stance
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.form import LINE, FormField
from kamtui.domain.time.birthday import Birthday
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes
from kamtui.store.book.book import Book
from kamtui.store.day import task_changes
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.forms.letters import field_of, letters_of
from kamtui.ui.forms.sheet_dialog import LONGEST_LABEL, cells_of_labels
from tests.build import TODAY, a_person, a_task, an_account, dump, ways
from tests.ui.driving import Desk, opened

ACCOUNT = AccountEntry(
    name="Кауфланд [/bold] „А“, ЕООД", legal_name="Kaufland EOOD & Co", registration_number="131129282",
    industry="retail", city="София", country="BG",
    reaches=ways(phone="office 02 123 45 67; +359 2 123", email="a@b.bg, Ana <ana@b.bg>", website="https://k.bg",
                 chat="viber 0888 1", file="/tmp/a, b.pdf"),
    stage=Stage.CUSTOMER, is_key=True, greet_every_days=10, greet_latest_days=25, estimated_spend=123_456_78,
    renewal_on=date(2027, 2, 28), vulnerability="one [b] man", language=Language.BG, note="first\n\n  [x] second\ttab",
)  # fmt: skip
PERSON = PersonEntry(
    name="Ana “A.” O'Neill, Jr", is_adviser=True, title="head [of]", department="buying", reaches=ways(phone="1; (mobile) 0888 123 456, 02/987 65 43", email="x@y"),
    note="likes\n  [tea]",
    roles=(Role.DECIDER, Role.GATEKEEPER), goals="win", interests="chess", birthday=Birthday(2, 29),
    contact_every_days=3, contact_latest_days=9, is_influence_center=True, status=PersonStatus.MOVED,
)  # fmt: skip


def lists_of_fields() -> list[type[FormDialog]]:
    """The forms that are lists of fields."""
    for module in pkgutil.walk_packages(ui.__path__, "kamtui.ui."):
        importlib.import_module(module.name)
    forms, found = [FormDialog], []
    while forms:
        form = forms.pop()
        forms += form.__subclasses__()
        found += [form] if form.FIELDS else []
    return sorted(found, key=lambda form: form.__name__)


WAYS = "(SELECT group_concat(kind || ':' || label || ':' || value, '|') FROM reach)"


def changes(book: Book) -> object:
    return book.rows("SELECT id, name, state FROM change_set ORDER BY id")


async def save_untouched(desk: Desk, key: str = "e") -> None:
    """Open the form of the line at hand and save it as it is."""
    await desk.press(key)
    assert desk.name.endswith("Form"), desk.name
    assert not desk.form.is_touched(), (desk.form.typed(), desk.form.start)
    await desk.press("ctrl+s")
    assert not desk.name.endswith("Form"), desk.problems()


async def test_saving_an_untouched_form_changes_nothing(book: Book) -> None:
    full = account_changes.add_account(book, ACCOUNT)
    account_changes.add_account(book, AccountEntry(name="Bare"))
    boss = a_person(book, "Boss, the [first]", full)
    entry = PersonEntry(
        **{**{f: getattr(PERSON, f) for f in PERSON._fields}, "account_id": full, "reports_to_id": boss}
    )
    people_changes.add_person(
        book, entry, StanceEntry(Stance.SCEPTIC, 4, Confidence.CONFIRMED, "said [so]"), TODAY
    )
    a_person(book, "seat", full, is_empty_seat=True)
    task_changes.add_task(
        book,
        TaskEntry(
            what="[what], „how“",
            due_on=date(2026, 3, 1),
            due_time=time(9, 5),
            account_id=full,
            person_id=boss,
        ),
    )
    a_task(book, "bare", None)
    kept, before = dump(book), changes(book)
    async with opened(book) as desk:
        for _ in range(2):
            await save_untouched(desk)
            await desk.press("j")
        await desk.press("2")
        for _ in range(2):
            await save_untouched(desk)
            await desk.press("j")
        await desk.stand_on("Кауфланд")
        await desk.press("enter")
        await save_untouched(desk, "enter")
        await desk.press("B", "v", "v", "g")
        for _ in range(3):
            await save_untouched(desk)
            await desk.press("j")
    assert dump(book) == kept
    assert changes(book) == before, "nothing that could be undone was done"


KEPT_AS_TYPED = (
    ("name", "Нова [/] фирма", "name", "Нова [/] фирма"),
    ("renewal_on", "15.12.", "renewal_on", "2026-12-15"),
    ("renewal_on", "края на годината", "renewal_on", "2026-12-31"),
    ("estimated_spend", "1 250 000", "estimated_spend", 125_000_000),
    ("greet_every_days", "7", "greet_latest_days", 14),
    ("website", "https://пример.бг/?a=1&b=[2]", WAYS, "web::https://пример.бг/?a=1&b=[2]"),
    ("phone", "02 987 65 43, mobile 0888", WAYS, "phone::02 987 65 43, mobile 0888"),
    ("phone", "02 987 65 43; mobile 0888", WAYS, "phone::02 987 65 43|phone:mobile:0888"),
    ("phone", "02 987 65 43, Ана: 0888 123 456", WAYS, "phone::02 987 65 43|phone:Ана:0888 123 456"),
    ("email", "a@b.bg, office c@d.bg", WAYS, "email::a@b.bg|email:office:c@d.bg"),
    ("chat", "Viber 0888 1", WAYS, "chat:Viber:0888 1"),
    ("file", "/a/b, c.pdf; C:\\d.pdf", WAYS, "file::/a/b, c.pdf|file::C:\\d.pdf"),
)
"""A field, what is typed into it, the column where it lands, and what is kept there."""


async def test_a_field_is_kept_as_typed(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2")
        for field, words, column, stored in KEPT_AS_TYPED:
            await desk.press("e")
            await desk.fill(field, words)
            await desk.press("ctrl+s")
            assert desk.name == "AccountsScreen", desk.problems()
            assert book.row(f"SELECT {column} FROM account") == (stored,)
            await desk.press("u")


async def wrong(desk: Desk, cases: list[tuple[str, str]]) -> None:
    """Each alone is refused under its field, which has the focus and is in view; then all is put right."""
    for field, words in cases:
        before = desk.typed(field)
        await desk.fill(field, words)
        await desk.press("ctrl+s")
        assert desk.name.endswith("Form"), (field, words)
        assert len(desk.problems()) == 1 and desk.at == field, (field, words, desk.problems())
        row = desk.field(field).parent
        assert row is not None and row.parent is not None
        below = row.parent.children[row.parent.children.index(row) + 1]
        assert below.has_class("problem")
        desk.field(field).typed = before  # type: ignore[attr-defined]
        await desk.settle()


async def test_what_is_wrong_is_said_under_its_field(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme)
    a_task(book, "Step", acme)
    kept = dump(book)
    async with opened(book) as desk:
        await desk.press("e")
        await wrong(
            desk,
            [
                ("what", ""),
                ("due", "someday"),
                ("due", "някой ден"),
                ("account", "Nobody Ltd"),
                ("person", "Никой"),
            ],
        )
        await desk.press("escape", "escape")
        await desk.press("2", "e")
        await wrong(desk, [
            ("name", "  "), ("greet_every_days", "седем"), ("greet_latest_days", "x"), ("estimated_spend", "много"),
            ("renewal_on", "скоро"), ("renewal_on", "30.02.2027"),
        ])  # fmt: skip
        await desk.press("escape", "enter", "B", "e")
        await wrong(desk, [
            ("name", ""), ("reports_to", "Никой"), ("contact_every_days", "0"), ("birthday", "31.31.1980"),
        ])  # fmt: skip
    assert dump(book) == kept


async def test_many_problems_are_all_said_and_the_first_has_the_focus(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("n")
        await desk.fill("renewal_on", "blah")
        await desk.fill("estimated_spend", "blah")
        await desk.press("ctrl+s")
        assert desk.at == "name" and len(desk.problems()) == 3
        await desk.type("Acme")
        assert len(desk.problems()) == 2, (
            "where something else stands by now, nothing is said of what stood there"
        )
        await desk.press("ctrl+s")
        assert len(desk.problems()) == 2, "what was put right is no longer said"


async def test_escape_asks_only_if_something_was_typed(book: Book) -> None:
    a_task(book, "Step", an_account(book, "Acme", stage=Stage.CUSTOMER))
    async with opened(book) as desk:
        for keys in (("n",), ("t",), ("e",)):
            await desk.press(*keys, "escape")
            assert desk.name == "TodayScreen", keys
            await desk.press(*keys)
            await desk.type("x")
            await desk.press("escape")
            assert desk.name.endswith("Form") and desk.problems(), keys
            await desk.type("y")
            assert not desk.problems(), "who types on is asked again, and no longer told that escape leaves"
            await desk.press("escape", "escape")
            assert desk.name == "TodayScreen", keys
        assert len(book.rows("SELECT 1 FROM task")) == 1


async def test_drafts_of_every_form_are_offered_again(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    task = a_task(book, "Step", acme)
    for slot, field, text in (
        (f"account:{acme}", "city", "draft city"),
        (f"person:{ana}", "title", "draft title"),
        (f"task:{task}", "what", "draft step"),
        ("task", "what", "draft task"),
        ("account", "name", "draft account"),
        (f"new person:{acme}", "name", "draft person"),
        (f"person:{10**17}", "name", "somebody who is gone"),
        (f"call:{10**17}", "note", "of a call that is gone"),
    ):
        book.keep_draft(slot, {field: text})
    # As if the window had ended: its drafts are nobody's.
    with Book.open(book.path, backups=None) as again:
        async with opened(again) as desk:
            seen = []
            for _ in range(8):
                await desk.open_draft()
                if not desk.name.endswith("Form"):
                    continue  # what it was about is gone
                seen += [text for text in desk.form.typed().values() if text.startswith("draft")]
                assert desk.form.is_touched(), "leaving it is asked for"
                await desk.press("escape", "escape")
            await desk.settle(0.5)
            assert desk.name == "TodayScreen"
        assert sorted(seen) == sorted(
            ["draft city", "draft title", "draft step", "draft task", "draft account", "draft person"]
        )


def test_a_label_keeps_its_distance_from_its_field() -> None:
    assert cells_of_labels([FormField("a", "Who", LINE), FormField("b", "Who did it", LINE)]) == 12
    joined = FormField("b", "a label in the line of another", LINE, is_joined=True)
    assert cells_of_labels([FormField("a", "What", LINE), joined]) == 6
    assert cells_of_labels([FormField("a", "What could lose this customer", LINE)]) == LONGEST_LABEL + 2


@pytest.mark.parametrize("form", lists_of_fields(), ids=lambda form: form.__name__)
def test_every_field_of_a_form_has_a_letter_of_its_own(form: type[FormDialog]) -> None:
    names = [field.name for field in form.FIELDS]
    assert len(set(names)) == len(names)
    labels = {field.name: field.label for field in form.FIELDS if not field.is_joined}
    letters = letters_of(labels, {})
    assert set(letters) == set(labels) and len(set(letters.values())) == len(labels)
    few = [field for field in form.FIELDS if not field.is_more]
    assert 1 <= len(few) <= 7 and [*few, *(field for field in form.FIELDS if field.is_more)] == list(
        form.FIELDS
    )


def test_a_letter_stays_with_its_field_and_goes_first_to_the_label_it_begins() -> None:
    assert letters_of({"a": "Person", "b": "Phone", "c": "Price"}, {}) == {"a": "p", "b": "h", "c": "r"}
    assert letters_of({"b": "Phone", "a": "What is paid"}, {"a": "p"}) == {"a": "p", "b": "h"}
    assert letters_of({"a": "Who", "b": "What to do"}, {}) == {"a": "w", "b": "t"}
    assert letters_of({"a": "Кой", "b": "Какво"}, {}) == {"a": "к", "b": "а"}
    few_and_more = {"a": "Обещано", "b": "Дно", "c": "до"}
    assert letters_of(few_and_more, {}) == {"a": "о", "b": "н", "c": "д"}, "the first one keeps its letter"
    assert letters_of({"a": "К", "b": "кща"}, {})["b"] == "а", (
        "no letter on the key of a bracket, if there is another"
    )


@pytest.mark.parametrize(
    ("key", "keyboard", "field"),
    [
        ("alt+w", None, "what"), ("W", None, "what"), ("alt+ш", "phonetic", "what"), ("alt+ж", "phonetic", None),
        ("alt+в", None, "what"), ("alt+с", None, "state"), ("с", "bds", None), ("alt+q", None, None),
    ],
)  # fmt: skip
def test_a_letter_is_the_same_key_on_every_keyboard(
    key: str, keyboard: str | None, field: str | None
) -> None:
    assert field_of(key, {"what": "w", "state": "s"}, keyboard) == field


async def test_an_account_that_the_book_has_not_yet_is_written_down_from_the_form(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("c")
        await desk.type("Orbit Foods")
        await desk.press("tab")
        await desk.type("Maria Koleva, Petar")
        await desk.press("tab")
        await desk.type("first meeting")
        await desk.press("tab")
        await desk.type("samples by fri")
        await desk.press("ctrl+s")
        assert desk.problems() == [
            "There is no account “Orbit Foods” in the book: choose one from the list, or ctrl+s again writes it down."
        ]
        await desk.press("ctrl+s")
        assert desk.name == "AccountForm" and desk.typed("name") == "Orbit Foods"
        await desk.press("escape")
        assert desk.name == "CallForm" and desk.typed("note") == "first meeting", "nothing typed is lost"
        await desk.press("ctrl+s")
        await desk.fill("city", "Plovdiv")
        await desk.press("ctrl+s")
        assert desk.name == "CallForm" and desk.typed("account") == "Orbit Foods" and not desk.problems()
        await desk.press("ctrl+s")
        assert desk.name == "TodayScreen"
        people = book.rows(
            "SELECT p.name, a.name FROM person p JOIN account a ON a.id = p.account_id ORDER BY p.id"
        )
        assert people == [("Maria Koleva", "Orbit Foods"), ("Petar", "Orbit Foods")]
        assert book.rows("SELECT count(*) FROM call") == [(1,)]
        # In any form that asks for one; another name is asked about anew.
        await desk.press("t")
        await desk.type("ring them")
        await desk.fill("account", "Nix")
        await desk.press("ctrl+s")
        await desk.fill("account", "Nixon")
        await desk.press("ctrl+s")
        assert desk.name == "TaskForm" and "“Nixon”" in desk.problems()[0]
        await desk.press("ctrl+s")
        await desk.fill("name", "Nixon Foods")
        await desk.press("ctrl+s")
        assert desk.typed("account") == "Nixon Foods"
        await desk.press("ctrl+s")
        assert book.rows(
            "SELECT a.name FROM task t JOIN account a ON a.id = t.account_id WHERE what = 'ring them'"
        ) == [("Nixon Foods",)]


async def test_a_long_answer_of_a_question_goes_on_below_itself(book: Book) -> None:
    said = "was never here: delete; says what goes with them and can be taken back by one key"
    async with opened(book) as desk:
        desk.app.push_screen(Choose("What became of them?", {"l": "left", "d": said}))
        await desk.settle()
        [first] = [line for line in desk.lines() if "was never here" in line]
        [more] = [line for line in desk.lines() if "taken back" in line and line is not first]
        assert len(more) - len(more.lstrip(" █")) == first.index("was"), desk.shown()
