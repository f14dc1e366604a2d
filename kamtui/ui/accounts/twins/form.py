"""Two records side by side, field by field: what of both stays is chosen."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.accounts.merging.fields import Difference, Keep
from kamtui.domain.accounts.typed_account import ACCOUNT, PERSON
from kamtui.domain.form import FormField, Options, choice
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import N_, _
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.forms.sheet_dialog import cells_of_labels
from kamtui.ui.shell.text import fit, plain

_SHOWN = 25
"""Cells of a value: two of them stand beside each other in a narrow window."""
MONTHS = "months"
"""The field of what becomes of a month that both accounts have sums of."""
BESIDES = "besides"
"""The field of whether a person is still at the account that was not chosen."""
_BY_NAME: Mapping[str, FormField] = {field.of_record: field for field in (*PERSON, *ACCOUNT)}
_OTHER_LABELS = {"account_id": N_("Account")}


class MergeForm(FormDialog):
    """What stays of two records that become one."""

    PEOPLE_OF = None
    PICKERS = ()
    DEFAULT_CSS = """
    MergeForm .words { padding: 1 0 0 0; height: auto; color: $faint; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        offered: Mapping[str, str],
        words: str,
        *,
        today: date,
    ) -> None:
        """`words` say what comes together besides."""
        self._fields = tuple(fields)
        self._words = words
        super().__init__(title, dict(offered), today=today)
        self.label_width = cells_of_labels(self._fields)

    def asked(self) -> Sequence[FormField]:
        return self._fields

    def below(self, field: str) -> Iterator[Widget]:
        if field == self._fields[-1].name:
            yield Static(plain(self._words, lines=True), classes="words")


def fields_of(differences: Sequence[Difference], names: Mapping[int, str]) -> list[FormField]:
    """A choice for each field of which both say something; `names` are those of the records that a value leads to."""
    return [
        FormField(each.field, _label(each.field), choice(partial(_options, each, names)))
        for each in differences
    ]


def months_field(first: str, second: str) -> FormField:
    """Whose sums stay of a month that both have."""
    options = [
        (Keep.BOTH.value, _("added up")),
        (Keep.FIRST.value, _short(_("of {name}").format(name=clean(first)))),
        (Keep.SECOND.value, _short(_("of {name}").format(name=clean(second)))),
    ]
    return FormField(MONTHS, N_("Months of both"), choice(lambda: options))


def besides_field() -> FormField:
    """Whether somebody who stands at two accounts is at both."""
    options = [(Keep.FIRST.value, _("no longer, from today")), (Keep.BOTH.value, _("is there too"))]
    return FormField(BESIDES, N_("At the other one"), choice(lambda: options))


def _label(field: str) -> str:
    return _OTHER_LABELS.get(field) or _BY_NAME[field].label


def _options(difference: Difference, names: Mapping[int, str]) -> Options:
    words = {
        Keep.FIRST: _in_words(difference.field, difference.first, names),
        Keep.SECOND: _in_words(difference.field, difference.second, names),
        Keep.BOTH: _("both"),
    }
    return [(keep.value, words[keep]) for keep in difference.choices]


def _in_words(field: str, value: Any, names: Mapping[int, str]) -> str:
    """A value as it is read, cut to what two have room for."""
    if field in ("account_id", "reports_to_id"):
        return _short(names.get(value, "?"))
    kind = _BY_NAME[field].kind
    typed = kind.words(value)
    options = dict(kind.options()) if kind.options is not None else {}
    return _short(options.get(typed, typed))


def _short(text: str) -> str:
    """A text in one line, cut to what two have room for."""
    return fit(clean(text), _SHOWN).rstrip()
