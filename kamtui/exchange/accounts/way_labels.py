"""What the phones, e-mails and websites of a table are called: mobile, private, office, or as somebody wrote."""

from collections.abc import Sequence

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading.columns import Columns
from kamtui.exchange.reading.headers import header_key

WAYS = ("phone", "email", "website")
"""The fields of what somebody can be reached by; those of a person begin with "contact_"."""


class WayLabels:
    """The labels of one table, by the columns that hold phones, e-mails and websites."""

    def __init__(self, headers: Sequence[str], columns: Columns) -> None:
        self._of_header: dict[int, str] = {}
        """Column → what its header calls what stands in it."""
        self.named_by: dict[int, int] = {}
        """Column → the column beside that says in each row how it is called, if there is one.

        Address books write "Phone 1 - Label" beside "Phone 1 - Value".
        """
        columns_of = {header_key(header): index for index, header in enumerate(headers)}
        for field in (*WAYS, *(f"contact_{way}" for way in WAYS)):
            for index in columns.all_of(field):
                key = header_key(headers[index])
                self._of_header[index] = _label_in(key)
                for word in ("label", "type"):
                    beside = columns_of.get(f"{key.removesuffix(' value')} {word}")
                    if beside is not None and key.endswith(" value"):
                        self.named_by[index] = beside

    def label(self, index: int, said: str) -> str:
        """What the phone or e-mail in a column is called; `said` is what the column beside says, if there is one."""
        if index not in self.named_by:
            return self._of_header.get(index, "")
        text = clean(said, limit=60).lstrip("* ")
        return _label_in(header_key(text)) or text.casefold()


def _label_in(key: str) -> str:
    """What a header calls its phone or e-mail: mobile, private, office; "" for nothing in particular."""
    words = set(key.split())
    for label, known in (
        (_("fax"), "fax faks"),
        (_("pager"), "pager peydzhar"),
        (_("assistant"), "assistant assistants asst"),
        (
            _("mobile"),
            "mobile mobilephone cell cellphone cellular gsm gsmi dzhiesem mobilen mob handy movil celular",
        ),
        (_("private"), "home private personal domashen lichen"),
        (_("office"), "work business office sluzheben ofis"),
    ):
        if words & set(known.split()):
            return label
    return ""
