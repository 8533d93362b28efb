"""What kinds of objects expressions give: classes of the sources, or something from outside."""

from __future__ import annotations

import ast

from program import BUILTIN, UNKNOWN, Entity, External, Program
from syntax import FUNCTIONS, assignments, params, returns

PLAIN = (
    ast.Constant, ast.JoinedStr, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp,
    ast.GeneratorExp, ast.Compare, ast.Lambda,
)  # fmt: skip
WRAPPERS = {"Annotated", "Optional", "Union", "Final", "ClassVar", "Awaitable", "Coroutine", "Generator", "Iterator",
            "AsyncIterator", "AsyncGenerator", "Required", "NotRequired"}  # fmt: skip


MAPPINGS = {"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "OrderedDict", "ChainMap"}
CONTAINERS = {*MAPPINGS, "list", "List", "Sequence", "MutableSequence", "set", "Set", "frozenset", "FrozenSet", "tuple",
              "Tuple", "Iterable", "Iterator", "Collection", "deque", "Deque"}  # fmt: skip
TAKERS = {"get", "pop", "popleft", "setdefault"}


def named(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def is_generator(node: ast.AST) -> bool:
    """Whether a function yields, and is not a context manager."""
    if any("contextmanager" in ast.unparse(each) for each in getattr(node, "decorator_list", [])):
        return False
    inner = [each for each in ast.walk(node) if isinstance(each, FUNCTIONS) and each is not node]
    hidden = {each for one in inner for each in ast.walk(one)}
    return any(isinstance(each, (ast.Yield, ast.YieldFrom)) and each not in hidden for each in ast.walk(node))


class Kinds:
    """Finds the classes of objects."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.busy: set[int] = set()

    def of(self, node: ast.AST, owner: ast.ClassDef | None) -> list[Entity]:
        """The classes that the value of an expression can have; ``UNKNOWN`` among them if there may be others."""
        if id(node) in self.busy:
            return []
        self.busy.add(id(node))
        try:
            return self._of(node, owner)
        finally:
            self.busy.discard(id(node))

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
            return self.annotation(binding.annotation) if binding.annotation is not None else [UNKNOWN]
        if isinstance(binding, ast.AnnAssign):
            return self.annotation(binding.annotation)
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
        return [each for value in pairs for each in self.of(value, owner)] or [UNKNOWN]

    def values(self, entities: list[Entity], owner: ast.ClassDef | None) -> list[Entity]:
        """The kinds of what module-level names refer to."""
        kinds: list[Entity] = []
        for each in entities:
            if isinstance(each, (ast.Assign, ast.AnnAssign)):
                annotated = isinstance(each, ast.AnnAssign)
                kinds.extend(self.annotation(each.annotation) if annotated else self.of(each.value, owner))  # type: ignore[union-attr]
            else:
                kinds.append(each if isinstance(each, External) else UNKNOWN)
        return kinds

    def elements(self, node: ast.expr, owner: ast.ClassDef | None) -> list[Entity]:
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            return [each for value in node.elts for each in self.of(value, owner)]
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("split", "splitlines")
        ):
            return [BUILTIN]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
            return [BUILTIN]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("values", "items"):
            return self.contained(node.func.value, owner)
        return self.contained(node, owner)

    def contained(self, node: ast.expr, owner: ast.ClassDef | None) -> list[Entity]:
        """The kinds of what is in a container, as annotated or as written where it is made."""
        kinds: list[Entity] = []
        for each in self.declared(node, owner):
            if isinstance(each, (ast.List, ast.Tuple, ast.Set)) and each.elts:
                kinds.extend(kind for value in each.elts for kind in self.of(value, owner))
            elif isinstance(each, ast.Dict) and each.values:
                kinds.extend(kind for value in each.values for kind in self.of(value, owner))
            elif isinstance(each, ast.Subscript) and named(each.value) in CONTAINERS:
                inner = each.slice.elts if isinstance(each.slice, ast.Tuple) else [each.slice]
                chosen = inner[-1:] if named(each.value) in MAPPINGS else inner
                known = [one for one in chosen if not (isinstance(one, ast.Constant) and one.value is ...)]
                kinds.extend(kind for one in known for kind in self.annotation(one))
            elif isinstance(each, (ast.Name, ast.Attribute)) and all(
                isinstance(entity, External) and named(each) not in CONTAINERS for entity in self.program.entities(each)
            ):
                kinds.extend(self.annotation(each))  # an object of a library
            else:
                kinds.append(UNKNOWN)
        return kinds or [UNKNOWN]

    def declared(self, node: ast.expr, owner: ast.ClassDef | None) -> list[ast.expr]:
        """The annotations of what an expression names, or else the values that it is given."""
        if isinstance(node, ast.Name):
            bindings = [binding for binding, _ in self.program.lookup(node.id, node)]
            bindings = [
                entity for each in bindings for entity in (
                    self.program.bound(each, node.id) if isinstance(each, ast.alias) else [each]
                ) if isinstance(entity, ast.AST)
            ]  # fmt: skip
        elif isinstance(node, ast.Attribute):
            bindings = [each for each in self.program.entities(node) if isinstance(each, ast.AST)]
            for kind in self.of(node.value, owner) if not bindings else []:
                if isinstance(kind, ast.ClassDef):
                    own = self.program.attribute(kind, node.attr)
                    stored = [each for each, _ in self.program.stored.get(node.attr, [])]
                    homes = [each for each in stored if self.program.around(each, (ast.ClassDef,)) in self.program.mro(kind)]
                    bindings += [own] if own is not None else [self.program.parents[each] for each in homes]
        else:
            return [node]
        annotations = [each.annotation for each in bindings if isinstance(each, (ast.arg, ast.AnnAssign)) and each.annotation]
        values = [each.value for each in bindings if isinstance(each, ast.Assign)]
        return annotations or values

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
                kinds.append(each)
            elif isinstance(each, FUNCTIONS[:2]):
                kinds.extend(self.result(each, owner))
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
