"""The closed lists of what is known of an account; their codes are held by tests/domain/test_words.py."""

from kamtui.domain.knowledge.words import Topic


def test_each_topic_says_what_is_to_be_known() -> None:
    assert all(topic.words.endswith("?") for topic in Topic)
