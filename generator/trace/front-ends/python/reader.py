"""Turns functions into steps: see the facts of errspec's trace."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any, Optional

from conditions import Conditions, ends
from kinds import Kinds
from program import Program
from syntax import FUNCTIONS, Function
from targets import Targets
from values import Values

Step = dict[str, Any]
Owner = Optional[ast.ClassDef]
DUNDERS = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod",
    ast.BitOr: "or", ast.BitAnd: "and", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge", ast.Eq: "eq",
    ast.NotEq: "ne", ast.MatMult: "matmul", ast.Pow: "pow",
}  # fmt: skip


class Reader:
    """One program, and the facts that have been found in it."""

    def __init__(self, program: Program, names: dict[str, Any], is_safe: Callable[[str], str | None]) -> None:
        self.program = program
        self.kinds = Kinds(program)
        self.meanings = names["meanings"]
        self.all = names["all"]
        self.packages = names["packages"]
        self.is_safe = is_safe
        self.lines: dict[str, list[str]] = {}
        self.functions: dict[str, dict[str, Any]] = {}
        self.waiting: list[Callable[[], None]] = []
        self.targets = Targets(self)
        self.values = Values(self)
        self.conditions = Conditions(self)

    def define(self, key: str, name: str, inner: bool, body: Callable[[], list[Step]]) -> str:
        """Adds a function. Its body is read later, because it may call itself."""
        if key not in self.functions:
            facts: dict[str, Any] = {"id": key, "name": name, "inner": inner, "body": []}
            self.functions[key] = facts
            self.waiting.append(lambda: facts.update(body=body()))
        return key

    def finish(self) -> None:
        while self.waiting:
            self.waiting.pop()()

    def function_id(self, node: Function, owner: Owner) -> str:
        key = self.program.id(node, owner)
        return self.define(key, self.name(node), self.is_inner(node), lambda: self.body(node, owner))

    def returns_id(self, node: Function, owner: Owner) -> str:
        key = f"{self.program.id(node, owner)}="
        return self.define(key, self.name(node), self.is_inner(node), lambda: self.values.returned(node, owner))

    def is_inner(self, node: ast.AST) -> bool:
        return self.program.around(node, FUNCTIONS) is not None

    def name(self, node: ast.AST) -> str:
        name = getattr(node, "name", "lambda")
        parent = self.program.parents.get(node)
        return f"{parent.name}.{name}" if isinstance(parent, ast.ClassDef) else str(name)

    def unknown(self, node: ast.AST, what: str) -> Step:
        return {"unknown": what, "at": self.program.at(node)}

    def param_id(self, node: ast.arg, scope: ast.AST, owner: Owner) -> str:
        return f"{self.program.id(scope, owner)}#{node.arg}"

    def catch_id(self, node: ast.AST, owner: Owner) -> str:
        return f"catch {self.program.id(node, owner)}"

    def body(self, node: Function, owner: Owner) -> list[Step]:
        if isinstance(node, ast.Lambda):
            return self.expression(node.body, owner)
        return self.statements(node.body, owner)

    def statements(self, body: Sequence[ast.stmt], owner: Owner) -> list[Step]:
        steps: list[Step] = []
        for index, each in enumerate(body):
            if isinstance(each, ast.If) and self.conditions.asks(each.test):
                rest = body[index + 1 :]
                yes = [*each.body, *([] if ends(each.body) else rest)]
                no = [*each.orelse, *([] if ends(each.orelse) else rest)]
                branches = self.statements(yes, owner), self.statements(no, owner)
                return [*steps, *self.conditions.branches(each.test, owner, *branches)]
            steps.extend(self.statement(each, owner))
        return steps

    def statement(self, node: ast.AST, owner: Owner) -> list[Step]:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return [step for each in node.decorator_list for step in self.expression(each, owner)]
        if isinstance(node, ast.ClassDef):
            return []
        if isinstance(node, ast.Raise):
            return self.raised(node, owner)
        if isinstance(node, ast.Try) or type(node).__name__ == "TryStar":
            return self.attempt(node, owner)  # type: ignore[arg-type]
        if isinstance(node, (ast.With, ast.AsyncWith)):
            return self.within(list(node.items), node.body, owner)
        if isinstance(node, (ast.For, ast.AsyncFor)):
            body = self.statements([*node.body, *node.orelse], owner)
            return [*self.expression(node.iter, owner), *self.targets.special(node.iter, "__iter__", owner), *body]
        if isinstance(node, ast.If):
            branches = self.statements(node.body, owner), self.statements(node.orelse, owner)
            return self.conditions.branches(node.test, owner, *branches)
        return self.children(node, owner)

    def children(self, node: ast.AST, owner: Owner) -> list[Step]:
        steps: list[Step] = []
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt):
                steps.extend(self.statement(child, owner))
            elif isinstance(child, ast.expr):
                steps.extend(self.expression(child, owner))
            else:
                steps.extend(self.children(child, owner))
        return steps

    def expression(self, node: ast.expr, owner: Owner) -> list[Step]:
        """What evaluating an expression can raise."""
        if isinstance(node, ast.Lambda):
            return []
        if isinstance(node, ast.Call):
            return self.targets.call(node, owner)
        if isinstance(node, ast.IfExp):
            branches = self.expression(node.body, owner), self.expression(node.orelse, owner)
            return self.conditions.branches(node.test, owner, *branches)
        steps = self.children(node, owner)
        if isinstance(node, ast.Attribute):
            return [*steps, *self.targets.property(node, owner)]
        if isinstance(node, ast.Subscript):
            stores = {ast.Store: "__setitem__", ast.Del: "__delitem__"}
            return [*steps, *self.targets.special(node.value, stores.get(type(node.ctx), "__getitem__"), owner)]
        if isinstance(node, ast.BinOp) and type(node.op) in DUNDERS:
            return [*steps, *self.targets.special(node.left, f"__{DUNDERS[type(node.op)]}__", owner)]
        if isinstance(node, ast.Compare):
            return [*steps, *self.compared(node, owner)]
        if isinstance(node, ast.FormattedValue):
            return [*steps, *self.targets.special(node.value, "__str__", owner)]
        if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            iterated = [step for each in node.generators for step in self.targets.special(each.iter, "__iter__", owner)]
            return [*steps, *iterated]
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return [*steps, *self.yielded(node, owner)]
        return steps

    def compared(self, node: ast.Compare, owner: Owner) -> list[Step]:
        steps: list[Step] = []
        operands = [node.left, *node.comparators]
        for index, operator in enumerate(node.ops):
            if isinstance(operator, (ast.In, ast.NotIn)):
                steps.extend(self.targets.special(operands[index + 1], "__contains__", owner))
            elif type(operator) in DUNDERS:
                steps.extend(self.targets.special(operands[index], f"__{DUNDERS[type(operator)]}__", owner))
        return steps

    def yielded(self, node: ast.expr, owner: Owner) -> list[Step]:
        """In a context manager, the body of ``with`` runs where the function yields."""
        function = self.program.around(node, FUNCTIONS)
        if function is None or not is_context_manager(function):
            return []
        return [{"param": f"{self.program.id(function, owner)}#yield", "at": self.program.at(node)}]

    def raised(self, node: ast.Raise, owner: Owner) -> list[Step]:
        at = self.program.at(node)
        if node.exc is None:
            handler = self.program.around(node, (ast.ExceptHandler,))
            if handler is None:
                return [self.unknown(node, "the error that is raised again")]
            return [{"param": self.catch_id(handler, owner), "at": at}]
        steps = self.expression(node.exc, owner)
        errors = self.values.of(node.exc, owner)
        if self.values.is_caught(node.exc):
            return [*steps, *errors]
        if node.cause is not None:
            cause = self.values.of(node.cause, owner)
            errors = [
                {"wrap": each["foreign"], "cause": cause, "at": at} if "foreign" in each else each for each in errors
            ]
            steps = [*steps, *self.expression(node.cause, owner)]
        otherwise = self.unknown(node, f"what is raised: {short(node.exc)}")
        return [*steps, {"errors": errors, "otherwise": otherwise}]

    def attempt(self, node: ast.Try, owner: Owner) -> list[Step]:
        clauses = []
        function = self.program.around(node, FUNCTIONS)
        yields = any(isinstance(each, (ast.Yield, ast.YieldFrom)) for one in node.body for each in ast.walk(one))
        is_open = yields and function is not None and not is_context_manager(function)
        for handler in node.handlers:
            clause: Step = {"bind": self.catch_id(handler, owner), "body": self.statements(handler.body, owner)}
            pattern = None if handler.type is None else self.conditions.pattern(handler.type)
            if pattern is not None:
                # Whoever goes on after a yield may raise anything there.
                clause["is"] = {**pattern, "foreign": True} if is_open else pattern
            clauses.append(clause)
        steps = self.statements(node.body, owner)
        first = [{"try": steps, "clauses": clauses}] if clauses else steps
        if ends(node.finalbody):  # a return there swallows all errors
            first = [{"try": first, "clauses": [{"bind": self.catch_id(node, owner), "body": []}]}]
        return [*first, *self.statements([*node.orelse, *node.finalbody], owner)]

    def within(self, items: list[ast.withitem], body: Sequence[ast.stmt], owner: Owner) -> list[Step]:
        if not items:
            return self.statements(body, owner)
        item, inner = items[0].context_expr, self.within(items[1:], body, owner)
        suppressed = self.suppressed(item)
        if suppressed is not None:
            return [{"try": inner, "clauses": [{"bind": self.catch_id(item, owner), "is": suppressed, "body": []}]}]
        managers = self.targets.managers(item, owner)
        if managers:
            steps = self.targets.arguments_steps(item, owner)
            for function, self_class, args in managers:
                key = self.function_id(function, self_class)
                given = {**args, f"{key}#yield": inner}
                steps.append({"call": [key], "args": given, "at": self.program.at(item)})
            return steps
        around = [step for name in ENTERING for step in self.targets.special(item, name, owner)]
        return [*self.expression(item, owner), *around, *inner]

    def suppressed(self, node: ast.expr) -> Step | None:
        """The errors that ``contextlib.suppress`` swallows."""
        if not isinstance(node, ast.Call) or not ast.unparse(node.func).split(".")[-1] == "suppress":
            return None
        return self.conditions.pattern(ast.Tuple(elts=list(node.args))) or {
            "entries": self.all,
            "foreign": True,
            "names": [],
        }


ENTERING = ("__enter__", "__aenter__", "__exit__", "__aexit__")


def is_context_manager(node: ast.AST) -> bool:
    return any("contextmanager" in ast.unparse(each) for each in getattr(node, "decorator_list", []))


def short(node: ast.AST) -> str:
    """The start of an expression, for a message."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 40 else f"{text[:39]}…"
