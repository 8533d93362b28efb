"""The handlers of operations in Django: views behind ``urlpatterns``, also those of Django REST framework."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from program import Module
from syntax import FUNCTIONS, assignments

if TYPE_CHECKING:
    from reader import Reader
    from routes import Routes

Step = dict[str, Any]
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
# What Django and its REST framework call before the method of a view.
BEFORE = ("setup", "initial", "dispatch")
# The decorators that let only some methods pass.
ONLY = {"require_POST": ["post"], "require_GET": ["get"], "require_safe": ["get", "head"]}
# What the routers of Django REST framework make of the methods of a viewset.
ACTIONS = {
    "list": ("get", ""), "create": ("post", ""), "retrieve": ("get", "{id}"), "update": ("put", "{id}"),
    "partial_update": ("patch", "{id}"), "destroy": ("delete", "{id}"),
}  # fmt: skip
MIDDLEWARE = ("__call__", "process_request", "process_view")


class Views:
    """Finds views."""

    def __init__(self, reader: Reader, routes: Routes) -> None:
        self.reader = reader
        self.routes = routes
        self.program = reader.program
        self.included: set[ast.AST] = set()

    def all(self) -> Iterator[dict[str, Any]]:
        found: list[tuple[ast.AST, dict[str, Any]]] = []
        lists = [each for module in self.program.modules.values() for each in self.lists(module)]
        for each in lists:
            found.extend((each, handler) for handler in self.patterns(each, "", 0))
        before = self.middleware() if found else []
        for each, handler in found:
            if each not in self.included:  # its paths begin with those of the list that includes it
                yield {**handler, "body": [*before, *handler["body"]]}

    def lists(self, module: Module) -> list[ast.expr]:
        """The lists of a module called ``urlpatterns``."""
        return [
            value
            for node in ast.iter_child_nodes(module.tree)
            for target, value in assignments(node)
            if isinstance(target, ast.Name) and target.id == "urlpatterns"
        ]

    def patterns(self, node: ast.expr, prefix: str, depth: int) -> Iterator[dict[str, Any]]:
        if depth > 8:
            return
        if isinstance(node, (ast.List, ast.Tuple)):
            for each in node.elts:
                yield from self.patterns(each, prefix, depth)
        elif isinstance(node, ast.Starred):
            yield from self.patterns(node.value, prefix, depth)
        elif isinstance(node, ast.BinOp):
            yield from self.patterns(node.left, prefix, depth)
            yield from self.patterns(node.right, prefix, depth)
        elif isinstance(node, ast.Attribute) and node.attr == "urls":
            yield from self.router(node.value, prefix)
        elif isinstance(node, ast.Name):
            for each in self.program.entities(node):
                if isinstance(each, (ast.Assign, ast.AnnAssign)) and each.value is not None:
                    self.included.add(each.value)
                    yield from self.patterns(each.value, prefix, depth + 1)
        elif isinstance(node, ast.Call):
            yield from self.pattern(node, prefix, depth)

    def pattern(self, node: ast.Call, prefix: str, depth: int) -> Iterator[dict[str, Any]]:
        name = called(node)
        if name in ("format_suffix_patterns", "i18n_patterns") and node.args:
            for each in node.args:
                yield from self.patterns(each, prefix, depth + 1)
        if name not in ("path", "re_path", "url") or len(node.args) < 2 or not isinstance(node.args[0], ast.Constant):
            return
        path = prefix + normal(str(node.args[0].value), name != "path")
        view = node.args[1]
        if isinstance(view, ast.Call) and called(view) == "include" and view.args:
            yield from self.include(view.args[0], path, depth)
        elif isinstance(view, ast.Call) and called(view) == "as_view" and isinstance(view.func, ast.Attribute):
            for each in self.program.entities(view.func.value):
                if isinstance(each, ast.ClassDef):
                    yield from self.viewed(each, path, mapping(view) or {method: method for method in METHODS})
        else:
            yield from self.functions(view, path)

    def include(self, node: ast.expr, path: str, depth: int) -> Iterator[dict[str, Any]]:
        if isinstance(node, ast.Tuple) and node.elts and isinstance(node.elts[0], (ast.List, ast.Name)):
            node = node.elts[0]  # (patterns, the name of the app)
        modules: list[Any] = []
        if isinstance(node, ast.Constant):
            modules = [self.program.find(str(node.value))]
        elif isinstance(node, (ast.Name, ast.Attribute)):
            modules = [each for each in self.program.entities(node) if isinstance(each, Module)]
        for module in modules:
            for each in self.lists(module) if module is not None else []:
                self.included.add(each)
                yield from self.patterns(each, path, depth + 1)
        if not modules:
            yield from self.patterns(node, path, depth + 1)

    def functions(self, view: ast.expr, path: str) -> Iterator[dict[str, Any]]:
        """A view that is a function. Without a decorator that says otherwise, it answers all methods."""
        for target in self.reader.targets.of(view, None):
            function = self.innermost(view, target)
            if not isinstance(function, FUNCTIONS[:2]):
                continue
            methods = [each for decorator in function.decorator_list for each in only(decorator)] or list(METHODS)
            body = self.reader.targets.reach(self.reader.targets.outside(target), None, None, view)
            for method in dict.fromkeys(methods):
                yield self.handler(method, path, function, None, body)

    def innermost(self, view: ast.expr, target: Any) -> Any:
        """The function that a view is, without the decorators around it."""
        found = [each for each in self.program.entities(view) if isinstance(each, FUNCTIONS[:2])]
        return found[0] if found else getattr(target, "function", None)

    def viewed(self, view: ast.ClassDef, path: str, methods: dict[str, str]) -> Iterator[dict[str, Any]]:
        """A view that is a class, with a method of its own for each method of HTTP."""
        before = self.allowed(view)
        for name in BEFORE:
            before.extend(self.steps(view, name))
        around = [step for each in view.decorator_list for step in self.decorator(each)]
        for method, name in methods.items():
            function = self.program.attribute(view, name)
            if isinstance(function, FUNCTIONS[:2]):
                own = [step for each in function.decorator_list for step in self.decorator(each)]
                body = [*around, *before, *own, *self.routes.answer(function, view)]
                yield self.handler(method, path, function, view, body)

    def steps(self, view: ast.ClassDef, name: str) -> list[Step]:
        function = self.program.attribute(view, name)
        return self.routes.answer(function, view) if isinstance(function, FUNCTIONS[:2]) else []

    def decorator(self, node: ast.expr) -> list[Step]:
        """What a function around a view raises, in ``@method_decorator(signed_in, name="dispatch")``."""
        if not isinstance(node, ast.Call) or called(node) != "method_decorator" or not node.args:
            return []
        given = node.args[0]
        steps: list[Step] = []
        for each in given.elts if isinstance(given, (ast.List, ast.Tuple)) else [given]:
            for target in self.reader.targets.of(each, None):
                function = getattr(target, "function", None)
                if function is None:
                    continue
                for inner in self.reader.targets.closures(function, None, self.nothing(function)):
                    steps.extend(self.reader.targets.reach(self.reader.targets.outside(inner), None, None, node))
        return steps

    def nothing(self, function: Any) -> dict[str, list[Step]]:
        return {f"{self.program.id(function, None)}#{each.arg}": [] for each in function.args.args}

    def allowed(self, view: ast.ClassDef) -> list[Step]:
        """The permissions and throttles of Django REST framework, which may raise errors of their own."""
        steps: list[Step] = []
        for name, methods in (
            ("authentication_classes", ("authenticate",)),
            ("permission_classes", ("has_permission", "has_object_permission")),
            ("throttle_classes", ("allow_request",)),
        ):
            given = self.program.attribute(view, name)
            value = getattr(given, "value", None)
            for each in value.elts if isinstance(value, (ast.List, ast.Tuple)) else []:
                for entity in self.program.entities(each):
                    if isinstance(entity, ast.ClassDef):
                        steps.extend(step for method in methods for step in self.steps(entity, method))
        return steps

    def router(self, node: ast.expr, prefix: str) -> Iterator[dict[str, Any]]:
        """The viewsets that are registered with a router of Django REST framework."""
        made = self.routes.app(node)
        for module in self.program.modules.values():
            for each in ast.walk(module.tree):
                if (
                    not isinstance(each, ast.Call)
                    or called(each) != "register"
                    or not isinstance(each.func, ast.Attribute)
                ):
                    continue
                if len(each.args) < 2 or self.routes.app(each.func.value) is not made:
                    continue
                path = prefix + normal(str(getattr(each.args[0], "value", "")), True)
                for view in self.program.entities(each.args[1]):
                    if isinstance(view, ast.ClassDef):
                        yield from self.viewset(view, path)

    def viewset(self, view: ast.ClassDef, path: str) -> Iterator[dict[str, Any]]:
        for name, (method, inner) in ACTIONS.items():
            yield from self.viewed(view, f"{path}/{inner}", {method: name})
        names = {name for each in self.program.mro(view) if isinstance(each, ast.ClassDef) for name in each_name(each)}
        for name in sorted(names):
            function = self.program.attribute(view, name)
            for decorator in getattr(function, "decorator_list", []):
                if isinstance(decorator, ast.Call) and called(decorator) == "action":
                    values = {each.arg: each.value for each in decorator.keywords}
                    end = getattr(values.get("url_path"), "value", name)
                    detail = "{id}/" if getattr(values.get("detail"), "value", False) else ""
                    for method in texts(values.get("methods")) or ["get"]:
                        yield from self.viewed(view, f"{path}/{detail}{end}", {method: name})

    def middleware(self) -> list[Step]:
        """What the middleware of the settings can raise, in its order."""
        steps: list[Step] = []
        for module in self.program.modules.values():
            for node in ast.iter_child_nodes(module.tree):
                for target, value in assignments(node):
                    if isinstance(target, ast.Name) and target.id == "MIDDLEWARE":
                        for path in texts(value):
                            steps.extend(self.ran(path))
        return steps

    def ran(self, path: str) -> list[Step]:
        origin, _, name = path.rpartition(".")
        module = self.program.find(origin)
        steps: list[Step] = []
        for each in self.program.member(module, name) if module is not None else []:
            if isinstance(each, ast.ClassDef):
                steps.extend(step for method in MIDDLEWARE for step in self.steps(each, method))
            elif isinstance(each, FUNCTIONS[:2]):
                for inner in self.reader.targets.closures(each, None, self.nothing(each)):
                    steps.extend(self.reader.targets.reach(self.reader.targets.outside(inner), None, None, each))
        return steps

    def handler(self, method: str, path: str, function: Any, owner: Any, body: list[Step]) -> dict[str, Any]:
        return {
            "by": "route",
            "operation": f"{method.upper()} /{path.strip('/')}".replace("//", "/"),
            "functions": [self.reader.program.id(function, None)],
            "name": self.reader.name(function),
            "at": self.program.at(function),
            "body": body,
        }


def each_name(node: ast.ClassDef) -> Iterator[str]:
    return (each.name for each in node.body if isinstance(each, FUNCTIONS[:2]))


def called(node: ast.Call) -> str:
    return ast.unparse(node.func).split(".")[-1]


def only(node: ast.expr) -> list[str]:
    """The methods that a decorator lets pass, in lower case."""
    if not isinstance(node, ast.Call):
        return ONLY.get(ast.unparse(node).split(".")[-1], [])
    if called(node) not in ("require_http_methods", "api_view"):
        return []
    given = node.args[0] if node.args else None
    return [each.lower() for each in texts(given)] or (["get"] if called(node) == "api_view" else [])


def mapping(node: ast.Call) -> dict[str, str]:
    """``OrderViewSet.as_view({"get": "list"})``"""
    given = node.args[0] if node.args else None
    if not isinstance(given, ast.Dict):
        return {}
    pairs = zip(given.keys, given.values)
    return {str(getattr(key, "value", "")): str(getattr(value, "value", "")) for key, value in pairs}


def texts(node: ast.expr | None) -> list[str]:
    list_of = node.elts if isinstance(node, (ast.List, ast.Tuple)) else []
    return [each.value for each in list_of if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def normal(path: str, is_pattern: bool) -> str:
    """``orders/<int:id>/`` and ``^orders/(?P<id>[0-9]+)/$`` are ``orders/{id}/``."""
    if not is_pattern:
        return re.sub(r"<(?:[^:<>]*:)?(\w+)>", r"{\1}", path)
    named = re.sub(r"\(\?P<(\w+)>(?:[^()\\]|\\.|\([^()]*\))*\)", r"{\1}", path)
    return named.removeprefix("^").removesuffix("$").removesuffix("/?")
