"""What kinds of objects are in lists, dictionaries and the like."""

from __future__ import annotations

import ast

from program import BUILTIN, UNKNOWN, Entity, External, Program

MAPPINGS = {"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "OrderedDict", "ChainMap"}
CONTAINERS = {*MAPPINGS, "list", "List", "Sequence", "MutableSequence", "set", "Set", "frozenset", "FrozenSet", "tuple",
              "Tuple", "Iterable", "Iterator", "Collection", "deque", "Deque"}  # fmt: skip


def named(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


class Containers:
    """Finds the classes of what is in containers. Its heir finds those of values."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def of(self, node: ast.AST, owner: ast.ClassDef | None) -> list[Entity]:
        raise NotImplementedError

    def annotation(self, node: ast.expr | None) -> list[Entity]:
        raise NotImplementedError

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
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("values", "items")
        ):
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
                    homes = [
                        each for each in stored if self.program.around(each, (ast.ClassDef,)) in self.program.mro(kind)
                    ]
                    bindings += [own] if own is not None else [self.program.parents[each] for each in homes]
        else:
            return [node]
        annotations = [
            each.annotation for each in bindings if isinstance(each, (ast.arg, ast.AnnAssign)) and each.annotation
        ]
        values = [each.value for each in bindings if isinstance(each, ast.Assign)]
        return annotations or values
