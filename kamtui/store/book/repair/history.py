"""The history of changes where it is not whole: what cannot be read of it cannot be undone any more, and the rest can."""

import sqlite3

from kamtui.domain.text.language import _, ngettext
from kamtui.store.book.connection import number

_UNREADABLE = "NOT json_valid(coalesce(before, '{}')) OR NOT json_valid(coalesce(after, '{}'))"
_MISNAMED = "(act = 'insert') <> (before IS NULL) OR (act = 'delete') <> (after IS NULL)"
_WITHOUT_ENTRIES = "NOT EXISTS (SELECT 1 FROM journal j WHERE j.change_id = change_set.id)"
_WITHOUT_TARGET = "(kind = 'do') <> (target_id IS NULL)"


def sentences(con: sqlite3.Connection) -> list[str]:
    """What would be done, in words; nothing is written."""
    said = []
    if number(con, "SELECT count(*) FROM change_now"):
        said.append(_("The act that was left unfinished in the history is closed."))
    if count := number(con, f"SELECT count(*) FROM journal WHERE {_UNREADABLE}"):
        text = ngettext(
            "{count} entry of the history cannot be read: acts up to it can no longer be undone.",
            "{count} entries of the history cannot be read: acts up to them can no longer be undone.",
            count,
        )
        said.append(text.format(count=count))
    if count := number(con, f"SELECT count(*) FROM journal WHERE {_MISNAMED}"):
        text = ngettext(
            "{count} entry of the history is told again what it was.",
            "{count} entries of the history are told again what they were.",
            count,
        )
        said.append(text.format(count=count))
    if count := number(con, f"SELECT count(*) FROM change_set WHERE {_WITHOUT_ENTRIES} OR {_WITHOUT_TARGET}"):
        text = ngettext(
            "{count} act of which the history knows nothing can no longer be undone.",
            "{count} acts of which the history knows nothing can no longer be undone.",
            count,
        )
        said.append(text.format(count=count))
    return said


def repair(con: sqlite3.Connection) -> None:
    """Do it, inside the caller's transaction."""
    con.execute("DELETE FROM change_now")
    con.execute("DELETE FROM journal WHERE before IS NULL AND after IS NULL")
    con.execute(
        "UPDATE journal SET act = CASE WHEN before IS NULL THEN 'insert' WHEN after IS NULL THEN 'delete' "
        f"ELSE 'update' END WHERE {_MISNAMED}"
    )
    con.execute(
        "UPDATE change_set SET state = 'dropped' WHERE kind = 'do' AND state <> 'dropped' "
        f"AND id <= (SELECT max(change_id) FROM journal WHERE {_UNREADABLE})"
    )
    con.execute(
        "UPDATE journal SET before = iif(before IS NULL, NULL, '{}'), after = iif(after IS NULL, NULL, '{}') "
        f"WHERE {_UNREADABLE}"
    )
    con.execute(
        "UPDATE change_set SET kind = 'do', target_id = NULL, state = 'dropped' WHERE target_id IN "
        f"(SELECT id FROM change_set WHERE {_WITHOUT_ENTRIES}) OR {_WITHOUT_TARGET}"
    )
    con.execute(f"DELETE FROM change_set WHERE {_WITHOUT_ENTRIES}")
