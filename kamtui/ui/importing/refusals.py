"""Why a key does nothing on a line of a list that is brought in, and what would help."""

from kamtui.domain.text.language import _
from kamtui.ui.importing.hand import ImportAtHand, merged_by, names_in_doubt
from kamtui.ui.importing.state import Importing, Mode

_OF_A_LIST = frozenset(("list.view", "import.kind", "import.below", "import.above", "import.anew"))
_OF_A_PLAN = frozenset(("import.take", "import.rest"))
_OF_A_NAME = frozenset(("task.done", "import.another"))
_MERGE = "import.merge"
_OF_A_LINE = frozenset(("line.edit", "line.delete"))


def refusal_of(act_id: str, hand: ImportAtHand, importing: Importing) -> str | None:
    """Why an act of the screen does nothing here; None where it does something, or is one of every place."""
    is_list = importing.mode in (Mode.LIST, Mode.COLUMNS) and importing.found is not None
    if act_id in _OF_A_LIST:
        return None if is_list else ""
    if act_id in _OF_A_PLAN:
        return _of_the_plan(act_id, importing) if is_list else _no_file_yet()
    if act_id == "import.all":
        return None if is_list and names_in_doubt(importing) else _("No name is in doubt.")
    return _of_the_line(act_id, hand)


def _of_the_line(act_id: str, hand: ImportAtHand) -> str | None:
    """Why an act does nothing to the line at hand."""
    if act_id == _MERGE:
        return _of_two_records(hand)
    if act_id in _OF_A_NAME:
        return _of_a_name(act_id, hand)
    if act_id in _OF_A_LINE:
        return None if hand.line_number else _("That is for a line of the file with a number before it.")
    leads_nowhere = act_id == "line.open" and (hand.entry is None or not hand.entry.does)
    return "" if leads_nowhere else None


def _of_two_records(hand: ImportAtHand) -> str | None:
    line = hand.entry.line if hand.entry is not None else None
    both = merged_by(line, line.candidates[0]) if line is not None and line.candidates else None
    return None if both else _("That is for a name that may be two accounts, or two people, of the book.")


def _no_file_yet() -> str:
    return _("Choose a file first; what cannot be read is said in the list.")


def _of_the_plan(act_id: str, importing: Importing) -> str | None:
    preview = importing.found.preview if importing.found is not None else None
    if preview is None:
        is_asked = importing.found is not None and importing.found.answers
        return _("First answer what is asked at the top of the list.") if is_asked else _no_file_yet()
    return _("Nothing of it is new.") if act_id == "import.take" and preview.does_nothing else None


def _of_a_name(act_id: str, hand: ImportAtHand) -> str | None:
    line = hand.entry.line if hand.entry is not None else None
    if act_id == "task.done" and hand.question is not None:
        return None
    if line is None or not line.name:
        return _("That is for a name in doubt.")
    if act_id == "task.done" and not line.candidates:
        return _("Nothing in the book is like it: {line.open} chooses, {import.another} makes a new account.")
    return None
