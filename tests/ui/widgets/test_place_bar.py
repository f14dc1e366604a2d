"""The line at the top: the day has one form at every width, whatever a place counts."""

from datetime import date

import pytest

from kamtui.domain.text import language
from kamtui.ui.keys.places import key_in_force
from kamtui.ui.widgets.place_bar import PlaceBar


@pytest.mark.parametrize(
    ("room", "count", "shown"),
    [
        (19, "", "24 Nov"),
        (19, "4", "4 prospects  24 Nov"),
        (20, "1042", "1 042  24 Nov"),
        (19, "200000", "200 000  24 Nov"),
        (40, "200000…", "200 000… prospects  Tue 24 Nov 2026"),
        (26, "42", "42 prospects  Tue 24 Nov"),
        (26, "", "Tue 24 Nov"),
        (40, "", "Tue 24 Nov 2026"),
        (40, "42", "42 prospects  Tue 24 Nov 2026"),
    ],
)
def test_the_day_has_one_form_at_each_width(room: int, count: str, shown: str) -> None:
    language.name_keys(lambda act_id: key_in_force(act_id, {}))
    bar = PlaceBar("chain")
    bar.set_reactive(PlaceBar.count, count)
    bar.set_reactive(PlaceBar.day, date(2026, 11, 24))
    assert bar.right_end(room).replace("\u00a0", " ") == shown


def test_the_sample_book_is_named_in_all_places_or_in_none_by_the_room_alone() -> None:
    language.name_keys(lambda act_id: key_in_force(act_id, {}))
    for room, is_there in ((19, False), (38, False), (39, True), (60, True)):
        for count in ("", "7", "1204"):
            bar = PlaceBar("accounts", "sample book")
            bar.set_reactive(PlaceBar.count, count)
            bar.set_reactive(PlaceBar.day, date(2026, 11, 24))
            assert ("sample book" in bar.right_end(room)) is is_there, (room, count)
