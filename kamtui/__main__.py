"""`python -m kamtui`: the same as the command `kamtui`."""

from kamtui.cli import run

if __name__ == "__main__":
    run()
