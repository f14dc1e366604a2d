"""`kamtui settings`: every setting, and whether the file says it."""

import json

from kamtui import paths
from kamtui.settings.table import SETTINGS
from tests.cli.running import Kamtui


def test_settings_lists_each_with_its_value_and_where_it_is_from(kamtui: Kamtui) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text("[thresholds]\nopponent_days = 45\nthanks_days = 'soon'\n")
    status, out, err = kamtui("settings")
    assert status == 0 and "line 3: “thresholds.thanks_days”" in err and str(file) in out
    assert all(setting.name in out for setting in SETTINGS)
    status, out, _err = kamtui("settings", "--json")
    told = {line["name"]: line for line in json.loads(out)}
    assert {*(setting.name for setting in SETTINGS), "notes.price_round"} <= set(told)
    assert told["thresholds.opponent_days"]["value"] == "45 days"
    assert told["thresholds.opponent_days"]["from"] == "the file"
    assert told["thresholds.thanks_days"] == {
        "name": "thresholds.thanks_days",
        "value": "2 days",
        "default": "2 days",
        "from": "default",
        "says": "After more than how many days without thanks for a name it is a warning.",
    }
