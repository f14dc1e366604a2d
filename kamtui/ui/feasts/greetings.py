"""The greetings that may be copied on a feast."""

from collections.abc import Mapping

from kamtui.domain.feasts.feast import Feast
from kamtui.domain.text import language
from kamtui.exchange.greeting_text import Tone, greeting, greeting_language
from kamtui.store.accounts.reads import account_entry
from kamtui.ui.shell.desk import Desk


def greetings_of(desk: Desk, feast: Feast) -> Mapping[Tone, str]:
    """The greeting on a feast in each tone, in the account's language. Raises GoneMeanwhile."""
    account_id = feast.who.account_id
    known = account_entry(desk.book, account_id).language if account_id is not None else None
    spoken = greeting_language(known, feast, language.code())
    me = desk.config.me
    own = desk.config.greetings
    return {tone: greeting(feast, tone, spoken, own, me.name) for tone in Tone}
