"""Logs of conversations as a kind of list."""

from kamtui.domain.text.language import _
from kamtui.exchange.calls.headers import FIELDS
from kamtui.exchange.calls.importer import CallsImporter
from kamtui.exchange.calls.report import field_label
from kamtui.exchange.importing.kind import (
    Asked,
    ImportKind,
    Option,
    channel_option,
    dates_option,
    further_option,
    unknown_option,
)


def _options() -> tuple[Option, ...]:
    further = further_option(_("one of a moment that the book has"))
    return (channel_option(), dates_option(), unknown_option(), further)


def _importer(asked: Asked) -> CallsImporter:
    return CallsImporter(
        asked.path,
        asked.mapping,
        asked.answers,
        asked.choice,
        asked.unknown,
        asked.channel,
        adds_further=asked.adds_further,
        is_american=asked.is_american,
    )


KIND = ImportKind("calls", lambda: _("conversations"), FIELDS, field_label, _options, _importer)
