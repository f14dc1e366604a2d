"""What an account of a list makes of the columns of a record, and how it is told."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kamtui.domain.accounts.account import AccountEntry, own_values
from kamtui.domain.accounts.importing.group import Group, is_known_name, with_text
from kamtui.domain.accounts.importing.outcomes import FieldChange
from kamtui.domain.accounts.keys import number_key
from kamtui.domain.accounts.reach import REACH_FIELDS, Reach, added_to, of_kind, show_reaches
from kamtui.domain.accounts.sheet import ACCOUNT_FIELDS
from kamtui.domain.accounts.words import Stage
from kamtui.domain.amounts import show_amount
from kamtui.domain.text.cleaning import NOTE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.domain.time.birthday import stored_birthday


def new_values(group: Group, stage: Stage) -> dict[str, Any]:
    """All values of a new account by field; what has no field of its own goes into its note, line by line.

    It gets the `stage` where the list says none.
    """
    values = own_values(group.entry)
    values["stage"] = group.entry.stage if "stage" in group.given else stage
    lines = [group.entry.note] if group.entry.note else []
    said = set()
    is_several = len({row.line for row in group.rows}) > 1
    for row, extra in zip(group.rows, group.extra, strict=True):
        fresh = [line for header, text in extra if (line := f"{header}: {text}") not in said]
        if fresh and is_several and row.contact is not None:
            lines.append(f"{row.contact.name}:")
        lines += fresh
        said.update(fresh)
    values["note"] = _as_note("\n".join(lines), group)
    return values


def _as_note(text: str, group: Group) -> str:
    if len(text) > NOTE_LIMIT:
        group.remarks.append(_("the rows say more than a note can hold: the end is left out"))
    return clean(text, lines=True)


def changed_values(group: Group, account: AccountEntry) -> dict[str, Any]:
    """What a list changes in an account of the book, by field."""
    changed = {
        field: getattr(group.entry, field)
        for field in ACCOUNT_FIELDS
        if field in group.given
        and field != "note"
        and field not in REACH_FIELDS
        and _is_news(field, group, account)
    }
    note = account.note
    if "note" in group.given:
        for row in group.rows:
            note = with_text(note, row.entry.note)
        note = clean(note, lines=True)
    note = with_rest(note, [line for lines in group.extra for line in lines])
    if note != account.note:
        changed["note"] = note
    _mend_interval(changed, account)
    return changed


def _is_news(field: str, group: Group, account: AccountEntry) -> bool:
    """Whether a list says of a field something else than the book, not only the same in another spelling."""
    said, kept = getattr(group.entry, field), getattr(account, field)
    if field == "name" and is_known_name(group, account):
        return False
    if field == "registration_number" and said != kept and number_key(kept) and not number_key(said):
        # The number is what an account is known by: without one it would be another account at the next import.
        text = _("“{number}” is too short for a registration number: the account keeps its own")
        group.remarks.append(text.format(number=said))
        return False
    if field == "registration_number" and number_key(said) == number_key(kept):
        return False
    return bool(said != kept)


def with_rest(note: str, extra: Iterable[tuple[str, str]]) -> str:
    """The note with a line for each column that has no field of its own and that it does not speak of yet.

    A line once there is left as it is: the person may have written on in it.
    """
    spoken_of = {line.partition(":")[0] for line in note.splitlines()}
    lines = [f"{header}: {text}" for header, text in extra if header not in spoken_of]
    return clean("\n".join([*([note] if note else []), *dict.fromkeys(lines)]), lines=True)


def _mend_interval(changed: dict[str, Any], account: AccountEntry) -> None:
    """Keep the latest interval no shorter than the usual one where the file gives one of the two."""
    every = changed.get("greet_every_days", account.greet_every_days)
    latest = changed.get("greet_latest_days", account.greet_latest_days)
    if "greet_every_days" in changed and every is not None and (latest is None or latest < every):
        changed["greet_latest_days"] = every * 2
    elif "greet_latest_days" in changed and (every is None or latest < every):
        changed["greet_every_days"] = latest


def not_known(known: Sequence[Reach], ways: Iterable[Reach]) -> tuple[Reach, ...]:
    """The ways that are not among the known ones yet."""
    return tuple(way for way in added_to(known, ways) if way not in known)


def told_changes(
    record: Mapping[str, Any], values: Mapping[str, Any], ways: Sequence[Reach]
) -> list[FieldChange]:
    """What an update changes in a record, in the order in which fields are told; `ways` are those it adds."""
    told = []
    for field in (*ACCOUNT_FIELDS, "title", "department", "birthday"):
        if kind := REACH_FIELDS.get(field):
            if of_kind(ways, kind):
                told.append(FieldChange(field, "", show_reaches(ways, kind)))
        elif field in values and field == "note":
            told.append(FieldChange(field, "", _added_text(record["note"], values["note"])))
        elif field in values:
            told.append(
                FieldChange(field, shown_value(field, record[field]), shown_value(field, values[field]))
            )
    return told


def _added_text(was: str, now: str) -> str:
    return " · ".join(line for line in now.removeprefix(was).splitlines() if line.strip())


def shown_value(field: str, value: Any) -> str:
    """A value of a field in words; "" for none."""
    if value is None or value == "":
        return ""
    if field == "stage":
        return Stage(value).label
    if field == "is_key":
        return _("yes") if value else _("no")
    if field == "estimated_spend":
        return show_amount(value)
    if field == "renewal_on":
        return f"{value:%d.%m.%Y}"
    if field == "birthday":
        birthday = stored_birthday(value)
        return birthday.typed if birthday else ""
    return str(value)
