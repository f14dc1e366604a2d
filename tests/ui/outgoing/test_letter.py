"""The letter: what is asked once, what stands in its sheet, how it leaves, what is noted."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kamtui import paths
from kamtui.config import Me
from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.words import Channel
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import Problems
from kamtui.domain.terms.words import OwedBy
from kamtui.settings.reading import load_config
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import call_detail, call_ids
from kamtui.ui.calls import acts as call_acts
from kamtui.ui.calls.acts import and_letter
from kamtui.ui.forms.drafts import resume
from kamtui.ui.outgoing.letter_acts import write
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from tests.build import TODAY, a_call, a_person, a_term, an_account
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of, saved, typed_call

ME = Me("Иван Стоянов", "Stroyer OOD", "+359 888 1")
SEND = saved


class System:
    """The system's mail program and clipboard."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.copied: list[str] = []
        self.has_mail = True


@pytest.fixture(autouse=True)
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    here = System()

    def take(address: str) -> bool:
        here.opened.append(address)
        return here.has_mail

    def put(text: str) -> bool:
        here.copied.append(text)
        return True

    monkeypatch.setattr("kamtui.ui.outgoing.opener.open_with_system", take)
    monkeypatch.setattr("kamtui.ui.outgoing.opener.may_open", lambda: here.has_mail)
    monkeypatch.setattr("kamtui.ui.outgoing.clipboard.put", put)
    return here


def with_me(book: Book, *answers: Callable[[Any], Any]) -> tuple[Desk, AnsweringFront]:
    front = AnsweringFront(*answers)
    desk = desk_of(book, front)
    desk.config = desk.config._replace(me=ME)
    return desk, front


def an_agreed_call(book: Book, **account: Any) -> tuple[int, int, int]:
    """An account, its person and the call in which both promised something."""
    acme = an_account(book, "Акме", **account)
    ana = a_person(book, "Ана Иванова", acme, email="ana@acme.bg")
    step = TaskEntry("push him", TODAY, account_id=acme)
    call = a_call(book, acme, ana, channel=Channel.VISIT, next_step=step)
    a_term(book, acme, "ценова листа до 4.12.", call_id=call, checks="4.12.2026")
    a_term(book, acme, "прогноза", call_id=call, owed_by=OwedBy.THEY, checks="every friday")
    a_term(book, acme, "плащане на 45 дни", owed_by=OwedBy.THEY)
    return acme, ana, call


async def test_a_letter_is_opened_in_the_mail_program_and_noted(book: Book, system: System) -> None:
    acme, ana, call = an_agreed_call(book, language=Language.BG)
    desk, front = with_me(book, SEND)
    await write(desk, AtHand(acme))
    [address] = system.opened
    fields = parse_qs(urlsplit(address).query)
    assert urlsplit(address).path == "ana@acme.bg" and fields["subject"] == [
        "Договореното на 22 ноември 2026 г."
    ]
    assert fields["body"][0].startswith(
        "Уважаема г-жо Иванова,\r\n\r\nБлагодаря Ви за срещата в неделя, 22 ноември"
    )
    assert "- ценова листа – до петък, 4 декември 2026 г." in fields["body"][0]
    assert "плащане" not in fields["body"][0] and "push him" not in fields["body"][0]
    assert (
        front.said == ["Letter opened in the mail program, noted as sent · u undoes"] and system.copied == []
    )
    noted = call_detail(book, call_ids(book)[0]).entry
    assert (noted.account_id, noted.channel, noted.purpose) == (acme, Channel.EMAIL, "as agreed")
    assert [person.person_id for person in noted.people] == [ana] and noted.note.endswith(
        "Stroyer OOD\n+359 888 1"
    )
    assert book.undo() == "Log call with Ана Иванова" and call_ids(book) == [call]


async def test_what_is_chosen_stands_in_it(book: Book, system: System) -> None:
    acme, _ana, call = an_agreed_call(book, language=Language.BG)
    a_call(book, acme, "Друг Човек")
    seen: list[Any] = []
    desk, front = with_me(book, lambda form: seen.append(form))
    await write(desk, AtHand(acme, call_id=call))
    [form] = seen
    options = {field.name: [words for _code, words in form.options(field)] for field in form.asked()}
    assert options["holds"] == ["in this conversation (2)", "all that holds (3)"]
    assert options["steps"] == ["left out", "“push him”, Sun 22 Nov"]
    chosen = form._write({**form.now, "holds": "open", "steps": "taken", "language": "en"})
    assert "This is what we have agreed so far:" in chosen.text and "- плащане на 45 дни" in chosen.text
    assert "Next steps:\n- push him – by Sunday, 22 November 2026" in chosen.text
    assert system.opened == front.said == []


@pytest.mark.parametrize(
    ("has_mail", "way", "length", "said", "opened"),
    [
        (True, "copy", 10, "Letter noted as sent. Copied its text · u undoes", 0),
        (False, "mail", 10, "Letter noted as sent. No mail program opens here. Copied its text · u undoes", 1),
        (True, "mail", 10_000, "Letter noted as sent. Its text is too long to be handed over: paste it. Copied it · u undoes", 1),
    ],
)  # fmt: skip
async def test_what_cannot_be_handed_over_is_copied(
    book: Book, system: System, has_mail: bool, way: str, length: int, said: str, opened: int
) -> None:
    acme, _ana, _call = an_agreed_call(book, language=Language.EN)
    system.has_mail = has_mail
    text = "x" * length
    desk, front = with_me(book, lambda form: saved(form, way=way, text=text))
    await write(desk, AtHand(acme))
    assert front.said == [said] and system.copied == front.copied == [text] and len(system.opened) == opened
    assert all("body" not in address for address in system.opened if length > 10)


async def test_who_writes_and_the_language_are_asked_once(book: Book, system: System) -> None:
    acme, _ana, _call = an_agreed_call(book)
    front = AnsweringFront(
        lambda form: saved(form, name="Ivan", firm="Stroyer", signature="+359\n888"),
        lambda _question: "b",
        SEND,
        SEND,
    )
    desk = desk_of(book, front)
    await write(desk, AtHand(acme))
    assert front.asked == ["MeForm", "Choose", "LetterForm"]
    assert account_entry(book, acme).language is Language.BG
    config, problems = load_config(paths.config_file())
    assert config.me == desk.config.me == Me("Ivan", "Stroyer", "+359\n888") and problems == []
    await write(desk, AtHand(acme))
    assert front.asked[3:] == ["LetterForm"]


async def test_who_leaves_a_question_writes_nothing(book: Book, system: System) -> None:
    acme, _ana, call = an_agreed_call(book)
    front = AnsweringFront(lambda _form: False)
    await write(desk_of(book, front), AtHand(acme))
    desk, front_2 = with_me(book, lambda _question: None)
    await write(desk, AtHand(acme))
    await write(desk, AtHand())
    assert (front.asked, front_2.asked) == (["MeForm"], ["Choose"]) and call_ids(book) == [call]
    assert not paths.config_file().exists() and account_entry(book, acme).language is None


async def test_settings_that_cannot_be_written_are_said_and_hold_for_now(book: Book, system: System) -> None:
    acme, _ana, _call = an_agreed_call(book, language=Language.EN)
    paths.config_file().parent.mkdir(parents=True)
    paths.config_file().write_text("ascii = \n")
    front = AnsweringFront(lambda form: saved(form, name="Ivan"), SEND)
    desk = desk_of(book, front)
    await write(desk, AtHand(acme))
    assert 'name = "Ivan"' in front.said[0] and str(paths.config_file()) in front.said[0]
    assert desk.config.me.name == "Ivan" and paths.config_file().read_text() == "ascii = \n"


async def test_an_account_without_anything_gets_a_letter_too(book: Book, system: System) -> None:
    bare = an_account(book, "Bare\u202e [/b]", language=Language.EN)
    desk, _front = with_me(book, lambda form: saved(form, way="copy"))
    await write(desk, AtHand(bare))
    assert system.copied[0].startswith("Hello,\n\nIf you have any questions")
    assert call_detail(book, call_ids(book)[0]).entry.channel is Channel.MESSAGE


async def test_what_is_no_address_stays_in_the_form(book: Book, system: System) -> None:
    acme, _ana, call = an_agreed_call(book, language=Language.EN)
    wrong: list[dict[str, str]] = []

    def save_wrongly(form: Any) -> bool:
        for typed in ({"to": "Ana <ana@acme.bg>"}, {"subject": ""}, {"text": " "}):
            with pytest.raises(Problems) as caught:
                saved(form, **typed)
            wrong.append(caught.value.by_field)
        return False

    desk, _front = with_me(book, save_wrongly)
    await write(desk, AtHand(acme))
    assert [list(problem) for problem in wrong] == [["to"], ["subject"], ["text"]]
    assert call_ids(book) == [call] and system.opened == []


async def test_what_was_typed_is_offered_again(book: Book, system: System) -> None:
    acme, _ana, call = an_agreed_call(book, language=Language.EN)

    def leave(form: Any) -> bool:
        form.keep({**form.now, "text": "half a letter"})
        return False

    desk, front = with_me(book, leave, SEND)
    await write(desk, AtHand(acme))
    [(slot, content)] = book.rows("SELECT slot, content FROM draft")
    assert slot == f"letter:{acme}:{call}"
    await resume(desk, slot, json.loads(content))
    assert (
        front.asked == ["LetterForm", "LetterForm"]
        and "half a letter" in call_detail(book, call_ids(book)[0]).entry.note
    )
    assert book.rows("SELECT slot FROM draft") == []


async def test_a_call_that_was_saved_names_the_key(book: Book) -> None:
    acme = an_account(book, "Acme")
    desk, front = with_me(book)

    def log_it(form: Any) -> bool:
        return typed_call(form, acme, note="x")

    front.answers += [log_it, log_it, log_it]
    await call_acts.log(desk, AtHand(acme))
    await call_acts.log(desk, AtHand())
    await call_acts.log(desk, AtHand(acme, call_id=call_ids(book)[0]))
    assert and_letter(desk, acme, acme, call_ids(book)[0]) and not and_letter(
        desk, acme, 5, call_ids(book)[0]
    )
    assert ["l writes the letter" in said for said in front.said] == [True, False, False], (
        "only where it does"
    )


async def test_the_sheet_is_written_anew_and_what_was_typed_stays(book: Book, system: System) -> None:
    an_agreed_call(book, language=Language.BG)
    book.close()
    paths.config_file().parent.mkdir(parents=True)
    paths.config_file().write_text('[me]\nname = "Ivan"\n')
    config, _problems = load_config(paths.config_file())
    with Book.open(book.path) as again:
        async with opened(again, config=config) as desk:
            await desk.press("3", "l")
            assert desk.name == "LetterForm" and desk.sees("Letter to Акме", "ctrl+s send", "ctrl+o all open")
            assert "плащане" not in desk.typed("text")
            await desk.press("ctrl+o")
            assert "- плащане на 45 дни" in desk.typed("text") and desk.typed("holds") == "open"
            await desk.press("ctrl+o")
            assert "плащане" not in desk.typed("text")
            await desk.press("X", "ctrl+n")
            assert desk.typed("text").startswith("XУважаема") and desk.typed("text").endswith(
                "\n\n- push him – до неделя, 22 ноември 2026 г."
            )
            assert desk.sees("What was changed by hand stays")
            await desk.press("ctrl+s")
            assert desk.name == "CallsScreen" and "noted as sent · u undoes" in desk.said[-1]
            assert len(system.opened) == 1 and len(call_ids(again)) == 2
            await desk.press("u")
            assert len(call_ids(again)) == 1
