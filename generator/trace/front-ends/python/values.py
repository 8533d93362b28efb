"""The errors in values: exceptions, their classes, and tables and functions that have them."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING, Any

from objects import Made, Seen
from program import Entity, External
from syntax import FUNCTIONS, Function, assignments, returns

if TYPE_CHECKING:
    from reader import Owner, Reader

Step = dict[str, Any]


class Values:
    """Finds the errors that an expression can give."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def of(self, node: ast.AST, owner: Owner) -> list[Step]:
        """The errors in a value; a class stands for its instances, a function for what it returns."""
        if isinstance(node, ast.Call):
            return self.called(node, owner)
        if isinstance(node, (ast.Await, ast.Starred, ast.NamedExpr, ast.Subscript)):
            return self.of(node.value, owner)
        if isinstance(node, ast.IfExp):
            return [*self.of(node.body, owner), *self.of(node.orelse, owner)]
        if isinstance(node, ast.BoolOp):
            return [step for each in node.values for step in self.of(each, owner)]
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            return [step for each in node.elts for step in self.of(each, owner)]
        if isinstance(node, ast.Dict):
            return [step for each in node.values for step in self.of(each, owner)]
        if isinstance(node, (ast.DictComp, ast.ListComp, ast.SetComp, ast.GeneratorExp)):
            return self.of(node.value if isinstance(node, ast.DictComp) else node.elt, owner)
        if isinstance(node, ast.Lambda):
            return [{"call": [self.reader.returns_id(node, owner)], "at": self.reader.program.at(node)}]
        if isinstance(node, ast.Name):
            return self.name(node, owner)
        if isinstance(node, ast.Attribute):
            return self.attribute(node, owner)
        return []

    def called(self, node: ast.Call, owner: Owner) -> list[Step]:
        direct = self.classes(node.func, node)
        if direct is not None:
            return direct
        steps: list[Step] = []
        for each in self.class_values(node.func, owner):
            steps.extend(self.classes(each, node) or self.of(each, owner))
        if steps:
            return steps
        targets = self.reader.targets.of(node.func, owner)
        for target in targets:
            steps.extend(self.reader.targets.results(target, node, owner))
        if targets:
            return steps
        receiver = self.of(node.func.value if isinstance(node.func, ast.Attribute) else node.func, owner)
        arguments = [*node.args, *(each.value for each in node.keywords)]
        return [*receiver, *(step for each in arguments for step in self.of(each, owner))]

    def classes(self, node: ast.expr, at: ast.AST) -> list[Step] | None:
        """The errors of the classes that an expression names; None if it names something else."""
        steps: list[Step] = []
        place = self.reader.program.at(at)
        entities = self.reader.program.entities(node)
        for each in entities:
            path = self.reader.targets.path(each)
            meaning = self.reader.meanings.get(path)
            if meaning is not None and meaning["use"] == "class":
                steps.extend(self.of_class(meaning["entries"], ast.unparse(node), place))
            elif isinstance(each, ast.ClassDef) and self.is_ours(each):
                steps.extend(self.of_class(self.entries_of(each), each.name, place))
            elif isinstance(each, ast.ClassDef) and self.is_exception(each):
                steps.append({"foreign": each.name, "at": place})
            elif isinstance(each, External) and is_exception_name(path):
                steps.append({"foreign": path.removeprefix("builtins."), "at": place})
            else:
                return None
        return steps if entities else None

    def of_class(self, entries: list[str], name: str, at: str) -> list[Step]:
        if len(entries) == 1:
            return [{"raise": entries[0], "at": at}]
        return [{"unknown": f"the code of {name}", "at": at}]

    def is_ours(self, node: ast.ClassDef) -> bool:
        return any(self.reader.targets.path(each) in self.reader.meanings for each in self.reader.program.mro(node))

    def entries_of(self, node: ast.ClassDef) -> list[str]:
        """The entries of the nearest class of the catalog that a class extends."""
        for each in self.reader.program.mro(node):
            meaning = self.reader.meanings.get(self.reader.targets.path(each))
            if meaning is not None:
                return list(meaning["entries"])
        return []

    def is_exception(self, node: ast.ClassDef) -> bool:
        return any(
            isinstance(each, External) and is_exception_name(each.path) for each in self.reader.program.mro(node)
        )

    def is_caught(self, node: ast.expr) -> bool:
        if not isinstance(node, ast.Name):
            return False
        found = self.reader.program.lookup(node.id, node)
        return bool(found) and isinstance(found[-1][0], ast.ExceptHandler)

    def binding(self, node: ast.Name, owner: Owner) -> str | None:
        """The param that stands for the errors in a variable."""
        handler = self.handler(node)
        if handler is not None:
            return self.reader.catch_id(handler, owner)
        for binding, scope in self.reader.program.lookup(node.id, node):
            if isinstance(binding, ast.arg):
                return f"{self.reader.param_id(binding, scope, owner)}="
        return None

    def handler(self, node: ast.Name) -> ast.ExceptHandler | None:
        """The clause around a name that binds it."""
        found = self.reader.program.around(node, (ast.ExceptHandler,))
        while isinstance(found, ast.ExceptHandler):
            if found.name == node.id:
                return found
            found = self.reader.program.around(found, (ast.ExceptHandler,))
        return None

    def name(self, node: ast.Name, owner: Owner) -> list[Step]:
        at = self.reader.program.at(node)
        handler = self.handler(node)
        if handler is not None:
            return [{"param": self.reader.catch_id(handler, owner), "at": at}]
        steps: list[Step] = []
        for binding, scope in self.reader.program.lookup(node.id, node):
            if isinstance(binding, ast.arg):
                if not self.reader.kinds.is_self(binding, scope):
                    steps.append({"param": f"{self.reader.param_id(binding, scope, owner)}=", "at": at})
            elif isinstance(binding, (ast.alias, ast.ClassDef, *FUNCTIONS)):
                steps.extend(self.entity(node, owner))
            else:
                steps.append({"call": [self.variable(node.id, binding, scope, owner)], "at": at})
        return steps if steps else (self.classes(node, node) or [])

    def entity(self, node: ast.expr, owner: Owner) -> list[Step]:
        """The errors in what a definition or an import gives."""
        direct = self.classes(node, node)
        if direct is not None:
            return direct
        steps: list[Step] = []
        at = self.reader.program.at(node)
        for each in self.reader.program.entities(node):
            if isinstance(each, FUNCTIONS[:2]):
                steps.append({"call": [self.reader.returns_id(each, None)], "at": at})
            elif isinstance(each, (ast.Assign, ast.AnnAssign)):
                name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
                module = self.reader.program.module(each)
                steps.append({"call": [self.variable(name, each, module.tree, None)], "at": at})
        return steps

    def variable(self, name: str, binding: ast.AST, scope: ast.AST, owner: Owner) -> str:
        key = f"variable {name} {self.reader.program.id(binding, owner)}="
        values = [value for target, value in assignments(binding) if isinstance(target, ast.Name)]
        return self.reader.define(
            key, "", isinstance(scope, FUNCTIONS), lambda: [step for each in values for step in self.of(each, owner)]
        )

    def attribute(self, node: ast.Attribute, owner: Owner) -> list[Step]:
        direct = self.classes(node, node)
        if direct is not None:
            return direct
        found = self.entity(node, owner)
        if found:
            return found
        methods = self.reader.targets.methods(node, owner)
        if methods:
            at = self.reader.program.at(node)
            return [{"call": [self.reader.returns_id(each, kind)], "at": at} for each, kind in methods]
        stored = self.reader.program.stored.get(node.attr, [])
        if stored:
            return [self.field(node.attr, "=", node, each) for each in self.reader.targets.owners(node, owner)]
        given = [step for each in self.class_values(node, owner) for step in self.of(each, owner)]
        if given:
            return given
        is_self = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        return [] if is_self else self.of(node.value, owner)

    def class_values(self, node: ast.expr, owner: Owner) -> list[ast.expr]:
        """What classes give an attribute of their objects: ``missing = OrderNotFoundError``."""
        if not isinstance(node, ast.Attribute) or node.attr in self.reader.program.stored:
            return []
        found = []
        for kind in self.reader.targets.receivers(node, owner):
            given = self.reader.program.attribute(kind, node.attr) if isinstance(kind, ast.ClassDef) else None
            if isinstance(given, (ast.Assign, ast.AnnAssign)) and given.value is not None:
                found.append(given.value)
        return found

    def field(self, name: str, suffix: str, at: ast.AST, kind: Entity | None = None) -> Step:
        """What an attribute of an object is given; of one that is not known, any attribute of that name."""
        program = self.reader.program
        known = kind if isinstance(kind, Made) and name not in program.objects.loose_names else None
        order = program.mro(known) if known is not None else []

        def body() -> list[Step]:
            steps: list[Step] = []
            for target, value in program.stored.get(name, []):
                home = program.around(target, (ast.ClassDef,))
                if known is not None and home not in order:
                    continue
                owner = known or (home if isinstance(home, ast.ClassDef) else None)
                for each in self.origins(Seen(value, owner, None), frozenset()):
                    steps.extend(
                        self.of(each.node, each.owner) if suffix else self.reader.targets.given(each.node, each.owner)
                    )
            return steps

        key = f"field {name}{suffix}" if known is None else f"field {name}{suffix} {program.id(known, None)}"
        return {"call": [self.reader.define(key, "", False, body)], "at": program.at(at)}

    def origins(self, seen: Seen, busy: frozenset[ast.AST]) -> list[Seen]:
        """What a value comes from, behind conditions and params of constructors."""
        program = self.reader.program
        node = seen.node
        parts = (
            [node.body, node.orelse]
            if isinstance(node, ast.IfExp)
            else node.values
            if isinstance(node, ast.BoolOp)
            else []
        )
        if parts:
            return [one for each in parts for one in self.origins(Seen(each, seen.owner, seen.frame), busy)]
        found: list[Seen] = []
        for binding, scope in program.lookup(node.id, node) if isinstance(node, ast.Name) else []:
            if binding in busy:
                continue
            given: list[Seen] = []
            if isinstance(binding, ast.arg):
                passed = program.objects.passed(binding, scope, seen.owner, seen.frame)
                if passed is None and not isinstance(seen.owner, Made) and getattr(scope, "name", "") == "__init__":
                    passed = self.constructed(binding, scope, seen)
                given = passed or [seen]
            elif isinstance(scope, FUNCTIONS) and isinstance(binding, ast.Assign):
                given = [Seen(binding.value, seen.owner, seen.frame)]
            else:
                given = [seen]
            for each in given:
                found.extend([each] if each is seen else self.origins(each, busy | {binding}))
        return found or [seen]

    def constructed(self, binding: ast.arg, scope: ast.AST, seen: Seen) -> list[Seen]:
        """What constructors of a class and its heirs get for a param of ``__init__``: that is seen, and the rest is not."""
        home = self.reader.program.parents.get(scope)
        if not isinstance(home, ast.ClassDef):
            return [seen]
        found = [seen] if self.reader.program.objects.is_open(home) else []
        for each in self.reader.program.constructed(home, binding.arg):
            there = self.reader.program.around(each, (ast.ClassDef,))
            found.append(Seen(each, there if isinstance(there, ast.ClassDef) else None, None))
        return found

    def returned(self, node: Function, owner: Owner) -> list[Step]:
        return [step for each in returns(node) for step in self.of(each, owner)]


def is_exception_name(path: str) -> bool:
    known = getattr(builtins, path.removeprefix("builtins."), None)
    if isinstance(known, type) and issubclass(known, BaseException):
        return True
    return path.rsplit(".", 1)[-1].endswith(("Error", "Exception"))
