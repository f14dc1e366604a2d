"""The closed lists: their stored codes are part of the file's format."""

from enum import StrEnum
from itertools import combinations

import pytest

from kamtui.domain.words import (
    LIVE_STAGES,
    PAID_SOURCES,
    PEOPLE_SOURCES,
    Answer,
    Asked,
    BeganBy,
    Bond,
    Bound,
    Channel,
    Confidence,
    Consent,
    FavourWay,
    Mark,
    MayUse,
    Outcome,
    OwedBy,
    PersonStatus,
    PortfolioState,
    ProblemKind,
    ProblemState,
    Question,
    ReachKind,
    Role,
    Settled,
    Source,
    Stage,
    Stance,
    TermCategory,
    TermState,
    TieKind,
    Topic,
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
    ReachKind: "phone email web chat file",
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
    Source: (
        "customer chain center advertising catalogue fair seminar directory press meeting occasion cold spotter "
        "consultant observation"
    ),
    MayUse: "not_asked yes no",
    Question: "need means authority access",
    Answer: "yes no unknown",
    Bond: "structural brand reputation personal information value no_choice",
    Mark: (
        "volume policy bodies power professional long_process many_decide concentrated systems essential risk direct "
        "long_lasting"
    ),
    Topic: "functioning results interests decides price conditions capacity brand_image",
    PortfolioState: "not_assessed sold offered competitor not_needed",
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


def test_sources_that_are_people_and_those_that_are_paid() -> None:
    assert set(PAID_SOURCES) == {Source.SPOTTER, Source.CONSULTANT} < set(PEOPLE_SOURCES)
    assert set(PEOPLE_SOURCES) - set(PAID_SOURCES) == {Source.CUSTOMER, Source.CHAIN, Source.CENTER}


def test_the_four_questions_and_answers_in_letters() -> None:
    assert "".join(question.value[0].upper() for question in Question) == "NMAA"
    assert all(question.words.endswith("?") for question in Question)
    assert "".join(answer.letter for answer in Answer) == "YN?"


def test_each_topic_says_what_is_to_be_known() -> None:
    assert all(topic.words.endswith("?") for topic in Topic)
