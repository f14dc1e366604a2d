"""The brief of an account as text."""

from datetime import date, timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.buying_center import TargetStance
from kamtui.domain.center.words import Role, Stance
from kamtui.domain.knowledge.image import ImageEntry
from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.knowledge.words import Topic
from kamtui.domain.terms.problem import FollowUp, ProblemEntry
from kamtui.domain.terms.value import ValueEntry
from kamtui.domain.terms.words import Outcome, OwedBy
from kamtui.exchange.brief_text import brief_lines
from kamtui.store.account_brief import account_brief
from kamtui.store.book.book import Book
from kamtui.store.center import changes as center_changes
from kamtui.store.knowledge import dossier_changes, image_changes, portfolio_changes
from kamtui.store.terms import problem_changes, value_changes
from tests.build import TODAY, a_call, a_check, a_person, a_task, a_term, an_account


def lines_of(book: Book, account_id: int, *, is_markdown: bool = True) -> list[str]:
    return list(brief_lines(account_brief(book, account_id, TODAY), TODAY, is_markdown=is_markdown))


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def part(lines: list[str], heading: str) -> list[str]:
    """The items under a heading."""
    start = lines.index(f"## {heading}") + 2
    items = []
    for line in lines[start:]:
        if not line:
            break
        items.append(line)
    return items


def test_an_account_with_everything(book: Book) -> None:
    acme = an_account(
        book,
        "Acme",
        stage=Stage.CUSTOMER,
        is_key=True,
        phone="office 02 111; 0888 222",
        vulnerability="price alone",
    )
    ana = a_person(
        book, "Ana", acme, stance=Stance.SUPPORTER, influence=4, roles=(Role.DECIDER,), phone="0888 1"
    )
    a_person(book, "Gone", acme)
    broken = a_term(book, acme, "Deliver on Mondays", owed_by=OwedBy.WE, from_on=TODAY - timedelta(30))
    a_check(book, broken, Outcome.BROKEN)
    a_term(book, acme, "Pay in 30 days", owed_by=OwedBy.THEY, checks="every friday")
    problem_changes.add_problem(book, ProblemEntry(account_id=acme, what="Leaks", noted_on=TODAY))
    a_task(book, "Send [the] list", acme)
    for number in range(4):
        a_call(book, acme, ana, note=f"call {number}", purpose="Talk")
    lines = lines_of(book, acme)
    assert lines[0] == "# Acme" and "key customer" in lines[2] and "spoken to" in lines[2]
    assert "office 02 111 · 0888 222" in lines, "all phones: the first may be one that nobody answers"
    assert "What could lose this customer: price alone" in lines
    people = part(lines, "Who is who")
    assert (
        people[0].startswith("- ▲ Ana · supporter")
        and people[0].endswith("0888 1")
        and "decider" in people[0]
    )
    [owed, kept] = part(lines, "We owe")
    assert "Deliver on Mondays · broken on 22 Nov 2026" in owed and "✗" in owed and "0 % of 1" in kept
    assert "Pay in 30 days · next check" in part(lines, "They owe")[0]
    assert "Leaks" in part(lines, "Open problems")[0]
    assert part(lines, "Next")[0].endswith(r"Send \[the\] list"), "no sign of a text is one of Markdown"
    assert [f"call {3 - place}" in call for place, call in enumerate(part(lines, "Last calls"))] == [True] * 3
    assert len(part(lines, "To ask")) <= 5
    assert any(line.endswith("Send [the] list") for line in lines_of(book, acme, is_markdown=False))


def test_an_account_with_nothing_has_no_empty_headings(book: Book) -> None:
    lines = lines_of(book, an_account(book, "Nova"))
    assert [line for line in lines if line.startswith("#")] == ["# Nova", "## To ask"]
    assert "never spoken to" in lines[2]


def test_whom_to_ask_for_a_name(book: Book) -> None:
    acme, other = (
        an_account(book, "Acme", stage=Stage.CUSTOMER),
        an_account(book, "Other", stage=Stage.CUSTOMER),
    )
    ana = a_person(book, "Ana", acme, stance=Stance.DEFENDER)
    a_call(book, acme, ana)
    a_call(book, other, a_person(book, "Boris", other, stance=Stance.DEFENDER))
    assert part(lines_of(book, acme), "Ask for a name") == ["- Ana"]


def test_what_is_wanted_what_a_problem_is_worth_and_what_we_did(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=4)
    center_changes.set_target(book, ana, TargetStance(Stance.SUPPORTER, TODAY + timedelta(days=9), "Lunch"))
    problem = problem_changes.add_problem(
        book, ProblemEntry(acme, "Leaks", TODAY, worth_yearly=120_000), step=FollowUp("Send lids", TODAY)
    )
    for number, worth in enumerate((100_050, None, 5_000, 7)):
        day = TODAY - timedelta(days=30 * number)
        value_changes.add_value(book, ValueEntry(acme, f"done {number}", day, worth))
    value_changes.add_value(book, ValueEntry(acme, "long ago", TODAY - timedelta(days=900), 1))
    lines = lines_of(book, acme)
    [who] = part(lines, "Who is who")
    assert "· wanted: supporter by 1 Dec 2026 · next: Lunch ·" in who
    assert part(lines, "Open problems") == [
        "- Leaks (since 22 Nov 2026, worth 1 200 € a year, next Sun 22 Nov: Send lids)"
    ]
    assert part(lines, "What we did for them") == [
        "- 2026: 4 (1 050.57 €, worth of 1 not known)",
        "- 22 Nov 2026: done 0 (worth 1 000.50 €)",
        "- 23 Oct 2026: done 1 (worth not known)",
        "- 23 Sep 2026: done 2 (worth 50 €)",
    ]
    center_changes.set_target(book, ana, None)
    problem_changes.delete_problem(book, problem)
    assert not any("wanted" in line or "Leaks" in line for line in lines_of(book, acme))


def test_what_is_over_a_year_old_is_asked_about_in_three_lines_at_most(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    film = portfolio_changes.add_product(book, "Film")
    for topic, days in (
        (Topic.PRICE, 800),
        (Topic.RESULTS, 365),
        (Topic.DECIDES, 366),
        (Topic.CAPACITY, 400),
    ):
        dossier_changes.write_text(book, acme, topic, f"{topic.value} " + "as it was " * 12, ago(days))
    dossier_changes.write_text(book, acme, Topic.PRICE, "now", ago(10))
    old = part(lines_of(book, acme), "Still so?")
    assert [line.partition(" as it was")[0] for line in old] == [
        "- capacity, 18 Oct 2025: capacity",
        "- how it decides, 21 Nov 2025: decides",
    ]
    assert all(line.endswith(" was…") for line in old)
    portfolio_changes.set_cell(book, acme, film, Cell(negotiated_price=12_50), ago(500))
    image_changes.take_image_reading(book, acme, ImageEntry(read_on=ago(600), strength=3))
    assert [line.partition(",")[0] for line in part(lines_of(book, acme), "Still so?")] == [
        "- brand image", "- price of Film", "- capacity",
    ]  # fmt: skip
    portfolio_changes.confirm_price(book, acme, film, TODAY)
    assert "- price of Film" not in "\n".join(lines_of(book, acme))
