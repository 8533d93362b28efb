"""What calls reach: functions and classes of the sources, params, or nothing that raises errors of the catalog."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from arguments import Body, Step, Steps, Target
from objects import Made
from program import BUILTIN, UNKNOWN, Entity, External, Module
from syntax import FUNCTIONS, assignments, params
from wrappers import Wrappers

if TYPE_CHECKING:
    from reader import Owner, Reader

DYNAMIC = {"eval", "exec", "__import__", "importlib.import_module"}
LATER = {"add_task", "call_later", "call_soon", "Thread", "register", "signal", "Timer"}


class Targets(Wrappers):
    """Resolves calls."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.busy: set[tuple[int, Any]] = set()

    def call(self, node: ast.Call, owner: Owner) -> list[Step]:
        """The steps of a call."""
        program = self.reader.program
        steps = self.arguments_steps(node, owner)
        if isinstance(node.func, (ast.Attribute, ast.Call, ast.Subscript)):
            inner = node.func.value if isinstance(node.func, (ast.Attribute, ast.Subscript)) else node.func
            steps = [*self.reader.expression(inner, owner), *steps]
        entities = [each for each in program.entities(node.func) if each is not UNKNOWN]
        paths = [self.path(each) for each in entities]
        if any(path.removeprefix("builtins.") in DYNAMIC for path in paths):
            return [*steps, self.reader.unknown(node, paths[0].removeprefix("builtins."))]
        if paths and all(self.is_package(path) for path in paths):
            sent = paths[0].rsplit(".", 1)[-1].startswith("encode") and node.args
            return [*steps, *(self.reader.values.of(node.args[0], owner) if sent else [])]
        targets = self.of(node.func, owner)
        for target in targets:
            steps.extend(self.reach(target, node, owner))
        if not targets:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in LATER:
                arguments = [*node.args, *(each.value for each in node.keywords)]
                steps.extend(step for each in arguments for step in self.given(each, owner, strict=False))
            if (
                name in ("str", "len", "repr", "iter", "next", "list", "tuple", "set", "sorted", "sum", "bool")
                and node.args
            ):
                dunder = {
                    "str": "__str__",
                    "repr": "__repr__",
                    "len": "__len__",
                    "next": "__next__",
                    "bool": "__bool__",
                }
                steps.extend(self.special(node.args[0], dunder.get(name, "__iter__"), owner))
        return steps

    def of(self, node: ast.expr, owner: Owner) -> list[Target]:
        """What calling an expression reaches. Nothing for functions that raise no errors of the catalog."""
        key = (id(node), owner)
        if key in self.busy:
            return []
        self.busy.add(key)
        try:
            return self._of(node, owner)
        finally:
            self.busy.discard(key)

    def _of(self, node: ast.expr, owner: Owner) -> list[Target]:
        if isinstance(node, ast.Lambda):
            return [Body(node, owner)]
        if isinstance(node, ast.Name):
            return self.named(node, owner)
        if isinstance(node, ast.Attribute):
            return self.attribute(node, owner)
        if isinstance(node, ast.Call):
            return self.made(node, owner)
        if isinstance(node, ast.IfExp):
            return [*self.of(node.body, owner), *self.of(node.orelse, owner)]
        if isinstance(node, ast.BoolOp):
            return [each for value in node.values for each in self.of(value, owner)]
        if isinstance(node, ast.Subscript):
            return self.of(node.value, owner) if not isinstance(node.value, ast.Name) else self.table(node, owner)
        if isinstance(node, ast.Dict):
            return [each for value in node.values for each in self.of(value, owner)]
        if isinstance(node, (ast.List, ast.Tuple)):
            return [each for value in node.elts for each in self.of(value, owner)]
        if isinstance(node, (ast.Constant, ast.JoinedStr)):
            return []
        return self.unknown(node)

    def table(self, node: ast.Subscript, owner: Owner) -> list[Target]:
        targets = self.of(node.value, owner)
        return targets or ([] if self.reader.values.of(node.value, owner) else self.unknown(node))

    def named(self, node: ast.Name, owner: Owner) -> list[Target]:
        targets: list[Target] = []
        found = self.reader.program.lookup(node.id, node)
        for binding, scope in found:
            if isinstance(binding, ast.arg) and is_class(binding, scope):
                made = owner.origin if isinstance(owner, Made) else owner
                targets.extend(self.constructor(made) if made is not None else self.unknown(node))
            elif isinstance(binding, ast.arg):
                kinds = self.reader.kinds.binding(binding, node.id, scope, owner)
                is_object = all(isinstance(each, ast.ClassDef) for each in kinds)
                targets.extend(self.instances(kinds, node) if is_object else [self.param(binding, scope, node, owner)])
            elif isinstance(binding, FUNCTIONS[:2]):
                inner = isinstance(scope, FUNCTIONS)
                targets.extend(self.decorated(binding, owner if inner else None))
            elif isinstance(binding, ast.alias):
                for each in self.reader.program.bound(binding, node.id):
                    targets.extend(self.entity(each, node.id, node))
            elif isinstance(binding, ast.ClassDef):
                targets.extend(self.constructor(binding))
            else:
                targets.extend(self.variable(binding, node, owner))
        if found:
            return targets
        return self.external(External(f"builtins.{node.id}"), node)

    def entity(self, each: Entity, name: str, node: ast.AST) -> list[Target]:
        """What calling a definition, an import or a variable of a module reaches."""
        if isinstance(each, External):
            return self.external(each, node)
        if isinstance(each, FUNCTIONS[:2]):
            return self.decorated(each, None)
        if isinstance(each, ast.ClassDef):
            return self.constructor(each)
        if isinstance(each, (ast.Assign, ast.AnnAssign)) and each.value is not None:
            return self.assigned(each.value, None, node)
        return self.unknown(node)

    def external(self, each: External, node: ast.AST) -> list[Target]:
        if self.is_package(each.path):
            return []
        if each.path == "builtins.getattr":
            return []
        problem = self.reader.is_safe(each.path)
        return [] if problem is None else self.unknown(node, problem)

    def variable(self, binding: ast.AST, node: ast.Name, owner: Owner) -> list[Target]:
        values = [
            value for target, value in assignments(binding) if isinstance(target, ast.Name) and target.id == node.id
        ]
        return (
            [each for value in values for each in self.assigned(value, owner, node)] if values else self.unknown(node)
        )

    def assigned(self, value: ast.expr, owner: Owner, node: ast.AST) -> list[Target]:
        """What calling a variable reaches: the function that it has, or the class of its object."""
        if isinstance(value, (ast.Call, ast.Await)):
            kinds = self.reader.kinds.of(value, owner)
            classes = [each for each in kinds if isinstance(each, ast.ClassDef)]
            if classes:
                return self.instances(list(classes), node)
            called = value.value if isinstance(value, ast.Await) else value
            made = self.made(called, owner) if isinstance(called, ast.Call) else []
            if made and all(isinstance(each, Body) for each in made):
                return made
            steps = self.reader.values.of(value, owner)
            if steps and all("unknown" not in each for each in steps):
                return [Steps([], steps)]
            inner = value.value if isinstance(value, ast.Await) else value
            return self.made(inner, owner) if isinstance(inner, ast.Call) else self.unknown(node)
        return self.of(value, owner)

    def instances(self, kinds: list[Entity], node: ast.AST) -> list[Target]:
        """What calling objects reaches: ``__call__``."""
        targets: list[Target] = []
        for each in kinds:
            for kind in self.reader.program.family(each) if isinstance(each, ast.ClassDef) else []:
                method = self.reader.program.attribute(kind, "__call__")
                targets.extend([Body(method, kind)] if isinstance(method, FUNCTIONS) else self.unknown(node))
        return targets

    def constructor(self, node: ast.ClassDef) -> list[Target]:
        names = ("__new__", "__init__", "__post_init__")
        methods = [self.reader.program.attribute(node, name) for name in names]
        return [Body(each, node) for each in methods if isinstance(each, FUNCTIONS)]

    def attribute(self, node: ast.Attribute, owner: Owner) -> list[Target]:
        program = self.reader.program
        direct = [each for each in program.entities(node) if each is not UNKNOWN]
        homes = [each for each in program.entities(node.value) if isinstance(each, ast.ClassDef)] if direct else []
        if homes and all(isinstance(each, FUNCTIONS[:2]) for each in direct):  # a class method
            return [each for home in homes for method in direct for each in self.decorated(method, home)]
        if direct:
            return [target for each in direct for target in self.entity(each, node.attr, node)]
        if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "super":
            around = program.around(node, (ast.ClassDef,))
            start = around if isinstance(around, ast.ClassDef) else None
            method = program.attribute(owner or start, node.attr, start) if start is not None else None  # type: ignore[arg-type]
            return self.decorated(method, owner) if isinstance(method, FUNCTIONS[:2]) else []
        targets: list[Target] = []
        for kind in self.receivers(node, owner):
            targets.extend(self.member(kind, node, owner))
        return targets

    def member(self, kind: Entity, node: ast.Attribute, owner: Owner) -> list[Target]:
        program = self.reader.program
        if isinstance(kind, External):
            return self.external(External(f"{kind.path}.{node.attr}"), node) if kind is not BUILTIN else []
        if isinstance(kind, ast.ClassDef):
            method = program.attribute(kind, node.attr)
            if isinstance(method, FUNCTIONS[:2]):
                return self.decorated(method, kind)
            if node.attr in program.stored or method is not None:
                value = [each for _, each in program.stored.get(node.attr, [])]
                direct = [
                    each.value for each in [method] if isinstance(each, (ast.Assign, ast.AnnAssign)) and each.value
                ]
                field = [self.reader.values.field(node.attr, suffix, node, kind) for suffix in ("", "=")]
                if not value and not direct:
                    return self.declared(kind, node)
                return [
                    *([Steps([field[0]], [field[1]])] if value else []),
                    *(t for v in direct for t in self.of(v, kind)),
                ]
            is_open = program.attribute(kind, "__getattr__") is not None
            outer = [each for each in program.mro(kind) if isinstance(each, External) and "Protocol" not in each.path]
            return [] if outer and not is_open else self.unknown(node)
        # Whatever the object is: an attribute that no source defines is one of a library.
        if node.attr not in program.attributes:
            return []
        targets = self.unknown(node)
        for each in program.classes:
            method = program.scope(each).get(node.attr, [None])[-1]
            if isinstance(method, FUNCTIONS[:2]) and not isinstance(kind, Module):
                targets.extend(self.decorated(method, each))
        return targets

    def declared(self, kind: ast.ClassDef, node: ast.Attribute) -> list[Target]:
        """What calling a field of a dataclass reaches: what its constructor gets."""
        given = self.reader.program.objects.field(node.attr, kind) if isinstance(kind, Made) else None
        origins = [one for each in given or [] for one in self.reader.values.origins(each, frozenset())]
        steps = [step for each in origins for step in self.given(each.node, each.owner)]
        results = [step for each in origins for step in self.reader.values.of(each.node, each.owner)]
        return [Steps(steps, results)] if steps else self.unknown(node)


def is_class(binding: ast.arg, scope: ast.AST) -> bool:
    """Whether a param is the class that a class method is called on."""
    decorators = [ast.unparse(each) for each in getattr(scope, "decorator_list", [])]
    return "classmethod" in decorators and params(scope)[:1] == [binding]  # type: ignore[arg-type]
