"""Logs of conversations as a kind of list."""

from kamtui.domain.calls.words import Channel
from kamtui.domain.text.language import _
from kamtui.exchange.calls.headers import FIELDS
from kamtui.exchange.calls.importer import CallsImporter
from kamtui.exchange.calls.report import field_label
from kamtui.exchange.importing.kind import (
    FOUND_OUT,
    Asked,
    ImportKind,
    Option,
    dates_option,
    unknown_option,
)


def _options() -> tuple[Option, ...]:
    channels = {channel.value: channel.label for channel in Channel if channel is not Channel.VISIT}
    return (
        Option("channel", _("held, where not said, as"), {FOUND_OUT: Channel.VISIT.label, **channels}),
        dates_option(),
        unknown_option(),
        Option(
            "further",
            _("one of a moment that the book has"),
            {FOUND_OUT: _("is not taken"), "yes": _("is a further one")},
        ),
    )


def _importer(asked: Asked) -> CallsImporter:
    return CallsImporter(
        asked.path,
        asked.mapping,
        asked.answers,
        asked.choice,
        asked.unknown,
        Channel(asked.said.get("channel") or Channel.VISIT),
        adds_further=bool(asked.said.get("further")),
        is_american=asked.is_american,
    )


KIND = ImportKind("calls", lambda: _("conversations"), FIELDS, field_label, _options, _importer)
