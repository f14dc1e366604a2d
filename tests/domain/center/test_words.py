"""The closed lists of the buying center; their codes are held by tests/domain/test_words.py."""

from itertools import combinations

from kamtui.domain.center.words import Role, read_roles, write_roles


def test_each_role_has_its_own_letter() -> None:
    assert "".join(role.letter for role in Role) == "IUFDABG"


def test_roles_are_written_and_read_back() -> None:
    for count in range(len(Role) + 1):
        for roles in combinations(Role, count):
            assert read_roles(write_roles(roles)) == roles == read_roles(write_roles(roles[::-1]))
    assert write_roles(()) == "" and read_roles("") == ()
    assert read_roles("decider unknown user") == (Role.USER, Role.DECIDER)
