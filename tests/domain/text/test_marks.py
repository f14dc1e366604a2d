"""A text in Markdown on one line."""

import pytest

from kamtui.domain.text.marks import on_one_line, without_signs


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ok with **45 days**, from *January*", "Ok with 45 days, from January"),
        ("# Visit\n\n- wants samples\n- by Friday\n  at noon\n1. first", "Visit · wants samples · by Friday at noon · first"),
        ("They said\nit goes on\n\nand ended", "They said it goes on · and ended"),
        ("> cited\n---\n`code` and [a link](https://x.y/z)", "cited · code and a link"),
        ("2 * 3 = 6, a*b, −4 %, - no list here", "2 * 3 = 6, a*b, −4 %, - no list here"),
        ("cut in the midst of **bo", "cut in the midst of bo"),
        ("-5 % asked\n-4 agreed", "-5 % asked -4 agreed"),
        ("snake_case stays, __this__ not", "snake_case stays, this not"),
        ("+ 5 % on volume\n> 98 % on time\n>= 3\n+ samples", "+ 5 % on volume > 98 % on time >= 3 · samples"),
        ("price__list.xlsx, ____ days", "price__list.xlsx, ____ days"),
        ("Доставка **два пъти**\r\n* без забавяне", "Доставка два пъти · без забавяне"),
        ("1.3. they answer", "1.3. they answer"),
        ("**\n---\n", ""),
        ("In short:\n- paper\n- no surprise", "In short: paper · no surprise"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_signs_are_gone_and_the_words_are_not(text: str, line: str) -> None:
    assert on_one_line(text) == line
    assert on_one_line(line) == line, "once is enough"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ok with **45 days**:\n\n* from *January*\n- `net`", "Ok with 45 days:\n\n- from January\n- net"),
        ("# Visit\n> cited, [a link](https://x.y)\n---\n  * deeper", "Visit\ncited, a link\n  - deeper"),
        ("2 * 3 = 6, a*b, snake_case, price__list", "2 * 3 = 6, a*b, snake_case, price__list"),
        ("+ 5 % on volume\n> 98 % on time\n+ samples\n> cited", "+ 5 % on volume\n> 98 % on time\n- samples\ncited"),
        ("", ""),
    ],
)  # fmt: skip
def test_line_by_line_only_the_signs_around_words_are_gone(text: str, lines: str) -> None:
    assert without_signs(text) == lines
    assert without_signs(lines) == lines
