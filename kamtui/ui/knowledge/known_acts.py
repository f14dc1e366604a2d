"""What keys do on the dossier of an account, whose lines are texts, marks, readings of satisfaction and competitors."""

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.dossier import SatisfactionReading
from kamtui.domain.knowledge.strengths import STRENGTHS
from kamtui.domain.scale import stepped
from kamtui.domain.text.language import _
from kamtui.store.knowledge.competitor_reads import RivalryLine
from kamtui.ui.forms.asking import choose
from kamtui.ui.knowledge import competitor_acts, dossier_acts
from kamtui.ui.knowledge.dossier_drawing import MarkLine, TopicLine
from kamtui.ui.knowledge.hand import KnownAtHand
from kamtui.ui.reading.reading_dialog import ReadWhole
from kamtui.ui.shell.desk import Desk


async def step(desk: Desk, hand: KnownAtHand, steps: int) -> None:
    """The mark at hand is there, or is not; the competitor at hand is some steps stronger or weaker here."""
    match hand.known:
        case MarkLine() as mark:
            _answer(desk, hand, mark, Answer.YES if steps > 0 else Answer.NO)
        case RivalryLine() as rival:
            _step_rival(desk, rival, steps)


async def forget(desk: Desk, hand: KnownAtHand) -> None:
    """Whether the mark at hand is there, or how strong the competitor at hand is here, is not known."""
    match hand.known:
        case MarkLine() as mark:
            _answer(desk, hand, mark, Answer.UNKNOWN)
        case RivalryLine() as rival:
            if not competitor_acts.set_rival_strength(desk, rival.rivalry_id, None):
                desk.say(_("That is not known already."))


def _answer(desk: Desk, hand: KnownAtHand, mark: MarkLine, given: Answer) -> None:
    """A mark is there, is not there, or it is not known."""
    if hand.account_id is None:
        return
    if not dossier_acts.set_mark(desk, hand.account_id, mark.mark, given):
        words = _("{mark}: that is what stands here already.")
        desk.say(words.format(mark=mark.mark.label.capitalize()))


def _step_rival(desk: Desk, rival: RivalryLine, steps: int) -> None:
    """A competitor is some steps stronger or weaker here."""
    before = rival.entry.strength
    strength = stepped(STRENGTHS, before, steps)
    if strength is None:
        label = f"{rival.entry.competitor} {before}"
        desk.cannot_step(label, "scale.higher", is_known=before is not None)
    else:
        competitor_acts.set_rival_strength(desk, rival.rivalry_id, strength)


async def confirm(desk: Desk, hand: KnownAtHand) -> None:
    """The text at hand still holds, as of today."""
    if isinstance(hand.known, TopicLine) and hand.known.latest is not None and hand.account_id is not None:
        dossier_acts.confirm_text(desk, hand.account_id, hand.known.latest)


async def read_whole(desk: Desk, hand: KnownAtHand) -> None:
    """Read the line at hand whole, with how it came to be so; then edit it, or delete a reading of it."""
    if hand.whole is None:
        return
    answer = await desk.show(ReadWhole(hand.whole))
    if answer == "edit" and isinstance(hand.known, SatisfactionReading):
        await new(desk, hand)
    elif answer == "edit":
        await edit(desk, hand)
    elif answer == "delete" and isinstance(hand.known, MarkLine):
        desk.say(_("The answers to a mark stay: {scale.unknown} says that it is not known."))
    elif answer == "delete":
        await delete(desk, hand)


async def rename_competitor(desk: Desk, hand: KnownAtHand) -> None:
    """Give the competitor at hand another name, at all accounts."""
    rival = hand.known
    if isinstance(rival, RivalryLine) and rival.entry.competitor_id is not None:
        await competitor_acts.rename_competitor(desk, rival.entry.competitor_id)


async def edit(desk: Desk, hand: KnownAtHand) -> None:
    """Write the text at hand, explain the mark, or correct the competitor."""
    if hand.account_id is None:
        return
    match hand.known:
        case TopicLine() as line:
            await dossier_acts.write_topic(desk, hand.account_id, line.topic)
        case MarkLine() as line:
            await dossier_acts.explain_mark(desk, hand.account_id, line.mark)
        case RivalryLine() as line:
            await competitor_acts.edit_rival(desk, line.rivalry_id)


async def delete(desk: Desk, hand: KnownAtHand) -> None:
    """Delete the text, the reading or the competitor at hand, once asked."""
    if hand.account_id is None:
        return
    match hand.known:
        case TopicLine() as line if line.readings:
            await dossier_acts.delete_topic(desk, hand.account_id, line.readings)
        case SatisfactionReading() as reading:
            await dossier_acts.delete_satisfaction(desk, reading.reading_id, reading.score)
        case RivalryLine() as line:
            await _delete_rival(desk, line)


async def _delete_rival(desk: Desk, line: RivalryLine) -> None:
    """A competitor is no longer here, or is deleted at all accounts, once asked which."""
    competitor = line.entry.competitor
    answer = await choose(
        desk,
        _("Is {name} no longer here?").format(name=competitor),
        {
            "n": _("no longer here: what is known of it here goes"),
            "e": _("delete it everywhere: says what goes with it"),
        },
    )
    if answer == "n":
        competitor_acts.delete_rival(desk, line.rivalry_id)
    elif answer == "e" and line.entry.competitor_id is not None:
        desk.hold_keys()
        await competitor_acts.delete_competitor(desk, line.entry.competitor_id)


async def new(desk: Desk, hand: KnownAtHand) -> None:
    """Write down what the part at hand lists, satisfaction or a competitor, and stand on it; elsewhere it is asked what."""
    if hand.account_id is None:
        return
    answer: str | None = "s" if isinstance(hand.known, SatisfactionReading) else "c"
    if not isinstance(hand.known, SatisfactionReading | RivalryLine):
        answers = {
            "s": _("how satisfied they are, 0 to 10"),
            "c": _("a competitor: who else sells to them"),
            "b": _("what they think of our brand, 0 to 5; it stands below the bonds"),
        }
        answer = await choose(desk, _("What is to be written down?"), answers)
        if answer is None:
            return
        desk.hold_keys()
    if answer == "b":
        await dossier_acts.rate_image(desk, hand.account_id)
        return
    written = dossier_acts.new_satisfaction if answer == "s" else competitor_acts.new_rival
    record_id = await written(desk, hand.account_id)
    if record_id is not None:
        desk.stand_on(record_id)
