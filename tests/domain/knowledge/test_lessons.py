"""The short lesson of each bond."""

from kamtui.domain.knowledge.lessons import lesson
from kamtui.domain.knowledge.words import Bond


def test_every_bond_teaches_something() -> None:
    said = [text for bond in Bond for text in (lesson(bond).what, lesson(bond).lasts, lesson(bond).do)]
    assert len(set(said)) == 21 and all(said)
