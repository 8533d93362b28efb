"""The handlers of operations: routes of FastAPI, Flask and what looks like them, comments, and names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from objects import Made
from syntax import FUNCTIONS, default_values, params
from views import Views

if TYPE_CHECKING:
    from reader import Reader

Step = dict[str, Any]
VERBS = {"get", "head", "post", "put", "patch", "delete", "options"}
ADDERS = {"add_url_rule", "add_api_route", "add_route"}
BEFORE = {"before_request", "before_app_request", "middleware"}
MOUNTS = {"include_router": "prefix", "register_blueprint": "url_prefix"}


class Routes:
    """Finds handlers."""

    def __init__(self, reader: Reader, operations: list[str]) -> None:
        self.reader = reader
        self.operations = set(operations)
        self.functions = [
            node
            for module in reader.program.modules.values()
            for node in ast.walk(module.tree)
            if isinstance(node, FUNCTIONS[:2])
        ]
        self.mounts = list(self.find_mounts())

    def all(self) -> list[dict[str, Any]]:
        return [*self.named(), *self.routed(), *Views(self.reader, self).all()]

    def named(self) -> Iterator[dict[str, Any]]:
        for function in self.functions:
            commented = re.search(r"errspec:\s*(\S+)", self.comments(function))
            by_name = function.name in self.operations and not self.reader.is_inner(function)
            if commented is None and not by_name:
                continue
            for owner in self.owners(function):
                yield {
                    "by": "name" if commented is None else "comment",
                    "operation": function.name if commented is None else commented.group(1),
                    "functions": [self.reader.program.id(function, None)],
                    "name": self.reader.name(function),
                    "at": self.reader.program.at(function),
                    "body": self.answer(function, owner),
                }

    def owners(self, function: Any) -> list[Any]:
        """The classes that have a method; None for a function that is not one."""
        parent = self.reader.program.parents.get(function)
        if not isinstance(parent, ast.ClassDef):
            return [None]
        found = [
            each.origin if isinstance(each, Made) else each
            for each in self.reader.program.family(parent)
            if self.reader.program.attribute(each, function.name) is function
        ]
        return list(dict.fromkeys(found))

    def comments(self, function: Any) -> str:
        """The comments before a function and its decorators."""
        lines = self.reader.lines[self.reader.program.module(function).shown]
        first = min([function.lineno, *(each.lineno for each in function.decorator_list)]) - 1
        found = []
        while first > 0 and lines[first - 1].strip().startswith("#"):
            first -= 1
            found.append(lines[first])
        return "\n".join(reversed(found))

    def answer(self, function: Any, owner: Any) -> list[Step]:
        """What runs when a request reaches a function: what it depends on, and the function itself."""
        steps = self.dependencies(function)
        for target in self.reader.targets.decorated(function, owner):
            steps.extend(self.reader.targets.reach(self.reader.targets.outside(target), None, owner, function))
        return steps

    def dependencies(self, function: Any, seen: tuple[Any, ...] = ()) -> list[Step]:
        """The functions that FastAPI calls for the params of a function."""
        defaults = default_values(function)
        steps: list[Step] = []
        for each in params(function):
            for value in [defaults.get(each.arg), *self.annotated(each.annotation)]:
                steps.extend(self.depends(value, each.annotation, (*seen, function)))
        return steps

    def annotated(self, node: ast.expr | None) -> Iterator[ast.expr]:
        """What ``Annotated`` says besides the type, also behind a name."""
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).split(".")[-1] == "Annotated":
            inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            yield from self.annotated(inner[0])
            yield from inner[1:]
        elif isinstance(node, (ast.Name, ast.Attribute)):
            for each in self.reader.program.entities(node):
                if isinstance(each, (ast.Assign, ast.AnnAssign)) and isinstance(each.value, ast.Subscript):
                    yield from self.annotated(each.value)

    def depends(self, node: ast.expr | None, annotation: ast.expr | None, seen: tuple[Any, ...]) -> list[Step]:
        if not isinstance(node, ast.Call) or ast.unparse(node.func).split(".")[-1] not in ("Depends", "Security"):
            return []
        value = node.args[0] if node.args else annotation
        if value is None:
            return []
        steps: list[Step] = []
        for target in self.reader.targets.of(value, None):
            function = getattr(target, "function", None)
            if function in seen:
                continue
            if function is not None:
                steps.extend(self.dependencies(function, seen))
            steps.extend(self.reader.targets.reach(self.reader.targets.outside(target), None, None, node))
        return steps

    def routed(self) -> Iterator[dict[str, Any]]:
        for function in self.functions:
            for decorator in function.decorator_list:
                for method, path in routes_of(decorator):
                    app = self.app(decorator.func.value)  # type: ignore[attr-defined]
                    dependencies = self.steps(list_of(keyword(decorator, "dependencies")))
                    for prefix, outer in self.placed(app):
                        for owner in self.owners(function):
                            body = [*outer, *dependencies, *self.answer(function, owner)]
                            yield self.route(method, joined(prefix, path), function, owner, body)
        for node in self.reader.program.calls:
            yield from self.added(node)

    def route(self, method: str, path: str, function: Any, owner: Any, body: list[Step]) -> dict[str, Any]:
        return {
            "by": "route",
            "operation": f"{method} {path}",
            "functions": [self.reader.program.id(function, None)],
            "name": self.reader.name(function),
            "at": self.reader.program.at(function),
            "body": body,
        }

    def added(self, node: ast.Call) -> Iterator[dict[str, Any]]:
        """The routes that calls add: ``app.add_url_rule``, ``app.add_api_route`` and ``app.add_route``."""
        if not isinstance(node.func, ast.Attribute) or node.func.attr not in ADDERS or not node.args:
            return
        view = keyword(node, "view_func") or keyword(node, "endpoint")
        given = [each for each in node.args[1:] if not isinstance(each, ast.Constant)]
        view = view or (given[0] if given else None)
        path = text(node.args[0])
        if view is None or not path:
            return
        methods = [text(each).upper() for each in list_of(keyword(node, "methods"))]
        for prefix, outer in self.placed(self.app(node.func.value)):
            for method, function, owner in self.viewed(view, methods):
                yield self.route(method, joined(prefix, path), function, owner, [*outer, *self.answer(function, owner)])

    def viewed(self, view: ast.expr, methods: list[str]) -> Iterator[tuple[str, Any, Any]]:
        """The functions of a view, each with a method: a view is a function, or a class with one for each method."""
        if isinstance(view, ast.Call) and isinstance(view.func, ast.Attribute) and view.func.attr == "as_view":
            for each in self.reader.program.entities(view.func.value):
                if isinstance(each, ast.ClassDef):
                    for verb in sorted(VERBS):
                        function = self.reader.program.attribute(each, verb)
                        if isinstance(function, FUNCTIONS[:2]):
                            yield verb.upper(), function, each
            return
        for each in self.reader.program.entities(view):
            if isinstance(each, FUNCTIONS[:2]):
                yield from ((method, each, None) for method in methods or ["GET"])

    def app(self, node: ast.expr) -> Any:
        """What identifies an app: the statement that makes it."""
        found = self.reader.program.entities(node)
        return found[0] if found else None

    def placed(self, app: Any, depth: int = 0) -> Iterator[tuple[str, list[Step]]]:
        """Where an app is mounted, each place with what runs before its functions."""
        value = getattr(app, "value", None)
        own = self.steps(list_of(keyword(value, "dependencies"))) + self.before(app)
        prefix = text(keyword(value, "prefix")) or text(keyword(value, "url_prefix"))
        outer = [each for each in self.mounts if each[1] is app]
        if not outer or depth > 5:
            yield prefix, own
        for parent, _, mount_prefix, dependencies in outer:
            for place, steps in self.placed(parent, depth + 1):
                yield joined(place, mount_prefix, prefix), [*steps, *self.steps(dependencies), *own]

    def steps(self, nodes: list[ast.expr]) -> list[Step]:
        return [step for each in nodes for step in self.depends(each, None, ())]

    def before(self, app: Any) -> list[Step]:
        """The functions that run before every route of an app: ``before_request``, and middleware."""
        steps: list[Step] = []
        for function in self.functions:
            for each in function.decorator_list:
                callee = each.func if isinstance(each, ast.Call) else each
                if isinstance(callee, ast.Attribute) and callee.attr in BEFORE and self.app(callee.value) is app:
                    steps.extend(self.runs(function, None))
        for node in self.reader.program.calls:
            if not isinstance(node.func, ast.Attribute) or not node.args or self.app(node.func.value) is not app:
                continue
            if node.func.attr in BEFORE and not isinstance(node.args[-1], ast.Constant):
                for target in self.reader.targets.of(node.args[-1], None):
                    steps.extend(self.reader.targets.reach(self.reader.targets.outside(target), None, None, node))
            if node.func.attr == "add_middleware":
                for each in self.reader.program.entities(node.args[0]):
                    for name in ("dispatch", "__call__"):
                        method = self.reader.program.attribute(each, name) if isinstance(each, ast.ClassDef) else None
                        if isinstance(method, FUNCTIONS[:2]):
                            steps.extend(self.runs(method, each))
        return steps

    def runs(self, function: Any, owner: Any) -> list[Step]:
        """What a function raises that a framework calls before others."""
        target = self.reader.targets.outside(self.reader.targets.decorated(function, owner)[0])
        key = self.reader.program.id(function, owner)
        passed: dict[str, list[Step]] = {f"{key}#{one.arg}": [] for one in params(function)}
        return [
            {
                "call": [self.reader.function_id(function, owner)],
                "args": {**passed, **getattr(target, "args", {})},
                "at": self.reader.program.at(function),
            }
        ]

    def find_mounts(self) -> Iterator[tuple[Any, Any, str, list[ast.expr]]]:
        for node in self.reader.program.calls:
            if isinstance(node.func, ast.Attribute) and node.func.attr in MOUNTS and node.args:
                prefix = text(keyword(node, MOUNTS[node.func.attr]))
                dependencies = list_of(keyword(node, "dependencies"))
                yield self.app(node.func.value), self.app(node.args[0]), prefix, dependencies


def routes_of(node: ast.expr) -> Iterator[tuple[str, str]]:
    """The methods and paths of a decorator: ``@app.post("/orders")``, ``@app.route("/orders", methods=["POST"])``."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return
    first = node.args[0] if node.args else keyword(node, "path") or keyword(node, "rule")
    if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
        return
    if node.func.attr in VERBS:
        yield node.func.attr.upper(), first.value
    if node.func.attr in ("route", "api_route"):
        methods = [text(each) for each in list_of(keyword(node, "methods"))] or ["GET"]
        yield from ((method.upper(), first.value) for method in methods)


def keyword(node: Any, name: str) -> ast.expr | None:
    found = [each.value for each in getattr(node, "keywords", []) if each.arg == name]
    return found[0] if found else None


def list_of(node: ast.expr | None) -> list[ast.expr]:
    return list(node.elts) if isinstance(node, (ast.List, ast.Tuple)) else []


def text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def joined(*parts: str) -> str:
    """``/orders`` and ``/<int:id>`` are ``/orders/{id}``."""
    whole = "/".join(part.strip("/") for part in parts if part.strip("/"))
    return "/" + re.sub(r"<(?:[^:<>]*:)?(\w+)>", r"{\1}", re.sub(r"\{(\w+):[^}]*\}", r"{\1}", whole))
