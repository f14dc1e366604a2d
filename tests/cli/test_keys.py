"""`kamtui keys`: every key in force."""

from kamtui import paths
from tests.cli.running import Kamtui


def test_keys_lists_every_key_with_its_id(kamtui: Kamtui) -> None:
    from kamtui.ui.keys.places import ids

    status, out, err = kamtui("keys")
    assert (status, err) == (0, "")
    assert all(name in out for name in ids())


def test_of_an_id_that_is_none_a_sentence_is_said(kamtui: Kamtui) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text('[keys]\ncall.lgo = "f9"\n')
    status, out, err = kamtui("keys")
    assert status == 0 and "call.log" in out
    assert err == "kamtui: Settings: nothing is called “call.lgo” (any more); kamtui keys prints all names.\n"


def test_keys_shows_those_in_force(kamtui: Kamtui) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text('[keys]\ncall.log = "f9"\n')
    lines = [line for line in kamtui("keys")[1].splitlines() if "call.log" in line]
    assert lines and {line.split()[0] for line in lines} == {"f9"}


def test_a_key_of_two_acts_and_what_is_no_key_are_told(kamtui: Kamtui) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text('[keys]\n"task.new" = "c"\n"call.line" = "F50"\n')
    status, out, err = kamtui("keys")
    assert status == 0 and "call.line" in out
    assert "“keys.call.line” is" in err and "and must be keys such as" in err
    assert "the key “c” is of “task” and of “log call” (everywhere)" in err
