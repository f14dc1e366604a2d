"""What the person said of names in lists, by options and in a file of matches, for any kind of list."""

from collections.abc import Callable
from dataclasses import dataclass

from kamtui.domain.accounts.importing.said import Match, Said
from kamtui.domain.accounts.keys import customer_key

NEW = "+"
"""In place of an account: a new one is made."""

IsListed = Callable[[str], bool]
"""Whether a list has a name."""


@dataclass(frozen=True)
class Answers:
    """Answers to the question which account a name is.

    A file of matches is for many lists: what it says of names that a list does not have is not for that one.
    """

    matches: tuple[Match, ...] = ()
    add: tuple[str, ...] = ()
    from_file: tuple[Match, ...] = ()
    take_likely: bool = False

    def not_listed(self, is_listed: IsListed) -> tuple[str, ...]:
        """The names in options that a list does not have."""
        names = (*self.add, *(match.name for match in self.matches))
        return tuple(name for name in names if not is_listed(name))

    def for_list(self, is_listed: IsListed) -> Said:
        """What was said of the names of one list; an option counts more than the file."""
        told = {customer_key(name) for name in (*self.add, *(match.name for match in self.matches))}
        from_file = (
            match
            for match in self.from_file
            if is_listed(match.name) and customer_key(match.name) not in told
        )
        matches = (*from_file, *self.matches)
        return Said(
            matches=tuple(match for match in matches if match.account != NEW),
            add=(*self.add, *(match.name for match in matches if match.account == NEW)),
            take_likely=self.take_likely,
        )
