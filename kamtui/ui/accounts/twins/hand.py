"""What is at hand among likely twins, for the acts on them."""

from dataclasses import dataclass

from kamtui.store.accounts.merging.pairs import TwinPair
from kamtui.ui.shell.hand import AtHand


@dataclass(frozen=True)
class TwinsAtHand(AtHand):
    """Two accounts, or two people, who are likely one."""

    pair: TwinPair | None = None
    are_people: bool = False
