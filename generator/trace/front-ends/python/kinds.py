"""What kinds of objects expressions give: classes of the sources, or something from outside."""

from __future__ import annotations

import ast

from exact import Exact, is_generator
from objects import Made, Seen
from program import BUILTIN, UNKNOWN, Entity, External
from syntax import FUNCTIONS, assignments, params, returns

PLAIN = (
    ast.Constant, ast.JoinedStr, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp,
    ast.GeneratorExp, ast.Compare, ast.Lambda,
)  # fmt: skip
WRAPPERS = {"Annotated", "Optional", "Union", "Final", "ClassVar", "Awaitable", "Coroutine", "Generator", "Iterator",
            "AsyncIterator", "AsyncGenerator", "Required", "NotRequired"}  # fmt: skip


TAKERS = {"get", "pop", "popleft", "setdefault"}
COPIES = {"copy.copy", "copy.deepcopy", "copy.replace", "dataclasses.replace"}


class Kinds(Exact):
    """Finds the classes of objects."""

    def of(self, node: ast.AST, owner: ast.ClassDef | None) -> list[Entity]:
        """The classes that the value of an expression can have; ``UNKNOWN`` among them if there may be others."""
        key = (id(node), owner, self.frame)
        if key in self.busy:
            return []
        self.steps = self.steps + 1 if self.busy else 0
        self.busy.add(key)
        try:
            return self._of(node, owner)
        finally:
            self.busy.discard(key)

    def _of(self, node: ast.AST, owner: ast.ClassDef | None) -> list[Entity]:
        if isinstance(node, PLAIN):
            return [BUILTIN]
        if isinstance(node, (ast.Await, ast.NamedExpr, ast.Starred)):
            return self.of(node.value, owner)
        if isinstance(node, ast.IfExp):
            return [*self.of(node.body, owner), *self.of(node.orelse, owner)]
        if isinstance(node, ast.BoolOp):
            return [each for value in node.values for each in self.of(value, owner)]
        if isinstance(node, (ast.BinOp, ast.UnaryOp)):
            operand = node.left if isinstance(node, ast.BinOp) else node.operand
            found = self.of(operand, owner)
            return [BUILTIN if isinstance(each, External) else UNKNOWN for each in found]
        if isinstance(node, ast.Name):
            return self.name(node, owner)
        if isinstance(node, ast.Attribute):
            return self.attribute(node, owner)
        if isinstance(node, ast.Call):
            return self.call(node, owner)
        if isinstance(node, ast.Subscript):
            return self.contained(node.value, owner)
        return [UNKNOWN]

    def name(self, node: ast.Name, owner: ast.ClassDef | None) -> list[Entity]:
        found = self.program.lookup(node.id, node)
        if not found:
            return [BUILTIN]
        return [kind for binding, scope in found for kind in self.binding(binding, node.id, scope, owner)]

    def binding(self, binding: ast.AST, name: str, scope: ast.AST, owner: ast.ClassDef | None) -> list[Entity]:
        if isinstance(binding, ast.arg):
            if self.is_self(binding, scope):
                return [owner] if owner is not None else [UNKNOWN]
            if isinstance(scope, FUNCTIONS) and binding in (scope.args.vararg, scope.args.kwarg):
                return [BUILTIN]
            known = self.objects(self.program.objects.passed(binding, scope, owner, self.frame))
            if known is not None:
                return known
            return self.annotation(binding.annotation) if binding.annotation is not None else [UNKNOWN]
        if isinstance(binding, ast.AnnAssign):
            known = self.objects([Seen(binding.value, owner, self.frame)] if self.is_fixed(binding, name) else None)
            return known or self.annotation(binding.annotation)
        if isinstance(binding, ast.ExceptHandler):
            return [External("builtins.BaseException")]
        if isinstance(binding, ast.alias):
            return self.values(self.program.bound(binding, name), owner)
        if isinstance(binding, (ast.For, ast.AsyncFor, ast.comprehension)):
            return self.elements(binding.iter, owner)
        if isinstance(binding, ast.withitem):
            return [
                UNKNOWN if isinstance(each, ast.ClassDef) else each for each in self.of(binding.context_expr, owner)
            ]
        pairs = [value for target, value in assignments(binding) if isinstance(target, ast.Name) and target.id == name]
        if isinstance(binding, ast.Call):
            return []
        unpacked = self.unpacked(binding, name, owner)
        if unpacked:
            return unpacked
        return [each for value in pairs for each in self.of(value, owner)] or [UNKNOWN]

    def unpacked(self, binding: ast.AST, name: str, owner: ast.ClassDef | None) -> list[Entity]:
        """The kinds of a part of a tuple that a function of the sources returns; nothing for other values."""
        if not isinstance(binding, ast.Assign) or not isinstance(binding.targets[0], (ast.Tuple, ast.List)):
            return []
        value = binding.value.value if isinstance(binding.value, ast.Await) else binding.value
        parts = [each.id if isinstance(each, ast.Name) else "" for each in binding.targets[0].elts]
        callees = self.callees(value.func, owner) if isinstance(value, ast.Call) and name in parts else []
        kinds: list[Entity] = []
        for each in callees:
            returned = getattr(each, "returns", None)
            inner = returned.slice if isinstance(returned, ast.Subscript) else None
            if isinstance(inner, ast.Tuple) and len(inner.elts) == len(parts):
                kinds.extend(self.annotation(inner.elts[parts.index(name)]))
            elif isinstance(each, FUNCTIONS):
                kinds.append(UNKNOWN)
        return kinds

    def is_fixed(self, binding: ast.AnnAssign, name: str) -> bool:
        """Whether a variable with an annotation has the value that is written there."""
        return binding.value is not None and name not in self.program.objects.loose_names

    def values(self, entities: list[Entity], owner: ast.ClassDef | None) -> list[Entity]:
        """The kinds of what module-level names refer to."""
        kinds: list[Entity] = []
        for each in entities:
            if isinstance(each, ast.AnnAssign):
                name = each.target.id if isinstance(each.target, ast.Name) else ""
                known = self.objects([Seen(each.value, None, None)] if self.is_fixed(each, name) else None)  # type: ignore[arg-type]
                kinds.extend(known or self.annotation(each.annotation))
            elif isinstance(each, ast.Assign):
                kinds.extend(self.seen(Seen(each.value, None, None)))
            else:
                kinds.append(each if isinstance(each, External) else UNKNOWN)
        return kinds

    def is_self(self, node: ast.arg, scope: ast.AST) -> bool:
        if not isinstance(scope, FUNCTIONS) or not isinstance(self.program.parents.get(scope), ast.ClassDef):
            return False
        decorators = [ast.unparse(each) for each in getattr(scope, "decorator_list", [])]
        return "staticmethod" not in decorators and params(scope)[:1] == [node]

    def annotation(self, node: ast.expr | None) -> list[Entity]:
        """The classes that an annotation allows."""
        if node is None or (isinstance(node, ast.Constant) and node.value is None):
            return [BUILTIN]
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                parsed = ast.parse(node.value, mode="eval").body
            except SyntaxError:
                return [UNKNOWN]
            for each in ast.walk(parsed):
                self.program.parents[each] = node
            return self.annotation(parsed)
        if isinstance(node, ast.BinOp):
            return [*self.annotation(node.left), *self.annotation(node.right)]
        if isinstance(node, ast.Subscript):
            return self.generic(node)
        kinds: list[Entity] = []
        for each in self.program.entities(node):
            if isinstance(each, ast.ClassDef):
                kinds.append(each)
            elif isinstance(each, External):
                kinds.append(UNKNOWN if each.path in ("typing.Any", "builtins.object", "typing.Callable") else each)
            elif isinstance(each, (ast.Assign, ast.AnnAssign)) and each.value is not None:
                is_variable = isinstance(each.value, ast.Call)
                kinds.extend([UNKNOWN] if is_variable else self.annotation(each.value))
            else:
                kinds.append(UNKNOWN)
        return kinds

    def generic(self, node: ast.Subscript) -> list[Entity]:
        name = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if name in ("Annotated", "Generator", "Iterator", "AsyncIterator", "AsyncGenerator"):
            return self.annotation(inner[0])
        if name in WRAPPERS:
            return [each for one in inner for each in self.annotation(one)]
        if name in ("Callable", "Type", "type"):
            return [UNKNOWN]
        return self.annotation(node.value)

    def attribute(self, node: ast.Attribute, owner: ast.ClassDef | None) -> list[Entity]:
        direct = [each for each in self.program.entities(node) if each is not UNKNOWN]
        if direct:
            return self.values(direct, owner)
        kinds: list[Entity] = []
        for each in self.of(node.value, owner):
            if not isinstance(each, ast.ClassDef):
                kinds.append(each if isinstance(each, External) else UNKNOWN)
                continue
            kinds.extend(self.field(each, node.attr) or [UNKNOWN])
        return kinds

    def field(self, node: ast.ClassDef, name: str) -> list[Entity]:
        """The kinds of an attribute: as annotated, or as assigned by methods of the class."""
        declared = self.program.attribute(node, name)
        known = self.own_field(node, name, declared) if isinstance(node, Made) else None
        if known is not None:
            return known
        if isinstance(declared, ast.AnnAssign):
            return self.annotation(declared.annotation)
        if isinstance(declared, FUNCTIONS[:2]):
            is_property = any("property" in ast.unparse(each) for each in declared.decorator_list)
            return self.annotation(declared.returns) if is_property and declared.returns else []
        kinds: list[Entity] = []
        for target, value in self.program.stored.get(name, []):
            statement = self.program.parents.get(target)
            home = self.program.around(target, (ast.ClassDef,))
            if home not in self.program.mro(node):
                continue
            if isinstance(statement, ast.AnnAssign):
                kinds.extend(self.annotation(statement.annotation))
            elif isinstance(statement, ast.Assign):
                kinds.extend(self.of(value, node))
        return kinds

    def call(self, node: ast.Call, owner: ast.ClassDef | None) -> list[Entity]:
        if isinstance(node.func, ast.Name) and node.func.id == "super":
            return [UNKNOWN]
        if isinstance(node.func, ast.Attribute) and node.func.attr in TAKERS:
            receivers = self.of(node.func.value, owner)
            if not any(isinstance(each, ast.ClassDef) for each in receivers):
                return self.contained(node.func.value, owner)
        kinds: list[Entity] = []
        for each in self.callees(node.func, owner):
            if isinstance(each, ast.ClassDef):
                kinds.append(self.program.objects.made(each, node, owner, self.frame))
            elif isinstance(each, FUNCTIONS[:2]):
                kinds.extend(self.objects(self.returned(each, node, owner)) or self.result(each, owner))
            elif isinstance(each, External) and each.path in COPIES and node.args:
                kinds.extend(self.of(node.args[0], owner))
            elif isinstance(each, External):
                kinds.append(UNKNOWN if each.path.split(".")[-1] in ("getattr", "cast", "import_module") else each)
            else:
                kinds.append(UNKNOWN)
        return kinds or [UNKNOWN]

    def result(self, node: ast.AST, owner: ast.ClassDef | None) -> list[Entity]:
        """The kinds of what a function returns: as annotated, or those of the expressions that it returns."""
        if is_generator(node):
            return [BUILTIN]
        returned = getattr(node, "returns", None)
        if returned is not None:
            return self.annotation(returned)
        parent = self.program.parents.get(node)
        home = parent if isinstance(parent, ast.ClassDef) else owner
        return [each for value in returns(node) for each in self.of(value, home)] or [BUILTIN]

    def callees(self, node: ast.expr, owner: ast.ClassDef | None) -> list[Entity]:
        """What a call calls, as far as types are concerned."""
        found = [each for each in self.program.entities(node) if each is not UNKNOWN]
        if found or not isinstance(node, ast.Attribute):
            return found
        callees: list[Entity] = []
        for each in self.of(node.value, owner):
            if isinstance(each, ast.ClassDef):
                callees.append(self.program.attribute(each, node.attr) or UNKNOWN)
            else:
                callees.append(each)
        return callees
