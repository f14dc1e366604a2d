"""Drafts: what a person typed and did not save, kept in the book itself.

In the book, so that no second file holds what they would tell nobody, and so that a draft is gone
in the same commit that saves it.
"""

import json
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from kamtui.domain.time.moments import read_stored, write_stored

NO_PROCESS = 0
"""Stands for the process of a draft that was left for later."""
LIVE_HOURS = 12
"""A draft untouched for longer belongs to no living window, whoever has its process number now."""


class Draft(NamedTuple):
    """What was typed into one form."""

    slot: str
    kept_at: datetime
    content: dict[str, str]


def keep(con: sqlite3.Connection, slot: str, window_id: int, content: dict[str, str]) -> None:
    """Write a draft over the one before it, inside the caller's transaction."""
    con.execute(
        "INSERT INTO draft (slot, window_id, process_id, kept_at, content) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (slot, window_id) DO UPDATE SET kept_at = excluded.kept_at, content = excluded.content",
        (slot, window_id, os.getpid(), write_stored(datetime.now(UTC)), json.dumps(content)),
    )


def drop(con: sqlite3.Connection, slot: str, window_id: int) -> None:
    """Remove a window's draft, inside the caller's transaction."""
    con.execute("DELETE FROM draft WHERE slot = ? AND window_id = ?", (slot, window_id))


def release(con: sqlite3.Connection, slot: str, window_id: int, nobody: int) -> None:
    """Let a window's draft be nobody's, inside the caller's transaction: it is taken over again at another start.

    `nobody` is the id of a window that never was.
    """
    con.execute(
        "UPDATE draft SET window_id = ?, process_id = ? WHERE slot = ? AND window_id = ?",
        (nobody, NO_PROCESS, slot, window_id),
    )


def adopt(con: sqlite3.Connection, window_id: int) -> list[Draft]:
    """Take over the drafts of windows that are gone, newest of each slot, inside the caller's transaction.

    A slot in which this window has a draft is left alone: neither may push the other out.
    """
    now = datetime.now(UTC)
    own = {slot for (slot,) in con.execute("SELECT slot FROM draft WHERE window_id = ?", (window_id,))}
    adopted: dict[str, Draft] = {}
    rows = con.execute(
        "SELECT slot, window_id, process_id, kept_at, content FROM draft WHERE window_id <> ? "
        "ORDER BY kept_at DESC",
        (window_id,),
    ).fetchall()
    for slot, owner, process_id, kept_at, content in rows:
        moment = read_stored(kept_at)
        if now - moment < timedelta(hours=LIVE_HOURS) and is_running(process_id):
            continue
        if slot not in adopted and slot not in own:
            adopted[slot] = Draft(slot, moment, json.loads(content))
            con.execute(
                "UPDATE draft SET window_id = ?, process_id = ? WHERE slot = ? AND window_id = ?",
                (window_id, os.getpid(), slot, owner),
            )
    return list(adopted.values())


def is_running(process_id: int) -> bool:
    """Whether another program with this number runs; False where the system cannot tell without ending it."""
    if process_id in (NO_PROCESS, os.getpid()) or os.name != "posix":
        return False
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
