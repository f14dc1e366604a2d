"""The letter after a call: its words in both languages, its days, its address for the mail program."""

from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.letter import Letter, Sender, Step, Talk
from kamtui.domain.calls.words import Channel
from kamtui.domain.terms.agreed import Agreed, Keeping, Look, Promised
from kamtui.domain.terms.promises import KeptRate
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Bound, Outcome
from kamtui.exchange.keeping_text import keeping_lines
from kamtui.exchange.letter_text import as_markdown, written
from kamtui.exchange.letter_words import WORDS, on_day, salutation
from kamtui.exchange.mailto import is_too_long, mailto

FRIDAY = date(2026, 12, 4)
TUESDAY = date(2026, 12, 1)
PROMISED = Agreed(
    ours=(Promised("Price list", due_on=FRIDAY), Promised("Delivery", Target(Bound.AT_LEAST, 97_500, "%"))),
    theirs=(Promised("Payment", Target(Bound.AT_MOST, 45_000, "days"), until_on=date(2027, 12, 31)),),
    shared=(Promised("A plan for the year", from_on=date(2027, 1, 1)),),
)
LETTER = Letter(
    Language.EN, ("Maria Ivanova",), Talk(TUESDAY, Channel.VISIT), PROMISED,
    steps=(Step("Visit of the store", FRIDAY),), sender=Sender("Ivan Stoyanov", "Stroyer OOD", "+359 888 1\nstroyer.example"),
)  # fmt: skip
ENGLISH = """\
Dear Ms Ivanova,

Thank you for our meeting on Tuesday, 1 December 2026. This is what we agreed:

On our side:
- Price list – by Friday, 4 December 2026
- Delivery, at least 97.5 %

On your side:
- Payment, at most 45 days – until Friday, 31 December 2027

Together:
- A plan for the year – from Friday, 1 January 2027

Next steps:
- Visit of the store – by Friday, 4 December 2026

If something is missing or you see it differently, please let me know.

Kind regards,
Ivan Stoyanov
Stroyer OOD
+359 888 1
stroyer.example"""
BULGARIAN = """\
Уважаема г-жо Иванова,

Благодаря Ви за срещата във вторник, 1 декември 2026 г. Ето какво договорихме:

От наша страна:
- Price list – до петък, 4 декември 2026 г.
- Delivery, поне 97,5 %

От Ваша страна:
- Payment, най-много 45 days – до петък, 31 декември 2027 г.

Заедно:
- A plan for the year – от петък, 1 януари 2027 г.

Следващи стъпки:
- Visit of the store – до петък, 4 декември 2026 г.

Ако нещо липсва или го виждате по друг начин, моля, пишете ми.

С уважение,
Ivan Stoyanov
Stroyer OOD
+359 888 1
stroyer.example"""


def test_the_letter_in_both_languages() -> None:
    assert written(LETTER) == ("As agreed on 1 December 2026", ENGLISH)
    in_bulgarian = LETTER._replace(language=Language.BG, people=("Мария Иванова",))
    assert written(in_bulgarian) == ("Договореното на 1 декември 2026 г.", BULGARIAN)
    several = written(in_bulgarian._replace(people=("Иванова", "Петров"))).text
    assert several.startswith("Уважаема г-жо Иванова, уважаеми г-н Петров,\n\nБлагодаря ви за срещата")
    assert "От ваша страна:" in several


def test_what_is_not_there_has_no_heading() -> None:
    bare = written(LETTER._replace(agreed=Agreed(), steps=(), sender=Sender("Ivan"))).text.split("\n")
    assert bare == [
        "Dear Ms Ivanova,", "", "Thank you for our meeting on Tuesday, 1 December 2026.", "",
        "If you have any questions, please let me know.", "", "Kind regards,", "Ivan",
    ]  # fmt: skip
    without_talk = written(LETTER._replace(talk=None, people=()))
    assert without_talk.subject == "What we have agreed"
    assert without_talk.text.startswith("Hello,\n\nThis is what we have agreed so far:\n\nOn our side:")
    assert "Tuesday. This is" not in written(LETTER._replace(holds_earlier=True)).text


@pytest.mark.parametrize(
    ("names", "english", "bulgarian"),
    [
        ([], "Hello,", "Здравейте,"),
        (["Мария Иванова"], "Dear Ms Иванова,", "Уважаема г-жо Иванова,"),
        (["Ivan Petrov"], "Dear Mr Petrov,", "Уважаеми г-н Petrov,"),
        (["Maria Koch"], "Dear Maria Koch,", "Здравейте, Maria Koch,"),
        (["Koch", "Ана Петрова"], "Dear Koch and Ана Петрова,", "Здравейте, Koch и Ана Петрова,"),
        (["Ivanov", "Petrova", "Kolev"], "Dear Mr Ivanov, Ms Petrova and Mr Kolev,",
         "Уважаеми г-н Ivanov, уважаема г-жо Petrova, уважаеми г-н Kolev,"),
        (["Ivanov", "Petrova", "Kolev", "Botev"], "Hello,", "Здравейте,"),
        (["A\nBcc: x@y\x1b[31m"], "Dear A Bcc: x@y[31m,", "Здравейте, A Bcc: x@y[31m,"),
    ],
)  # fmt: skip
def test_people_are_greeted_by_name(names: list[str], english: str, bulgarian: str) -> None:
    assert (salutation(names, Language.EN), salutation(names, Language.BG)) == (english, bulgarian)


def test_every_weekday_has_its_word_before_it() -> None:
    days = [on_day(date(2026, 11, 30 - n), WORDS[Language.BG]).split(",")[0] for n in range(7)]
    assert days == [
        "в понеделник",
        "в неделя",
        "в събота",
        "в петък",
        "в четвъртък",
        "в сряда",
        "във вторник",
    ]


def test_markdown_escapes_what_a_person_wrote() -> None:
    hostile = LETTER._replace(
        agreed=Agreed(ours=(Promised("*all* [free](http://x) <b> # 1\n~~no~~"),)), people=("_Koch_",)
    )
    text = "\n".join(as_markdown(hostile))
    assert "- \\*all\\* \\[free\\](http://x) \\<b\\> \\# 1 \\~\\~no\\~\\~" in text
    assert text.startswith("# As agreed on 1 December 2026\n\nDear \\_Koch\\_,\n\n")
    assert "**On our side:**\n\n- " in text and text.endswith("Stroyer OOD\\\n+359 888 1\\\nstroyer.example")


def test_the_address_of_a_message_holds_nothing_but_what_was_meant() -> None:
    text = "Line 1\nLine 2 & more = 100 % ?\nИван"
    address = mailto(["ana@x.bg", "a?b&bcc=evil@x.bg"], "Re: you\r\nBcc: evil@x.bg & co", text)
    parts = urlsplit(address)
    assert parts.scheme == "mailto" and parts.path == "ana@x.bg,a%3Fb%26bcc%3Devil@x.bg"
    assert unquote(parts.path).split(",") == ["ana@x.bg", "a?b&bcc=evil@x.bg"]
    fields = parse_qs(parts.query, strict_parsing=True)
    assert fields == {"subject": ["Re: you Bcc: evil@x.bg & co"], "body": [text.replace("\n", "\r\n")]}
    assert "%0A" not in address.partition("&body=")[0] and address.isascii()
    assert "body" not in mailto([], "Subject") and mailto([], "S") == "mailto:?subject=S"


@pytest.mark.parametrize(("system", "most"), [("win32", 1_800), ("linux", 8_000), ("darwin", 8_000)])
def test_a_long_one_is_told(monkeypatch: pytest.MonkeyPatch, system: str, most: int) -> None:
    monkeypatch.setattr("kamtui.exchange.mailto.sys.platform", system)
    room = most - len(mailto(["a@b"], "S", "x")) + 1
    assert not is_too_long(mailto(["a@b"], "S", "x" * room))
    assert is_too_long(mailto(["a@b"], "S", "x" * (room + 1)))


def test_what_the_customer_may_see_of_the_keeping() -> None:
    looks = (
        Look(TUESDAY, Outcome.PARTLY),
        Look(TUESDAY, Outcome.RENEGOTIATED),
        Look(FRIDAY, Outcome.KEPT, 98_200),
    )
    ours = Promised("Delivery", Target(Bound.AT_LEAST, 97_500, "%"), looks=looks)
    kept = Keeping("Acme *1*", Agreed(ours=(ours,), shared=(Promised("A plan"),)), KeptRate(3, 1, 0), None)
    assert list(keeping_lines(kept, Language.EN, FRIDAY)) == [
        "# Acme \\*1\\*: what we have agreed", "", "As of Friday, 4 December 2026.", "", "## On our side", "",
        "- Delivery, at least 97.5 % · \\~✓ · kept 1 of 2 times · last on 4 December 2026: kept, 98.2 %", "",
        "Kept in 12 months: 3 of 4", "", "## Together", "", "- A plan",
    ]  # fmt: skip
    nothing = Keeping("Акме", Agreed(), KeptRate(3, 1, 0), None)
    assert list(keeping_lines(nothing, Language.BG, FRIDAY))[2:] == [
        "Към петък, 4 декември 2026 г.", "", "В момента няма нищо договорено.",
    ]  # fmt: skip
