"""Prints the code that each name of some packages stands for, as JSON."""

import enum
import importlib
import inspect
import json
import pkgutil
import sys
from importlib.machinery import SourceFileLoader

compiled = {}


def code_of(loader, data, path, **others):
    """Packages have many files in common: a text is compiled once."""
    if data not in compiled:
        compiled[data] = compile(data, path, "exec", dont_inherit=True)
    return compiled[data]


SourceFileLoader.source_to_code = code_of
sys.dont_write_bytecode = True

answers = []
for name in sys.argv[1:]:
    values: dict[str, str] = {}
    root = importlib.import_module(name)
    for info in pkgutil.iter_modules(root.__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{name}.{info.name}")
        for each in module.__all__:
            value = getattr(module, each)
            if inspect.isclass(value) and issubclass(value, enum.Enum):
                for member, code in value.__members__.items():
                    values[f"{info.name}.{each}.{member}"] = str(code.value)
            elif inspect.isclass(value) and hasattr(getattr(value, "info", None), "code"):
                code = value.info.code
                values[f"{info.name}.{each}"] = str(getattr(code, "value", code))
    answers.append(values)
print(json.dumps(answers))
