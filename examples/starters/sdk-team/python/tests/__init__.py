"""The tests of the client. The generated package is not installed: it is found by its folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "errors"))
