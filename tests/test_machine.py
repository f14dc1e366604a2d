"""The system is told without Windows' own slow way of asking."""

import os
import platform
import sys
from types import SimpleNamespace

import pytest

from kamtui import crash, machine


@pytest.fixture
def asking_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_args: object) -> None:
        raise AssertionError("Windows would ask WMI")

    for name in ("uname", "system", "release", "machine", "version", "win32_ver", "platform"):
        monkeypatch.setattr(platform, name, ask)


@pytest.mark.usefixtures("asking_fails")
def test_a_report_of_a_crash_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine.python_version() in crash.report(ValueError("x"))
    monkeypatch.setattr(sys, "platform", "win32")
    version = SimpleNamespace(major=10, minor=0, build=22631)
    monkeypatch.setattr(sys, "getwindowsversion", lambda: version, raising=False)
    assert "Windows 10.0.22631" in crash.report(ValueError("x"))


def test_platform_is_given_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "_uname_cache", None)
    monkeypatch.setattr(os, "uname", lambda: pytest.fail("the system was asked"), raising=False)
    machine.spare_wmi("win32", {"PROCESSOR_ARCHITECTURE": "AMD64", "COMPUTERNAME": "PC"})
    assert platform.machine() == "AMD64" and platform.system() == "Windows" and platform.node() == "PC"


def test_elsewhere_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "_uname_cache", None)
    machine.spare_wmi("linux", {})
    assert platform._uname_cache is None  # type: ignore[attr-defined]
