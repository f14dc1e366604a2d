"""The seven bonds of an account: a bar each, what they imply, and one of them whole with its lesson (K9, K10)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from kamtui.domain.amounts import show_amount, whole_amount
from kamtui.domain.center.warning_lines import WarningLine
from kamtui.domain.knowledge.bonds import BondBar, BondPicture, BondReading
from kamtui.domain.knowledge.image import BrandImage
from kamtui.domain.knowledge.lessons import lesson
from kamtui.domain.knowledge.strengths import STRONGEST, bond_gaps, is_weak
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_date, show_day, show_long_day
from kamtui.ui.center.drawing import draw_warning_line
from kamtui.ui.knowledge.course_drawing import as_of, image_course, of_day
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly, wrap, wrap_evenly, wrap_to
from kamtui.ui.widgets.blocks import Block, assemble, fact, heading, row
from kamtui.ui.widgets.going_on import GoesOn, GoingOnLines, behind
from kamtui.ui.widgets.heads.part_title import title_parts
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, columns, widest

BEFORE_WARNING = 3 + GAP
"""Cells before the sentence of a warning, for its sign."""
LABEL = 11
"""Cells for the name of a bond at least."""
BAR = 15
"""Three cells for each step of strength."""
LAST_READINGS, MOST_OF_READING = 12, 3
"""How many of the last readings of a bond are written out, and in how many rows at most what showed it."""


def change_text(bar: BondBar | BrandImage) -> tuple[str, str]:
    """How a bond, or the brand image, changed since the last review, and the looks of that: `+1`, `−2`, `=`; empty where not known."""
    if bar.change is None:
        return "", "dim"
    if bar.change == 0:
        return "=", "dim"
    return (f"+{bar.change}", "green") if bar.change > 0 else (f"−{-bar.change}", "amber")


def _after_bar(width: int) -> int:
    """Cells that are left of a line behind the bar and its number."""
    return max(width - _label_cells() - GAP - BAR - 3, 0)


def _label_cells() -> int:
    """The cells for the names of the bonds."""
    return widest(LABEL, _("brand image"), *(bond.label for bond in Bond))


def _change_cells() -> int:
    return widest(6, _("change"))


def bond_heading(width: int) -> Sequence[Part]:
    """The heads of the columns."""
    cells = _cells(_("change"), _("held by"), _("cost/year"), _("rated"))
    head = fit_exactly(_("bond"), _label_cells()) + " " * GAP + fit_exactly(_("strength, 0 to 5"), BAR + 3)
    return [(head, ""), *columns(cells, _after_bar(width))]


def _cells(
    change: str, held_by: str, cost: str, read: str, *, change_look: str = "dim"
) -> list[tuple[str, int, str]]:
    return [
        (change, -_change_cells(), change_look),
        (held_by, 0, ""),
        (cost, -9, ""),
        (read, -9, "dim"),
    ]


def bar_parts(strength: int | None, glyphs: Glyphs, *, is_apart: bool = False) -> list[Part]:
    """A strength as a bar and a number; not known is no empty bar."""
    if strength is None:
        return [(fit_exactly(_("? not known"), BAR + 3), "dim")]
    full, rest = glyphs.progress(strength, STRONGEST, BAR)
    look = "dim" if is_apart else "amber" if is_weak(strength) else "accent"
    return [(full, look), (rest, "rule"), (fit(str(strength), 3, right=True), "strong")]


def draw_bond(bar: BondBar, width: int, today: date, glyphs: Glyphs) -> Sequence[Part]:
    """A bond on one line: how strong, how it changed, who holds it, what it costs, when it was read."""
    latest = bar.latest
    change, look = change_text(bar)
    cells = _cells(
        change,
        latest.held_by if latest else "",
        whole_amount(latest.yearly_cost) if latest and latest.yearly_cost is not None else "",
        show_day(latest.read_on, today) if latest else "",
        change_look=look,
    )
    parts = [
        (fit_exactly(bar.bond.label, _label_cells()), "strong"),
        (" " * GAP, ""),
        *bar_parts(bar.strength, glyphs, is_apart=bar.bond is Bond.NO_CHOICE),
    ]
    return [*parts, *columns(cells, _after_bar(width))]


def draw_image(image: BrandImage, width: int, today: date, glyphs: Glyphs) -> Sequence[Part]:
    """What they think of our brand, drawn as a bond: how much, how it changed, what was done for it, when it was rated."""
    latest = image.latest
    change, look = change_text(image)
    cells = [
        (change, -_change_cells(), look),
        (latest.done if latest else "", 0, ""),
        (of_day(latest, today), -9, "dim"),
    ]
    parts = [
        (fit_exactly(_("brand image"), _label_cells()), "strong"),
        (" " * GAP, ""),
        *bar_parts(image.strength, glyphs),
    ]
    return [*parts, *columns(cells, _after_bar(width))]


def sum_words(picture: BondPicture, width: int, today: date) -> Content:
    """All bonds in one line: their sum, the strongest, what is not known, since when changes are told."""
    strengths = picture.strengths
    known = strengths.known
    parts = []
    if known:
        parts.append(_("{total} of {most}").format(total=strengths.total, most=STRONGEST * len(known)))
    if strengths.strongest is not None:
        share = strengths.percent(strengths.strongest)
        parts.append(_("led by {bond}, {percent} %").format(bond=strengths.strongest.label, percent=share))
    if strengths.is_read and strengths.unknown:
        parts.append(_("{count} not known").format(count=len(strengths.unknown)))
    if picture.since is None:
        parts.append(_("never reviewed: {bond.review} marks it"))
    else:
        parts.append(_("change since {day}").format(day=show_day(picture.since, today)))
    return Content.assemble((fit(" · ".join(parts), width), "$faint"))


@dataclass(frozen=True, slots=True)
class _Title:
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Hint:
    text: str


_Row = BondBar | BrandImage | WarningLine | _Title | _Hint | GoesOn


class BondLines(GoingOnLines):
    """The six bonds, no choice apart from them, what they think of our brand, and below what the bonds imply."""

    def __init__(
        self,
        picture: BondPicture,
        image: BrandImage,
        warnings: Sequence[WarningLine],
        today: date,
        glyphs: Glyphs,
    ) -> None:
        self._today, self._glyphs = today, glyphs
        self._rows: list[_Row] = [bar for bar in picture.bars if bar.bond is not Bond.NO_CHOICE]
        self._rows += [_Title(_("Apart from these six, never added to them")), picture.bar(Bond.NO_CHOICE)]
        self._rows += [_Title(_("What they think of our brand, and what was done for it")), image]
        pressing = [warned for warned in warnings if warned.warning is not None]
        self._rows.append(_Title(_("Warnings"), str(len(pressing) or "")))
        self._rows += warnings
        if not picture.strengths.is_read:
            self._rows += [
                _Hint(
                    _(
                        "Not one bond was rated yet. {scale.higher} or {scale.lower} moves one, 0 to 5; {scale.unknown} is not known"
                    )
                ),
                _Hint(_("{bond.lesson}        for what it is and how far one can rely on it")),
                _Hint(_("{line.open}    to say what shows it, and what would break it")),
            ]
        elif not warnings:
            self._rows.append(_Hint(bond_gaps(picture.strengths) or _("None: nothing here that could hurt.")))

    def further(self, row: object, width: int) -> Sequence[Sequence[Part]]:
        """Warnings and hints are read whole."""
        if isinstance(row, WarningLine):
            look = "dim" if row.is_accepted else ""
            return behind(BEFORE_WARNING, wrap_evenly(row.sentence, width - BEFORE_WARNING), look)
        return behind(1, wrap_evenly(row.text, width - 1), "dim") if isinstance(row, _Hint) else ()

    def bond(self, index: int) -> BondBar | None:
        """The bond of a line, if it stands for one."""
        row_at = self._rows[index] if 0 <= index < len(self._rows) else None
        return row_at if isinstance(row_at, BondBar) else None

    def image(self, index: int) -> BrandImage | None:
        """What they think of our brand, if a line stands for it."""
        row_at = self._rows[index] if 0 <= index < len(self._rows) else None
        return row_at if isinstance(row_at, BrandImage) else None

    def warning(self, index: int) -> WarningLine | None:
        """The warning of a line, if it stands for one."""
        row_at = self._rows[index] if 0 <= index < len(self._rows) else None
        return row_at if isinstance(row_at, WarningLine) else None

    def key(self, index: int) -> Hashable:
        row_at = self._rows[index]
        return (
            row_at.bond
            if isinstance(row_at, BondBar)
            else "image"
            if isinstance(row_at, BrandImage)
            else row_at.key
            if isinstance(row_at, WarningLine)
            else ("row", index)
        )

    def is_heading(self, index: int) -> bool:
        return isinstance(self._rows[index], (_Title, _Hint, GoesOn))

    def draw(self, index: int, width: int) -> Sequence[Part]:
        match self._rows[index]:
            case BondBar() as bar:
                return draw_bond(bar, width, self._today, self._glyphs)
            case BrandImage() as image:
                return draw_image(image, width, self._today, self._glyphs)
            case WarningLine() as line:
                said = wrap_evenly(line.sentence, width - BEFORE_WARNING)[0]
                return draw_warning_line(line._replace(sentence=said), width, self._glyphs)
            case GoesOn(parts):
                return parts
            case _Title(name, note):
                return title_parts(name, note, width, self._glyphs)
            case _Hint(text):
                return [(f" {wrap_evenly(text, width - 1)[0]}", "dim")]


def bond_words(bar: BondBar) -> str:
    """A bond in one line, for a window without a panel: what shows it, what would break it."""
    latest = bar.latest
    parts = []
    if latest is not None and latest.evidence:
        parts.append(_("shown by: {what}").format(what=clean(latest.evidence)))
    if latest is not None and latest.would_break:
        parts.append(_("would break it: {what}").format(what=clean(latest.would_break)))
    return " · ".join(parts) or lesson(bar.bond).what


def image_words(image: BrandImage) -> str:
    """What they think of our brand in one line, for a window without a panel."""
    latest = image.latest
    parts = []
    if latest is not None and latest.evidence:
        parts.append(_("shown by: {what}").format(what=clean(latest.evidence)))
    if latest is not None and latest.done:
        parts.append(_("done for it: {what}").format(what=clean(latest.done)))
    return " · ".join(parts) or _("What do they think of our brand, and what was done for that?")


def image_content(image: BrandImage, width: int, glyphs: Glyphs) -> Content:
    """What they think of our brand whole: the latest reading, and those of earlier days."""
    latest = image.latest
    known = _("not known") if image.strength is None else _("{strength} of 5").format(strength=image.strength)
    blocks: list[Block] = [row((_("Brand image"), "bold")), row((known, "" if image.strength else "$faint"))]
    if latest is not None:
        blocks += [
            fact(_("shown by"), clean(latest.evidence, lines=True), width),
            fact(_("done for it"), clean(latest.done, lines=True), width),
            fact(_("rated"), as_of(image.readings), width),
        ]
    words = _("What do they think of our brand, and what was done for that?")
    blocks += [row(("", "")), *(row((line, "$faint")) for line in wrap(words, width))]
    return assemble([*blocks, *image_course(image.readings, width, glyphs)])


def bond_content(
    bar: BondBar,
    percent: int | None,
    readings: Sequence[BondReading],
    width: int,
    glyphs: Glyphs,
) -> Content:
    """A bond whole: its latest reading, its lesson, the readings of earlier days."""
    latest = bar.latest
    blocks: list[Block] = [row((bar.bond.label.capitalize(), "bold"))]
    if bar.strength is None:
        blocks.append(row((_("strength not known"), "$faint")))
    else:
        said = _("strength {strength} of 5").format(strength=bar.strength)
        if percent is not None:
            said += " · " + _("{percent} % of all").format(percent=percent)
        blocks.append(row((said, "")))
    if latest is not None:
        cost = latest.yearly_cost
        facts = (
            (_("shown by"), clean(latest.evidence, lines=True)),
            (_("would break it"), clean(latest.would_break, lines=True)),
            (_("held by"), clean(latest.held_by)),
            (_("costs"), "" if cost is None else _("{amount} a year").format(amount=show_amount(cost))),
            (_("rated"), show_long_day(latest.read_on)),
        )
        blocks += [fact(label, value, width) for label, value in facts]
    told = lesson(bar.bond)
    blocks.append(heading(_("What it is"), width=width, glyphs=glyphs))
    blocks += [row((line, "")) for line in wrap(told.what, width)]
    blocks += [row((line, "$faint")) for line in wrap(told.lasts, width)]
    blocks += [row((line, "$accent")) for line in wrap(f"{glyphs.way_in} {told.do}", width)]
    if len(readings) > 1:
        course = "".join(
            "?" if reading.strength is None else glyphs.level(reading.strength, STRONGEST)
            for reading in reversed(readings[:LAST_READINGS])
        )
        blocks.append(heading(_("Readings"), course, width=width, glyphs=glyphs))
        for reading in readings[:LAST_READINGS]:
            day = fit(show_date(reading.read_on), 12)
            strength = "?" if reading.strength is None else str(reading.strength)
            before = [(day, "$faint"), (f"  {strength}  ", "bold")]
            for text in wrap_to(reading.evidence, max(width - 17, 4), MOST_OF_READING):
                blocks.append(row(*before, (text, "$faint")))
                before = [(" " * 17, "")]
        if len(readings) > LAST_READINGS:
            blocks.append(
                row((_("and {count} before").format(count=len(readings) - LAST_READINGS), "$faint"))
            )
    return assemble(blocks)


def warning_content(line: WarningLine, width: int) -> Content:
    """A warning whole, and what enter does about it."""
    blocks: list[Block] = [row((text, "")) for text in wrap(line.sentence, width)]
    if line.warning is not None:
        blocks.append(row(("", "")))
        blocks.append(row((_("enter "), "bold $accent"), (line.warning.remedy.label, "")))
        blocks.append(row((_("{task.snooze} "), "bold $accent"), (_("hide it until a day"), "")))
    return assemble(blocks)
