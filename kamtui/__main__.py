"""`python -m kamtui`: the same as the command `kamtui`."""

import sys

from kamtui.cli import main

if __name__ == "__main__":
    sys.exit(main())
