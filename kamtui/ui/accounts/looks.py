"""Words and colours of people, conversations and health that several drawings share."""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.center.words import Confidence
from kamtui.domain.day.health import is_only_fair, is_poor
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.marks import on_one_line
from kamtui.domain.time.shown_days import show_moment
from kamtui.domain.warning import Severity, Warning
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.store.calls.reads import CallLine


def health_look(value: int | None) -> str:
    """The looks of a figure of health."""
    if value is None:
        return "dim"
    return "amber strong" if is_poor(value) else "" if is_only_fair(value) else "green"


def count_urgent(warnings: Sequence[Warning]) -> int:
    """How many warnings are urgent: it is these that every place counts."""
    return sum(warning.severity >= Severity.RED for warning in warnings)


def urgent_words(count: int) -> str:
    """How much is urgent of an account: `8 urgent`; "" for nothing."""
    return ngettext("{count} urgent", "{count} urgent", count).format(count=count) if count else ""


def severities_words(warnings: Sequence[Warning], elsewhere: int = 0) -> str:
    """How many warnings there are, and of which kind: `6 urgent, 11 to be watched`; "" for none.

    With so much of what is urgent `elsewhere` on the same page: `8 urgent, 6 of them here, 11 to be watched`.
    """
    urgent = count_urgent(warnings)
    watched = len(warnings) - urgent
    counted = (
        urgent_words(urgent + elsewhere) if urgent else "",
        ngettext("{count} of them here", "{count} of them here", urgent).format(count=urgent)
        if urgent and elsewhere
        else "",
        watched and ngettext("{count} to be watched", "{count} to be watched", watched).format(count=watched),
    )
    return ", ".join(words for words in counted if words)


def gist_words(line: CallLine) -> str:
    """What a conversation was about, and how its note begins; a purpose that ends a sentence needs no colon."""
    gist = on_one_line(line.gist)
    if not (line.purpose and gist):
        return line.purpose or gist
    return f"{line.purpose}{' ' if line.purpose.rstrip().endswith(('?', '!', '.', ':')) else ': '}{gist}"


def call_words(line: CallLine, today: date) -> str:
    """A conversation in a line or two, for windows without a panel: when and how it was, with whom, what about."""
    how = f"{show_moment(line.held_at, today)} {line.channel.label}"
    return " · ".join(part for part in (how, line.people, gist_words(line)) if part)


def stance_words(line: PersonLine) -> str:
    """How a person stands to us, in words."""
    if line.stance is None:
        return _("stance not known")
    if line.confidence is Confidence.ASSUMED:
        return _("{stance} (assumed)").format(stance=line.stance.label)
    return line.stance.label
