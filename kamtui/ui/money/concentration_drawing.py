"""What hangs on whom, drawn: the largest accounts, shares of the logged time, value bonds."""

from collections.abc import Hashable, Sequence
from decimal import Decimal

from rich.cells import cell_len

from kamtui.domain.amounts import whole_amount
from kamtui.domain.knowledge.bonds import ValueBond
from kamtui.domain.money.concentration import TimeShare
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _
from kamtui.exchange.lists.money import Share
from kamtui.ui.money.drawing import Cell, NumberRow, whole_gap
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import columns


def concentration_row(
    label: str, amount: int, percent: Decimal | None, key: Hashable, room: int, glyphs: Glyphs
) -> NumberRow:
    """What the few largest bring together; `room` are the cells of the amounts."""

    def draw(width: int) -> Sequence[Part]:
        cells = 20 if width >= 100 else 10
        full = min(max(int(percent * cells // 100), 0), cells) if percent is not None else 0
        on, off = ("#", "-") if glyphs.is_ascii else ("▰", "▱")
        parts = columns(
            [(label, 0, ""), (whole_amount(amount), -room, ""), (show_percent(percent), -8, "strong")],
            width - cells - 2,
        )
        return [*parts, ("  ", ""), (on * full, "accent"), (off * (cells - full), "rule")]

    return NumberRow(draw, key, record=Share(_("The largest"), label, amount, percent))


def _most(words: str) -> int:
    """The cells of a share in a language's own words, of one that is as long as usual shares are."""
    return cell_len(words.format(share=show_percent(Decimal("-99.9"))))


def hours_row(share: TimeShare) -> NumberRow:
    """An account's share of the logged time against its share of the profit."""
    account = share.account

    def draw(width: int) -> Sequence[Part]:
        hours = (share.minutes + 30) // 60
        cells: list[Cell] = [
            ("!" if share.is_too_much else " ", 1, "amber"),
            (account.name, 0, ""),
            (_("{count} h").format(count=hours or "< 1"), -7, "dim"),
            (
                _("{share} of time").format(share=show_percent(share.time_percent)),
                -_most(_("{share} of time")),
                "",
            ),
        ]
        text = (
            _("{share} of profit").format(share=show_percent(share.profit_percent))
            if share.profit_percent is not None
            else _("profit not known")
        )
        room = max(_most(_("{share} of profit")), cell_len(_("profit not known")))
        return columns([*cells, (text, -room, "")], width)

    record = Share(
        _("Logged hours against profit"),
        account.name,
        percent=share.time_percent,
        minutes=share.minutes,
        profit_percent=share.profit_percent,
        account_id=account.account_id,
    )
    return NumberRow(draw, ("hours", account.account_id), account.account_id, record)


def value_row(bond: ValueBond) -> NumberRow:
    """What a value bond costs in a year against what the account brings."""

    def draw(width: int) -> Sequence[Part]:
        sign = "!" if bond.costs_more else "?" if bond.balance is None else " "
        cells: list[Cell] = [
            (sign, 1, "red" if bond.costs_more else "amber"),
            (bond.account, 0, ""),
            (whole_amount(bond.cost), -14, ""),
        ]
        if width >= 60:
            profit = _("not known") if bond.profit is None else whole_amount(bond.profit)
            cells.append((profit, -14, ""))
        return columns([*cells, (whole_gap(bond.profit, bond.cost), -14, "")], width)

    record = Share(
        _("Value bonds"),
        bond.account,
        bond.profit,
        cost=bond.cost,
        left=bond.balance,
        account_id=bond.account_id,
    )
    return NumberRow(draw, ("value", bond.account_id), bond.account_id, record)


def value_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of `value_row`."""
    cells: list[Cell] = [("", 1, ""), ("", 0, ""), (_("cost a year"), -14, "dim")]
    if width >= 60:
        cells.append((_("profit"), -14, "dim"))
    return columns([*cells, (_("left"), -14, "dim")], width)
