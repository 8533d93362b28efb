"""Conditions and clauses that tell errors apart."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from program import External

if TYPE_CHECKING:
    from reader import Owner, Reader

Step = dict[str, Any]
EVERYTHING = {"builtins.Exception", "builtins.BaseException"}


class Conditions:
    """What a condition says about a caught error, or one in a param."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def pattern(self, node: ast.expr) -> Step | None:
        """The errors that a clause catches; None if it catches all, or if it is not known which."""
        if isinstance(node, ast.Tuple):
            parts = [self.pattern(each) for each in node.elts]
            known = [each for each in parts if each is not None]
            if len(known) < len(parts):
                return None
            entries = [entry for each in known for entry in each["entries"]]
            names = [name for each in known for name in each["names"]]
            return {"entries": entries, "foreign": any(each["foreign"] for each in known), "names": names}
        entries: list[str] = []
        names: list[str] = []
        foreign = False
        for each in self.reader.program.entities(node):
            path = self.reader.targets.path(each)
            meaning = self.reader.meanings.get(path)
            if path in EVERYTHING:
                return None
            if meaning is not None:
                entries.extend(meaning["entries"])
            elif isinstance(each, ast.ClassDef):
                if self.reader.values.is_ours(each):
                    entries.extend(self.reader.values.entries_of(each))
                else:
                    # Only the sources raise a class that they give to nobody.
                    foreign = foreign or each in self.reader.program.objects.open
                    heirs = [one.name for one in self.reader.program.classes if each in self.reader.program.mro(one)]
                    names.extend(heirs)
            elif isinstance(each, External):
                foreign = True
                names.extend(heirs_of(path))
            elif isinstance(each, (ast.Assign, ast.AnnAssign)) and each.value is not None:
                inner = self.pattern(each.value)
                if inner is None:
                    return None
                entries.extend(inner["entries"])
                names.extend(inner["names"])
                foreign = foreign or inner["foreign"]
            else:
                # A class that is not known may be any: what it catches is both caught and not.
                return {"entries": [], "foreign": True, "names": []}
        return {"entries": entries, "foreign": foreign, "names": names}

    def asks(self, node: ast.expr) -> bool:
        if isinstance(node, ast.UnaryOp):
            return self.asks(node.operand)
        if isinstance(node, ast.BoolOp):
            return any(self.asks(each) for each in node.values)
        return self.question(node) is not None

    def question(self, node: ast.expr) -> tuple[ast.Name, Step] | None:
        """``isinstance(error, …)`` and ``error.code == OrdersCode.OUT_OF_STOCK``"""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            if len(node.args) == 2 and isinstance(node.args[0], ast.Name):
                pattern = self.pattern(node.args[1])
                if pattern is None:
                    return None
                # What is caught here is followed, but a param can get what only a framework sees.
                is_caught = self.reader.values.handler(node.args[0]) is not None
                foreign = pattern["foreign"] or (not is_caught and bool(pattern["names"]))
                return node.args[0], {**pattern, "foreign": foreign}
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], (ast.Eq, ast.Is)):
            left, right = node.left, node.comparators[0]
            meaning = [
                self.reader.meanings.get(self.reader.targets.path(each)) for each in self.reader.program.entities(right)
            ]
            if (
                isinstance(left, ast.Attribute)
                and isinstance(left.value, ast.Name)
                and len(meaning) == 1
                and meaning[0]
            ):
                if meaning[0]["use"] == "constant":
                    return left.value, {"entries": meaning[0]["entries"], "foreign": False, "names": []}
        return None

    def branches(self, node: ast.expr, owner: Owner, then: list[Step], otherwise: list[Step]) -> list[Step]:
        if not self.asks(node):
            return [*self.reader.expression(node, owner), *then, *otherwise]
        if isinstance(node, ast.UnaryOp):
            return self.branches(node.operand, owner, otherwise, then)
        if isinstance(node, ast.BoolOp):
            rest: ast.expr = node.values[1] if len(node.values) == 2 else ast.BoolOp(op=node.op, values=node.values[1:])
            if isinstance(node.op, ast.And):
                return self.branches(node.values[0], owner, self.branches(rest, owner, then, otherwise), otherwise)
            return self.branches(node.values[0], owner, then, self.branches(rest, owner, then, otherwise))
        question = self.question(node)
        assert question is not None
        binding = self.reader.values.binding(question[0], owner)
        if binding is None:
            return [*then, *otherwise]
        return [{"when": binding, "is": question[1], "then": then, "else": otherwise}]


def heirs_of(path: str) -> list[str]:
    """The names of the exceptions of the language that a class catches."""
    name = path.removeprefix("builtins.")
    base = getattr(builtins, name, None)
    if not isinstance(base, type):
        return [name]
    found = [each for each in vars(builtins).values() if isinstance(each, type) and issubclass(each, base)]
    return [each.__name__ for each in found]


def ends(body: Sequence[ast.stmt]) -> bool:
    """Whether statements never reach what follows them."""
    for each in body:
        if isinstance(each, (ast.Return, ast.Raise, ast.Continue, ast.Break)):
            return True
        if isinstance(each, ast.If) and each.orelse and ends(each.body) and ends(each.orelse):
            return True
    return False
