"""Reads Python sources for errspec's trace: JSON on standard input, facts as JSON on standard output."""

from __future__ import annotations

import json
import sys
from importlib import metadata

if sys.version_info < (3, 10):
    sys.exit("Python 3.10 or later is needed")


from program import Program
from reader import Reader
from routes import Routes

STDLIB = sys.stdlib_module_names | {"builtins", "typing_extensions"}


class Libraries:
    """Which libraries can raise errors of the catalog: those that use the generated package, and those that are not there."""

    def __init__(self, packages: list[str]) -> None:
        self.packages = {name.replace("_", "-").lower() for name in packages}
        self.known: dict[str, str | None] = {}
        self.distributions = metadata.packages_distributions()

    def problem(self, path: str) -> str | None:
        """Why a call of something cannot be followed; None if it raises nothing of the catalog."""
        top = path.split(".", 1)[0]
        if top not in self.known:
            self.known[top] = None if top in STDLIB else self.look_up(top)
        return self.known[top]

    def look_up(self, top: str) -> str | None:
        names = self.distributions.get(top)
        if not names:
            return f"a call of {top}, which is neither among the sources nor installed"
        for name in names:
            for requirement in metadata.requires(name) or []:
                if any(requirement.replace("_", "-").lower().startswith(each) for each in self.packages):
                    return f"a call of {top}, which uses the generated package"
        return None


def main() -> None:
    given = json.load(sys.stdin)
    names = given["names"]
    reader = Reader(Program(given["files"]), names, Libraries(names["packages"]).problem)
    reader.lines = {file["shown"]: file["text"].splitlines() for file in given["files"]}
    handlers = Routes(reader, given["operations"]).all()
    reader.finish()
    json.dump({"functions": list(reader.functions.values()), "handlers": handlers}, sys.stdout)


main()
