"""The settings as lines: each with the value in force, its default, and whether the file says it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from kamtui.config import Config
from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.outlines import BUILT_IN
from kamtui.domain.feasts.feast import FeastKind
from kamtui.domain.listing import Column, Listing, listing_of, said
from kamtui.domain.text.language import N_, _, code
from kamtui.exchange.greeting_text import TEMPLATES, Tone
from kamtui.settings.kinds import Keys, Kind, Words
from kamtui.settings.reading import SettingsFile
from kamtui.settings.table import SETTINGS, TEXTS, Setting, TextTable


class Row(NamedTuple):
    """A setting as it stands."""

    path: tuple[str, ...]
    """The tables that it stands in, and its own name."""
    group: str
    label: str
    says: str
    kind: Kind
    value: str
    """As it is shown."""
    default: str
    typed: str
    """As one would type it; "" where there is none."""
    is_given: bool
    """Whether the file says it."""
    waits: bool = False
    """Whether another value holds only from the next start on."""
    setting: Setting | None = None
    """None of a key, or of a text by a name of the person's."""

    @property
    def name(self) -> str:
        """Its name, with those of its tables before it."""
        return ".".join(self.path)

    @property
    def allowed(self) -> str:
        """What it may be, in words."""
        return self.kind.allowed


class KnownText(NamedTuple):
    """A text that kamtui has of its own, for one language or for each."""

    name: str
    label: str
    english: str
    bulgarian: str


def known_texts(table: str) -> list[KnownText]:
    """Those of a table of texts."""
    if table == "notes":
        return [KnownText(one.code, _(one.label), one.english, one.bulgarian) for one in BUILT_IN]
    return [
        KnownText(
            name := f"{kind.value}_{tone.value}_{spoken.value}",
            f"{kind.label}, {tone.label}, {spoken.value}",
            TEMPLATES[name],
            TEMPLATES[name],
        )
        for kind in FeastKind
        for tone in Tone
        for spoken in Language
    ]


class ActKeys(NamedTuple):
    """An act with its keys where the settings say nothing: as they stand there, and as people know them."""

    id: str
    label: str
    keys: str
    shown: str


def rows_of(read: SettingsFile, acts: Iterable[ActKeys] = (), shown: Callable[[str], str] = str) -> list[Row]:
    """Every setting, then the texts by name, then the keys of some acts; `shown` says keys as people know them."""
    rows = [_of_setting(setting, read) for setting in SETTINGS]
    for table in TEXTS:
        rows += _of_texts(table, read.config)
    for act in acts:
        keys = read.config.keys.get(act.id)
        rows.append(
            Row(
                path=("keys", act.id),
                group=_("Keys"),
                label=act.label,
                says=_("The keys that do it, several with commas; its name is {id}.").format(id=act.id),
                kind=Keys(),
                value=act.shown if keys is None else shown(keys),
                default=act.shown,
                typed=act.keys if keys is None else keys,
                is_given=keys is not None,
                waits=True,
            )
        )
    return rows


def _of_texts(table: TextTable, config: Config) -> Iterator[Row]:
    """The texts that kamtui has of its own, then the others that the person wrote."""
    own: dict[str, str] = getattr(config, table.at)
    known = {text.name: text for text in known_texts(table.name)}
    for name in dict.fromkeys([*known, *own]):
        text = known.get(name)
        ours = (text.bulgarian if code() == "bg" else text.english) if text is not None else ""
        label = text.label if text is not None else name
        yield Row(
            path=(table.name, name),
            group=_(table.label),
            label=label[:1].upper() + label[1:],
            says=_(table.says),
            kind=Words(has_lines=True),
            value=_in_a_line(own.get(name) or ours) or _("kamtui's own"),
            default=_("kamtui's own") if text is not None else _("none"),
            typed=own.get(name, ours),
            is_given=name in own,
        )


def _in_a_line(text: str) -> str:
    return " / ".join(line for line in text.split("\n") if line)


def _of_setting(setting: Setting, read: SettingsFile) -> Row:
    value: Any = setting.value(read.config)
    return Row(
        path=setting.path,
        group=setting.group.label,
        label=_(setting.label),
        says=_(setting.says),
        kind=setting.kind,
        value=_in_a_line(setting.shown(read.config)),
        default=setting.shown(Config()),
        typed=setting.kind.written(value),
        is_given=setting.name in read.given,
        waits=setting.waits,
        setting=setting,
    )


_NAME = Column("name", N_("setting"))
_DEFAULT = Column("default", N_("default"), may_be_cut=True)
_FROM = Column("from", N_("from"))
_SAYS = Column("says", N_("what it does"))


def listing(rows: Sequence[Row], *, is_explained: bool) -> Listing:
    """The settings for a list that leaves the program; with what each does, where that has room."""
    # "value" by itself is the name of a bond, for which another language has another word.
    value = Column("value", _("Value").lower(), may_be_cut=True)
    fields = [
        (_NAME, lambda row: said(row.name)),
        (value, lambda row: said(row.value)),
        (_DEFAULT, lambda row: said(row.default)),
        (_FROM, lambda row: said(_("the file") if row.is_given else _("default"))),
        (_SAYS, lambda row: said(row.says)),
    ]
    shown = fields if is_explained else fields[:-1]
    return listing_of(rows, *((column._replace(label=_(column.label)), cell) for column, cell in shown))
