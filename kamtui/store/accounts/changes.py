"""How accounts are changed."""

from datetime import UTC, date, datetime

from kamtui.domain.accounts.account import AccountEntry, own_values, won_and_lost
from kamtui.domain.accounts.words import Language, Stage
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_date
from kamtui.store.accounts.reach_changes import new_reaches, write_reaches
from kamtui.store.accounts.reads import account_name
from kamtui.store.book import tables
from kamtui.store.book.book import Book

# -- changes


def add_account(book: Book, entry: AccountEntry, *, draft: str | None = None) -> int:
    """Write down a new account; its id."""

    with book.change(_("Add account {name}").format(name=entry.name), draft=draft) as act:
        account = tables.Account(id=act.new_id(), created_at=datetime.now(UTC), **own_values(entry))
        act.add(account)
        act.flush()
        act.add(*new_reaches(act, entry.reaches, account_id=account.id))
    return account.id


def edit_account(
    book: Book, account_id: int, entry: AccountEntry, today: date, *, draft: str | None = None
) -> None:
    """Write an account's fields over; with another stage it is won or lost today. Raises GoneMeanwhile."""

    with book.change(_("Edit account {name}").format(name=entry.name), draft=draft) as act:
        account = act.get(tables.Account, account_id)
        move_to_stage(account, entry.stage, today)
        for field, value in own_values(entry).items():
            setattr(account, field, value)
        write_reaches(act, entry.reaches, account_id=account_id)


def move_to_stage(account: "tables.Account", stage: Stage, today: date) -> None:
    """Move an account, a row of an act, to another stage, and set the days on which it was won and lost."""
    account.won_on, account.lost_on = won_and_lost(
        Stage(account.stage), stage, account.won_on, account.lost_on, today
    )
    account.stage = stage.value
    if stage is not Stage.LOST:
        account.lost_reason = ""


def set_stage(book: Book, account_id: int, stage: Stage, today: date) -> None:
    """Move an account to another stage; `former` archives it. Raises GoneMeanwhile."""

    name = account_name(book, account_id)
    with book.change(_("Make {name} a {stage} account").format(name=name, stage=stage.label)) as act:
        account = act.get(tables.Account, account_id)
        move_to_stage(account, stage, today)


def renew(book: Book, account_id: int, renewal_on: date) -> None:
    """Write down until when an account renewed. Raises GoneMeanwhile."""
    name = account_name(book, account_id)
    with book.change(_("{name} renewed until {day}").format(name=name, day=show_date(renewal_on))) as act:
        act.get(tables.Account, account_id).renewal_on = renewal_on


def set_key(book: Book, account_id: int, is_key: bool) -> None:
    """Mark an account as key, or no longer. Raises GoneMeanwhile."""

    name = account_name(book, account_id)
    text = _("Mark {name} as key") if is_key else _("Mark {name} as not key")
    with book.change(text.format(name=name)) as act:
        account = act.get(tables.Account, account_id)
        account.is_key = is_key


def set_language(book: Book, account_id: int, language: Language) -> None:
    """Say in which language an account is written to. Raises GoneMeanwhile."""
    name = account_name(book, account_id)
    with book.change(_("Write to {name} in {language}").format(name=name, language=language.label)) as act:
        account = act.get(tables.Account, account_id)
        account.language = language.value


def delete_account(book: Book, account_id: int) -> None:
    """Delete an account with its people, calls and tasks. Raises GoneMeanwhile."""

    name = account_name(book, account_id)
    with book.change(_("Delete account {name}").format(name=name)) as act:
        account = act.get(tables.Account, account_id)
        act.delete(account)
