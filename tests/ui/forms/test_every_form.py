"""Every form of the program, in either language, in a window of 80 by 24: labels whole and apart from what stands behind them,
nothing that the program says cut, and one line of keys."""

from collections.abc import Callable, Coroutine, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input, Static

from kamtui import paths
from kamtui.config import Config, Me
from kamtui.domain.accounts.duplicates import KnownName, Likeness
from kamtui.domain.feasts.feast import Celebrant, Feast, FeastKind
from kamtui.domain.terms.words import TermRule
from kamtui.domain.text import language
from kamtui.domain.warning import Remedy, Severity, Warning
from kamtui.settings import rows
from kamtui.settings.kept import KeptSettings
from kamtui.store.accounts.merging.pairs import TwinPair
from kamtui.store.book.book import Book
from kamtui.store.center import reads as center_reads
from kamtui.ui.accounts import renewal_acts
from kamtui.ui.accounts.twins import acts as twins_acts
from kamtui.ui.accounts.twins.hand import TwinsAtHand
from kamtui.ui.center import accepting, person_acts
from kamtui.ui.center import acts as center_acts
from kamtui.ui.center.hand import MemberAtHand
from kamtui.ui.feasts import acts as feast_acts
from kamtui.ui.forms import drafts
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.importing.mending_form import LineCells, MendingForm
from kamtui.ui.settings import acts as settings_acts
from kamtui.ui.settings.hand import SettingAtHand
from kamtui.ui.shell.desk import Desk as PlainDesk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.text import wrap
from kamtui.ui.terms import problem_acts
from kamtui.ui.widgets.blocks import APART
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.rows import More, Row
from tests.ui.driving import Desk, opened
from tests.ui.shell.test_bulgarian import Walk, classes_of

Ids = dict[str, int]


async def as_draft(desk: Desk, ids: Ids, slot: str, **content: str) -> None:
    await drafts.resume(desk.app.screen.desk, slot.format(**ids), content)  # type: ignore[attr-defined]


DRAFTS: Mapping[str, Mapping[str, str]] = {
    "call": {},
    "call:{first}": {},
    "one line": {"line": "acme"},
    "letter:{acme}": {},
    "me": {},
    "account:{acme}": {},
    "person:{ana}": {},
    "task:{task}": {},
    "term:{term}": {},
    "check:{term}": {},
    "problem:{problem}": {},
    "favour:{favour}": {},
    "value": {},
    "referral": {},
    "qualify:{other}": {},
    "lost:{other}": {},
    "week:2026-11-16": {},
    "bond:{acme}": {"bond": "personal"},
    "image:{acme}": {},
    "satisfaction:{acme}": {},
    "rival:{rivalry}": {},
    "competitor:{competitor}": {},
    "mark:{acme}": {"mark": "volume"},
    "topic:{acme}": {"topic": "interests"},
    "cell:{acme}:{paints}": {},
    "product": {},
    "quarter review:{acme}:202607": {},
    "figure:{acme}": {"month": "2026-09-01", "figure": "revenue", "amount": "5"},
}
"""Slots of drafts, with what it takes to open the form of each."""


def hand_on(desk: PlainDesk, ids: Ids) -> MemberAtHand:
    center = center_reads.center(desk.book, ids["acme"], desk.today, desk.today)
    return MemberAtHand(
        ids["acme"], ids["ana"], someone_id=ids["ana"], member=center.member(ids["ana"]), center=center
    )


async def mend(desk: PlainDesk, _ids: Ids) -> None:
    cells = LineCells(("Клиент", "Месец"), ("Алфа", "13.2026"), "няма такъв месец", {}, {})
    await desk.show(MendingForm("Ред 3", cells, today=desk.today))


async def merge(desk: PlainDesk, ids: Ids) -> None:
    first, second = (KnownName(ids[name], name) for name in ("acme", "other"))
    pair = TwinPair(first, second, Likeness.SAME, "acme")
    await twins_acts.compare(desk, TwinsAtHand(ids["acme"], pair=pair))


async def hide(desk: PlainDesk, ids: Ids) -> None:
    warning = Warning(TermRule.OVER, Severity.AMBER, "Изтекло на 3 ное 2026.", Remedy.OPEN_TERM)
    await accepting.hide_warning(desk, AtHand(ids["acme"], warning=warning))


async def put_feast_off(desk: PlainDesk, ids: Ids) -> None:
    who = Celebrant(ids["acme"], "Acme", ids["boss"], "Мария Иванова")
    await feast_acts.put_off(desk, Feast(who, FeastKind.NAME_DAY, desk.today))


async def correct_stay(desk: PlainDesk, ids: Ids) -> None:
    await person_acts._correct_stay(desk, ids["membership"])


async def change_setting(name: str, desk: PlainDesk, _ids: Ids) -> None:
    kept = KeptSettings(paths.config_file())
    (row,) = [row for row in rows.rows_of(kept.read()) if row.name == name]
    await settings_acts.change(desk, SettingAtHand(row=row, kept=kept))


NO_DRAFTS: Mapping[str, tuple[Callable[[PlainDesk, Ids], Coroutine[Any, Any, object]], str]] = {
    "why they stand so": (lambda desk, ids: center_acts.say_why(desk, hand_on(desk, ids)), ""),
    "what we want": (lambda desk, ids: center_acts.set_target(desk, hand_on(desk, ids)), ""),
    "roles": (lambda desk, ids: center_acts.set_roles(desk, hand_on(desk, ids)), ""),
    "a tie": (lambda desk, ids: center_acts.tie(desk, hand_on(desk, ids)), ""),
    "where they moved": (lambda desk, ids: person_acts.take_away(desk, ids["ana"]), "m"),
    "another firm": (lambda desk, ids: person_acts.open_person(desk, ids["ana"]), "w"),
    "when they were there": (correct_stay, ""),
    "a warning that is hidden": (hide, ""),
    "a name day": (put_feast_off, "d"),
    "what a solution was worth": (lambda desk, ids: problem_acts.solve_problem(desk, ids["problem"]), ""),
    "what was renewed": (lambda desk, ids: renewal_acts.say_renewal(desk, ids["acme"]), "r"),
    "a line that is mended": (mend, ""),
    "two that are one": (merge, ""),
    "a setting": (partial(change_setting, "me.firm"), ""),
    "an outline": (partial(change_setting, "notes.review"), ""),
}
"""Forms of which no draft is kept, each with what opens it and the key that is pressed then."""


def slips(desk: Desk) -> Iterator[str]:
    """What is wrong with how a form stands on the screen."""
    for row in filter(lambda row: row.display, desk.screen.query(Row)):
        parts = [part for part in row.children if part.display]
        for label, behind in pairwise(parts):
            words = str(label.render()) if isinstance(label, Static) else ""
            if not words or not (label.has_class("label") or label.has_class("between")):
                continue
            if "…" in words:
                yield f"cut: {words}"
            begins = label.content_region.x
            longest = max(map(cell_len, wrap(words, max(label.content_size.width, 1))))
            if (apart := behind.region.x - begins - longest) < APART:
                yield f"{words!r} stands {apart} cells before what it names"
    for field in filter(lambda field: field.display and not field.value, desk.screen.query(Input)):
        if field.region.width and cell_len(str(field.placeholder)) > field.content_size.width:
            yield f"cut hint: {field.placeholder}"
    bars = [bar for bar in desk.screen.query(KeyBar) if bar.display]
    if [bar.region.bottom for bar in bars] != [desk.screen.size.height]:
        yield f"lines of keys: {[bar.region for bar in bars]}"


async def unfold(desk: Desk) -> None:
    """Go to what stands under "more"."""
    for more in desk.screen.query(More):
        fields = [field for field in more.query("*") if field.focusable]
        fields[-1].focus()
        await desk.settle()
        await desk.settle()


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "bg"])
async def test_in_no_form_is_anything_cut_or_glued(filled_book: Book, filled_ids: Ids, code: str) -> None:
    """Each of them is opened, and what is folded in it; a new one is missed until it is opened here too."""
    book, ids = filled_book, filled_ids
    for table in ("competitor", "rivalry", "membership"):
        ids[table] = book.rows(f"SELECT min(id) FROM {table}")[0][0]
    language.use(code)
    try:
        async with opened(book, size=(80, 24), config=Config(me=Me(name="Иван Стоянов"))) as desk:
            walk = Walk(desk, code)
            place: Any = desk.screen
            opening: list[tuple[str, Callable[[], Coroutine[Any, Any, object]], str]] = [
                *(
                    (slot, partial(as_draft, desk, ids, slot, **content), "")
                    for slot, content in DRAFTS.items()
                ),
                *((name, partial(way, place.desk, ids), key) for name, (way, key) in NO_DRAFTS.items()),
            ]
            for name, way, key in opening:
                place.run_worker(way())
                await desk.until(lambda: desk.screen is not place)
                await desk.press(*key)
                await desk.settle()
                assert isinstance(desk.screen, FormDialog), (name, desk.name, desk.said)
                for folded in ("", " unfolded"):
                    await walk.look(name + folded)
                    if found := [*slips(desk)]:
                        walk.cut.setdefault(name + folded, []).extend(found)
                    await unfold(desk)
                await walk.back_to(place)
    finally:
        language.use("en")
    assert walk.cut == {}
    assert classes_of("FormDialog") - walk.seen == set(), "a form that is not opened here"
