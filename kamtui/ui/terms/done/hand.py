"""What is at hand in the terms of an account, where what we did for them is one of the views."""

from dataclasses import dataclass

from kamtui.domain.terms.value import Value
from kamtui.ui.shell.hand import AtHand


@dataclass(frozen=True)
class LedgerAtHand(AtHand):
    """The line at hand among the terms, problems and favours of an account, or among what we did for them."""

    done: Value | None = None
    """The line of what we did for them, also one that stands there by itself."""
    is_of_what_we_did: bool = False
    """Whether what we did for them is shown: then that is what is written down anew."""
