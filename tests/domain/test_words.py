"""The closed lists: their stored codes are part of the file's format."""

from enum import StrEnum
from itertools import combinations

import pytest

from kamtui.domain.words import (
    LIVE_STAGES,
    Asked,
    BeganBy,
    Bound,
    Channel,
    Confidence,
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    PersonStatus,
    ProblemKind,
    ProblemState,
    Role,
    Settled,
    Stage,
    Stance,
    TermCategory,
    TermState,
    TieKind,
    read_roles,
    write_roles,
)

CODES: dict[type[StrEnum], str] = {
    Stage: "prospect customer former lost",
    Channel: "visit phone video email message event",
    BeganBy: "we they",
    Asked: "not_asked none given",
    Role: "initiator user influencer decider approver buyer gatekeeper",
    Stance: "defender supporter neutral sceptic blocker",
    PersonStatus: "active left moved",
    Confidence: "assumed confirmed",
    TieKind: "influences conflicts introduced",
    TermCategory: "quality delivery deadlines service price payment volume portfolio promotion",
    OwedBy: "we they both",
    Consent: "not_needed asked given refused",
    TermState: "proposed agreed ended cancelled",
    Outcome: "kept partly broken renegotiated",
    Bound: "at_least at_most exactly",
    ProblemKind: "problem threat",
    ProblemState: "open offered solved dropped",
    FavourWay: "given received",
    Settled: "done put_off called opened accepted skipped",
}


@pytest.mark.parametrize("words", CODES)
def test_codes_never_change_and_each_has_a_label(words: type[StrEnum]) -> None:
    assert [one.value for one in words] == CODES[words].split()
    labels = [one.label for one in words]  # type: ignore[attr-defined]
    assert all(labels) and len(set(labels)) == len(labels)


def test_every_list_is_in_the_table() -> None:
    import kamtui.domain.words as module

    found = {one for one in vars(module).values() if isinstance(one, type) and issubclass(one, StrEnum)}
    assert found - {StrEnum} == set(CODES)


def test_each_role_has_its_own_letter() -> None:
    assert "".join(role.letter for role in Role) == "IUFDABG"


def test_roles_are_written_and_read_back() -> None:
    for count in range(len(Role) + 1):
        for roles in combinations(Role, count):
            assert read_roles(write_roles(roles)) == roles == read_roles(write_roles(roles[::-1]))
    assert write_roles(()) == "" and read_roles("") == ()
    assert read_roles("decider unknown user") == (Role.USER, Role.DECIDER)


def test_live_stages() -> None:
    assert set(LIVE_STAGES) == {Stage.CUSTOMER, Stage.PROSPECT}
