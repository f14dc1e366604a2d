"""How a warning is accepted."""

from datetime import date

from kamtui.domain.problems import Problems
from kamtui.domain.text.cleaning import LINE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_name
from kamtui.store.book import tables
from kamtui.store.book.book import Book

# -- changes: warnings and reviews


def accept(
    book: Book,
    account_id: int | None,
    insight_key: str,
    rule: str,
    until_on: date,
    reason: str,
    today: date,
    *,
    person_id: int | None = None,
) -> int:
    """Live with a warning until a day, that day included, and say why; the acceptance's id.

    Without an account it is about somebody outside all accounts, or about a source of prospects. Raises Problems, GoneMeanwhile.
    """

    problems = {}
    kept = clean(reason, limit=LINE_LIMIT + 1)
    if not kept:
        problems["reason"] = _("Say why this can wait: one line, for the day on which it comes back.")
    elif len(kept) > LINE_LIMIT:
        problems["reason"] = _("At most {limit} characters fit here.").format(limit=LINE_LIMIT)
    if until_on < today:
        problems["until_on"] = _("Name a day that is still to come; then the warning comes back.")
    if problems:
        raise Problems(problems)
    if account_id is None:
        name = _("Hide a warning about the chain")
    else:
        name = _("Hide a warning about {account}").format(account=account_name(book, account_id))
    with book.change(name) as act:
        accepted = tables.Acceptance(
            id=act.new_id(),
            account_id=account_id,
            person_id=person_id,
            rule=rule,
            key=insight_key,
            reason=kept,
            until_on=until_on,
            accepted_on=today,
        )
        act.add(accepted)
    return accepted.id
