"""A conversation as the text that one would type into the fields of its form."""

from kamtui.domain.calls.call import CallEntry
from kamtui.domain.calls.words import Channel
from kamtui.domain.time.moments import to_local


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def type_call(entry: CallEntry) -> dict[str, str]:
    """A conversation as typed; its account and people are chosen apart."""
    return {
        "note": entry.note,
        "next_step": "",
        "due": "",
        "channel": entry.channel.value,
        "when": to_local(entry.held_at).strftime("%d.%m.%Y %H:%M"),
        "minutes": _number(entry.minutes),
        "began_by": entry.began_by.value,
        "purpose": entry.purpose,
        "result": entry.result,
    }


def new_call(channel: Channel) -> dict[str, str]:
    """The form of a new conversation."""
    return {
        "note": "",
        "next_step": "",
        "due": "",
        "agreed": "",
        "satisfied": "",
        "channel": channel.value,
        "when": "",
        "minutes": "",
        "began_by": "we",
        "purpose": "",
        "result": "",
    }
