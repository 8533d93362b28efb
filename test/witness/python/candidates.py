"""Writes every way to use a package, one a line: those that a type checker accepts are a user's program."""

import enum
import importlib
import inspect
import pkgutil
import sys

name = sys.argv[1]
root = importlib.import_module(name)
modules = {"": root}
for info in pkgutil.iter_modules(root.__path__):
    if not info.name.startswith("_"):
        modules[info.name] = importlib.import_module(f"{name}.{info.name}")

VALUES = {"str": '"x"', "int": "1", "float": "0.5", "bool": "True"}
TYPES = ["int", "str", "int | str", "int | None", "str | None", "int | str | None"]
lines: list[str] = []
count = 0


def use(template: str) -> None:
    global count
    count += 1
    lines.append(template.replace("@", f"v{count}"))


def call(path: str, function: object) -> None:
    arguments = []
    for parameter in inspect.signature(function).parameters.values():
        value = VALUES.get(str(parameter.annotation), '""')
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and parameter.default is not parameter.empty:
            continue
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            arguments.append(f"{parameter.name}={value}")
        else:
            arguments.append(value)
    use(f"@: object = {path}({', '.join(arguments)})")


classes: dict[str, type] = {}
for module, found in modules.items():
    prefix = "package." + (f"{module}." if module else "")
    for each in found.__all__:
        value = getattr(found, each)
        path = prefix + each
        if inspect.ismodule(value):
            continue
        if inspect.isclass(value) and issubclass(value, enum.Enum):
            for member in value.__members__:
                for kind in ("int", "str"):
                    use(f"@: {kind} = {path}.{member}")
                use(f"@: {path} = {path}.{member}")
        elif inspect.isclass(value) and issubclass(value, BaseException):
            classes[path] = value
            if "render" in vars(value):
                call(f"{path}.render", value.render)
            call(path, value)
            use(f"@: type[Exception] = {path}")
        elif inspect.isfunction(value):
            if each.startswith(("make_", "render")):
                call(path, value)
            else:
                use(f"@: object = {path}")
        else:
            use(f"@: object = {path}")

for path, value in classes.items():
    for other, base in classes.items():
        if base in value.__mro__[1:]:
            use(f"@: type[{other}] = {path}")
    for attribute in ("code", "module_code", "request_id", "module", "detail"):
        for kind in TYPES:
            use(f"def @(e: {path}) -> {kind}: return e.{attribute}")
            use(f"def @(e: {path}, x: {kind}) -> None: e.{attribute} = x")

print("\n".join(lines))
