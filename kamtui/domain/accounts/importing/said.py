"""What the person says of names in a list: which account each is, or that it becomes a new one."""

from typing import NamedTuple

from kamtui.domain.text.language import _


class Match(NamedTuple):
    """A name in a list, and the account that it was said to be: its name or registration number."""

    name: str
    account: str
    where: str = "--match"
    """Where it was said: the option, or file and line."""


class Said(NamedTuple):
    """What was said of the names of one list. A later match of the same name counts more than an earlier one."""

    matches: tuple[Match, ...] = ()
    add: tuple[str, ...] = ()
    """Names that become new accounts."""
    take_likely: bool = False
    """Whether each other name that is in doubt is the account that it is most like."""


class NoSuchAccount(ValueError):
    """The account that a name was said to be is not there, or there are several of it."""

    def __init__(self, match: Match, *, are_several: bool, may_be_in_list: bool) -> None:
        if are_several:
            text = _(
                "{where}: there are several accounts “{name}”; say which by its registration number, or by its city: {name} (CITY)."
            )
        elif may_be_in_list:
            text = _("{where}: there is no account “{name}”, neither in the book nor in the list.")
        else:
            text = _("{where}: there is no account “{name}” in the book.")
        super().__init__(text.format(where=match.where, name=match.account))


class NoSuchPerson(NoSuchAccount):
    """The person that a name was said to be is not there, or there are several of the name."""

    def __init__(self, match: Match, *, are_several: bool) -> None:
        text = (
            _("{where}: there are several people “{name}”; say which by the title: {name}, TITLE.")
            if are_several
            else _("{where}: there is nobody “{name}” among those who may be meant.")
        )
        ValueError.__init__(self, text.format(where=match.where, name=match.account))
