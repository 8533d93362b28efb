"""The modules, classes and names of some Python source code."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Union

from objects import Made, Objects
from syntax import FUNCTIONS, SCOPES, assignments, bindings, is_outside


@dataclass(frozen=True, eq=False)
class Module:
    """A file. ``names`` has what its top level binds."""

    name: str
    shown: str
    tree: ast.Module
    is_package: bool
    names: dict[str, list[ast.AST]] = field(default_factory=dict)


@dataclass(frozen=True)
class External:
    """Something that is not among the sources, by its path: ``shop_errors.orders.OutOfStockError``."""

    path: str


@dataclass(frozen=True, eq=False)
class Unknown:
    """Something that cannot be known."""


UNKNOWN = Unknown()
BUILTIN = External("builtins.object")
Entity = Union[Module, External, ast.AST, Unknown]


class Program:
    """The sources, with what each node is part of."""

    def __init__(self, files: list[dict[str, str]]) -> None:
        self.modules: dict[str, Module] = {}
        self.parents: dict[ast.AST, ast.AST] = {}
        self.module_of: dict[ast.AST, Module] = {}
        self.classes: list[ast.ClassDef] = []
        self.scopes: dict[ast.AST, dict[str, list[ast.AST]]] = {}
        self.attributes: set[str] = set()
        self.stored: dict[str, list[tuple[ast.Attribute, ast.expr]]] = {}
        self.calls: list[ast.Call] = []
        self.functions: list[ast.FunctionDef | ast.AsyncFunctionDef] = []
        known = {file["path"] for file in files}
        for file in files:
            try:
                tree = ast.parse(file["text"])
            except (SyntaxError, ValueError):
                continue
            self._add(make_module(file, known, tree))
        self.objects = Objects(self)

    def _add(self, module: Module) -> None:
        self.modules[module.name] = module
        self.module_of[module.tree] = module
        for node in ast.walk(module.tree):
            for child in ast.iter_child_nodes(node):
                self.parents[child] = node
            if isinstance(node, ast.ClassDef):
                self.classes.append(node)
            if isinstance(node, ast.Call):
                self.calls.append(node)
            if isinstance(node, FUNCTIONS[:2]):
                self.functions.append(node)
            if isinstance(node, SCOPES):
                self.attributes.add(getattr(node, "name", ""))
            for target, value in assignments(node):
                if isinstance(target, ast.Attribute):
                    self.attributes.add(target.attr)
                    self.stored.setdefault(target.attr, []).append((target, value))
                elif isinstance(target, ast.Name):
                    self.attributes.add(target.id)
        module.names.update(bindings(module.tree))

    def module(self, node: ast.AST) -> Module:
        while node in self.parents:
            node = self.parents[node]
        return self.module_of[node]

    def around(self, node: ast.AST, kinds: tuple[type, ...]) -> ast.AST | None:
        found = self.parents.get(node)
        while found is not None and not isinstance(found, kinds):
            found = self.parents.get(found)
        return found

    def at(self, node: ast.AST) -> str:
        return f"{self.module(node).shown}:{getattr(node, 'lineno', 1)}"

    def id(self, node: ast.AST, owner: ast.ClassDef | None) -> str:
        place = f"{self.at(node)}:{getattr(node, 'col_offset', 0)}"
        if isinstance(node, Made):
            place = f"{self.id(node.call, node.owner)}{node.frame_id(self.id)}"
        return place if owner is None else f"{place}@{self.id(owner, None)}"

    def scope(self, node: ast.AST) -> dict[str, list[ast.AST]]:
        if node not in self.scopes:
            self.scopes[node] = bindings(node)
        return self.scopes[node]

    def find(self, name: str) -> Module | None:
        """The module of a dotted name; folders without ``__init__.py`` may be missing at its start."""
        if name in self.modules:
            return self.modules[name]
        found = [
            module for known, module in self.modules.items() if name.endswith(f".{known}") or known.endswith(f".{name}")
        ]
        return found[0] if len(found) == 1 else None

    def lookup(self, name: str, node: ast.AST) -> list[tuple[ast.AST, ast.AST]]:
        """What binds a name where a node is, each with the scope that it is in."""
        inner, scope = node, self.parents.get(node)
        while scope is not None:
            if isinstance(scope, FUNCTIONS) and not is_outside(inner, scope):
                found = self.scope(scope).get(name)
                if found:
                    return [(each, scope) for each in found]
            if isinstance(scope, ast.ClassDef) and self.parents.get(node) is scope and name in self.scope(scope):
                return [(each, scope) for each in self.scope(scope)[name]]
            inner, scope = scope, self.parents.get(scope)
        module = self.module(node)
        return [(each, module.tree) for each in module.names.get(name, [])]

    def entities(self, node: ast.AST) -> list[Entity]:
        """What a name or an attribute of a module refers to."""
        if isinstance(node, ast.Name):
            found = self.lookup(node.id, node)
            if not found:
                return [External(f"builtins.{node.id}")] if hasattr(builtins, node.id) else [UNKNOWN]
            return [entity for each, _ in found for entity in self.bound(each, node.id)]
        if isinstance(node, ast.Attribute):
            return [each for value in self.entities(node.value) for each in self.member(value, node.attr)]
        return [UNKNOWN]

    def bound(self, binding: ast.AST, name: str) -> list[Entity]:
        """What a binding gives a name. Anything but imports is the binding itself."""
        if not isinstance(binding, ast.alias):
            return [binding]
        statement = self.parents[binding]
        if isinstance(statement, ast.Import):
            path = binding.name if binding.asname else binding.name.split(".")[0]
            return [self.find(path) or External(path)]
        assert isinstance(statement, ast.ImportFrom)
        origin = absolute(self.module(binding), statement)
        module = self.find(f"{origin}.{binding.name}")
        if module is not None:
            return [module]
        found = self.find(origin)
        return self.member(found, binding.name) if found else [External(f"{origin}.{binding.name}")]

    def member(self, entity: Entity, name: str) -> list[Entity]:
        if isinstance(entity, External):
            return [External(f"{entity.path}.{name}")]
        if isinstance(entity, Module):
            found = entity.names.get(name)
            if found:
                return [each for binding in found for each in self.bound(binding, name)]
            inner = self.find(f"{entity.name}.{name}")
            if inner:
                return [inner]
            return [each for star in stars(entity) for each in self.from_star(entity, star, name)] or [UNKNOWN]
        if isinstance(entity, ast.ClassDef):
            return [each for each in [self.attribute(entity, name)] if each is not None] or [UNKNOWN]
        return [UNKNOWN]

    def from_star(self, module: Module, statement: ast.ImportFrom, name: str) -> list[Entity]:
        origin = absolute(module, statement)
        found = self.find(origin)
        return self.member(found, name) if found else [External(f"{origin}.{name}")]

    def bases(self, node: ast.ClassDef) -> list[Entity]:
        found: list[Entity] = []
        for base in node.bases:
            plain = base.value if isinstance(base, ast.Subscript) else base
            found.extend(self.entities(plain))
        return found

    def mro(self, node: ast.ClassDef) -> list[Entity]:
        """A class and what it inherits from, the nearest first; a shared base comes after all that have it."""
        node = node.origin if isinstance(node, Made) else node
        order: list[Entity] = [node]
        for base in self.bases(node):
            order.extend(self.mro(base) if isinstance(base, ast.ClassDef) and base is not node else [base])
        last = {each: index for index, each in enumerate(order)}
        return [each for index, each in enumerate(order) if last[each] == index]

    def attribute(self, node: ast.ClassDef, name: str, after: ast.ClassDef | None = None) -> ast.AST | None:
        """A method or a variable of a class; with ``after`` as ``super()`` in that class finds it."""
        order = self.mro(node)
        start = order.index(after) + 1 if after in order else 0
        for each in order[start:]:
            if isinstance(each, ast.ClassDef) and name in self.scope(each):
                return self.scope(each)[name][-1]
        return None

    def family(self, node: ast.ClassDef) -> list[ast.ClassDef]:
        """The objects that a declared class can stand for: those that are distinguished, and classes of the others."""
        if isinstance(node, Made):
            return [node]
        heirs = [each for each in self.classes if node in self.mro(each)]
        heirs = [each for each in heirs if self.objects.is_used(each)] or heirs
        if self.is_protocol(node):
            methods = {name for name, found in self.scope(node).items() if isinstance(found[-1], FUNCTIONS)}
            heirs += [
                each
                for each in self.classes
                if each not in heirs and all(self.attribute(each, name) for name in methods)
            ]
            concrete = [each for each in heirs if not self.is_protocol(each)]
            concrete = [each for each in concrete if self.objects.is_used(each)] or concrete
        else:
            concrete = [each for each in heirs if not self.is_abstract(each)] or heirs
        return [one for each in concrete for one in self.objects.all(each)]

    def constructed(self, node: ast.ClassDef, name: str) -> list[ast.expr]:
        """What constructors of a class and of its heirs get for a param of ``__init__``; nothing if that is not known."""
        method = self.attribute(node, "__init__")
        if not isinstance(method, FUNCTIONS[:2]):
            return []
        names = [each.arg for each in [*method.args.posonlyargs, *method.args.args]][1:]
        found: list[ast.expr] = []
        for call in self.calls:
            if not any(isinstance(each, ast.ClassDef) and node in self.mro(each) for each in self.entities(call.func)):
                continue
            given = [each.value for each in call.keywords if each.arg == name]
            position = names.index(name) if name in names else len(call.args)
            given += call.args[position : position + 1]
            if any(isinstance(each, ast.Starred) for each in call.args) or any(each.arg is None for each in call.keywords):
                return []
            found.extend(given)
        return found

    def is_protocol(self, node: ast.ClassDef) -> bool:
        return any(isinstance(base, External) and base.path.endswith(".Protocol") for base in self.bases(node))

    def is_abstract(self, node: ast.ClassDef) -> bool:
        names = {name for each in self.mro(node) if isinstance(each, ast.ClassDef) for name in self.scope(each)}
        found = (self.attribute(node, name) for name in names)
        return any(
            isinstance(each, FUNCTIONS[:2]) and any("abstractmethod" in ast.unparse(one) for one in each.decorator_list)
            for each in found
        )


def make_module(file: dict[str, str], known: set[str], tree: ast.Module) -> Module:
    path = PurePosixPath(file["path"])
    parts = [path.stem]
    folder = path.parent
    while str(folder / "__init__.py") in known:
        parts.insert(0, folder.name)
        folder = folder.parent
    is_package = path.stem == "__init__"
    if is_package:
        parts.pop()
    return Module(".".join(parts) or path.parent.name, file["shown"], tree, is_package)


def absolute(module: Module, statement: ast.ImportFrom) -> str:
    if statement.level == 0:
        return statement.module or ""
    parts = module.name.split(".")
    kept = parts[: len(parts) - statement.level + (1 if module.is_package else 0)]
    return ".".join([*kept, *([statement.module] if statement.module else [])])


def stars(module: Module) -> Iterator[ast.ImportFrom]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and any(each.name == "*" for each in node.names):
            yield node
