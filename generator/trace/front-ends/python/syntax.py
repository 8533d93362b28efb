"""What the syntax of Python says by itself: what binds names, and what functions take and return."""

from __future__ import annotations

import ast
from collections.abc import Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SCOPES = (*FUNCTIONS, ast.ClassDef)


def is_outside(node: ast.AST, scope: ast.AST) -> bool:
    """Whether a part of a function is evaluated around it: its decorators, defaults and annotations."""
    if isinstance(scope, ast.Lambda):
        return False
    return node in scope.decorator_list or node is scope.args or node is scope.returns  # type: ignore[attr-defined]


def assignments(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The targets of a statement, each with the value that it gets, or one that has it."""
    pairs: list[tuple[ast.expr, ast.expr]] = []
    if isinstance(node, ast.Assign):
        pairs = [(target, node.value) for target in node.targets]
    elif isinstance(node, (ast.AnnAssign, ast.AugAssign)) and node.value is not None:
        pairs = [(node.target, node.value)]
    elif isinstance(node, ast.NamedExpr):
        pairs = [(node.target, node.value)]
    elif isinstance(node, (ast.For, ast.AsyncFor)):
        pairs = [(node.target, node.iter)]
    elif isinstance(node, ast.comprehension):
        pairs = [(node.target, node.iter)]
    elif isinstance(node, ast.withitem) and node.optional_vars is not None:
        pairs = [(node.optional_vars, node.context_expr)]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
        pairs = [(node.func.value, value) for value in node.args]
    for target, value in pairs:
        if isinstance(target, (ast.Tuple, ast.List)):
            for index, each in enumerate(target.elts):
                plain = each.value if isinstance(each, ast.Starred) else each
                same = isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts)
                yield plain, value.elts[index] if same else value  # type: ignore[attr-defined]
        elif isinstance(target, ast.Subscript):
            yield target.value, value
        else:
            yield target, value


MUTATORS = {"append", "add", "extend", "insert", "update", "setdefault"}


def bindings(scope: ast.AST) -> dict[str, list[ast.AST]]:
    """What binds the names of a scope: definitions, imports, params, and statements that assign."""
    found: dict[str, list[ast.AST]] = {}

    def add(name: str, node: ast.AST) -> None:
        found.setdefault(name, []).append(node)

    def visit(node: ast.AST) -> None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            add(node.name, node)
            return
        if isinstance(node, ast.Lambda):
            return
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for each in node.names:
                add(each.asname or each.name.split(".")[0], each)
        if isinstance(node, ast.ExceptHandler) and node.name:
            add(node.name, node)
        if isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
            add(node.name, node)
        if isinstance(node, ast.AnnAssign) and node.value is None and isinstance(node.target, ast.Name):
            add(node.target.id, node)
        for target, _ in assignments(node):
            if isinstance(target, ast.Name) and not (isinstance(node, ast.Call) and target.id not in found):
                add(target.id, node)
        for child in ast.iter_child_nodes(node):
            visit(child)

    if isinstance(scope, FUNCTIONS):
        for each in params(scope):
            add(each.arg, each)
    body = scope.body if isinstance(scope.body, list) else [scope.body]  # type: ignore[attr-defined]
    for statement in body:
        visit(statement)
    return found


def params(node: Function) -> list[ast.arg]:
    arguments = node.args
    stars_ = [each for each in (arguments.vararg, arguments.kwarg) if each]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *stars_]


def returns(node: ast.AST) -> list[ast.expr]:
    """The expressions that a function returns or yields."""
    if isinstance(node, ast.Lambda):
        return [node.body]
    found: list[ast.expr] = []

    def visit(each: ast.AST) -> None:
        if isinstance(each, (*FUNCTIONS, ast.ClassDef)):
            return
        if isinstance(each, (ast.Return, ast.Yield, ast.YieldFrom)) and each.value is not None:
            found.append(each.value)
        for child in ast.iter_child_nodes(each):
            visit(child)

    for statement in getattr(node, "body", []):
        visit(statement)
    return found


def default_values(function: Function) -> dict[str, ast.expr]:
    """The values of params that a call leaves out."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    found = {
        each.arg: value
        for each, value in zip(
            positional[len(positional) - len(arguments.defaults) :], arguments.defaults, strict=False
        )
    }
    found.update(
        {
            each.arg: value
            for each, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=False)
            if value is not None
        }
    )
    return found
