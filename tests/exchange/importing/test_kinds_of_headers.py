"""Headers of every kind of list in English and Bulgarian, labelled by hand before they were tried: none is taken for another kind."""

from pathlib import Path

from kamtui.exchange.importing.list_kind import KindNotTold, list_kind

HEADERS = Path(__file__).parent / "kinds_of_headers.txt"
_ASKED = "?"


def test_no_header_is_taken_for_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    wrong, asked = [], []
    for line in HEADERS.read_text(encoding="utf-8").splitlines():
        kind, header = line.split(None, 1)
        path.write_text(f"{header}\n", encoding="utf-8")
        try:
            found = list_kind(path).kind.value
        except KindNotTold:
            found = _ASKED
        if found == _ASKED != kind:
            asked.append(header)
        elif found != kind:
            wrong.append((header, found))
    assert wrong == []
    # "Обект" may be a customer's shop or what a talk was about.
    assert asked == ["Дата на посещение;Обект;Цел;Резултат"]
