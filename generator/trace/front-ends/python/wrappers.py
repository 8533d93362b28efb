"""Functions around functions: what decorators, factories and context managers make of them."""

from __future__ import annotations

import ast
from typing import Any

from arguments import Args, Body, Steps, Target, bound
from operators import Operators, Owner
from program import External
from syntax import Function, params, returns

TRANSPARENT = {"wraps", "property", "staticmethod", "classmethod", "cached_property", "lru_cache", "cache", "override",
               "abstractmethod", "contextmanager", "asynccontextmanager", "overload", "final", "setter"}  # fmt: skip


class Wrappers(Operators):
    """Finds the functions that calls return, and those that decorators return. Its heir resolves calls."""

    def of(self, node: ast.expr, owner: Owner) -> list[Target]:
        raise NotImplementedError

    def instances(self, kinds: list[Any], node: ast.AST) -> list[Target]:
        raise NotImplementedError

    def managers(self, node: ast.expr, owner: Owner) -> list[tuple[Function, Owner, Args]]:
        """The functions of the sources that are context managers, in ``with manager():``."""
        from reader import is_context_manager

        if not isinstance(node, ast.Call):
            return []
        found = []
        for each in self.of(node.func, owner):
            if isinstance(each, Body) and is_context_manager(each.function):
                found.append((each.function, each.owner, {**each.args, **self.args(each, node, owner)}))
        return found

    def made(self, node: ast.Call, owner: Owner) -> list[Target]:
        """The functions that a call returns: ``retried(times=3)``. A library's is expected to call what it gets."""
        callee = ast.unparse(node.func).split(".")[-1]
        if callee == "partial" and node.args:
            return self.of(node.args[0], owner)
        kinds = self.reader.kinds.of(node, owner)
        if kinds and all(isinstance(each, ast.ClassDef) for each in kinds):
            return self.instances(kinds, node)
        targets = self.of(node.func, owner)
        if not targets:
            given = [each for value in node.args for each in [self.given(value, owner, strict=False)] if each]
            steps = [step for each in given for step in each]
            return [Steps(steps, [])] if steps else self.unknown(node)
        found: list[Target] = []
        for target in targets:
            if isinstance(target, Steps):
                found.append(target)
                continue
            args = {**target.args, **self.args(target, node, owner)}
            found.extend(self.closures(target.function, target.owner, args))
        return found

    def closures(self, function: Function, owner: Owner, args: Args) -> list[Target]:
        found: list[Target] = []
        for value in returns(function):
            for each in self.of(value, owner):
                if isinstance(each, Steps):
                    found.append(Steps(bound(each.steps, args), bound(each.results, args)))
                else:
                    found.append(Body(each.function, each.owner, {**args, **each.args}))
        return found

    def decorated(self, function: Any, owner: Owner) -> list[Target]:
        """What calling a function reaches: the functions that its decorators put around it."""
        targets: list[Target] = [Body(function, owner), *(Body(each, owner) for each in self.variants(function))]
        for decorator in reversed(function.decorator_list):
            callee = decorator.func if isinstance(decorator, ast.Call) else decorator
            entities = self.reader.program.entities(callee)
            if ast.unparse(callee).split(".")[-1] in TRANSPARENT or all(
                isinstance(each, External) for each in entities
            ):
                continue
            around: list[Target] = []
            for target in self.of(decorator, None):
                if isinstance(target, Steps):
                    continue
                every = [
                    each for each in params(target.function) if not self.reader.kinds.is_self(each, target.function)
                ]
                if not every:
                    continue
                key = f"{self.reader.program.id(target.function, target.owner)}#{every[0].arg}"
                inner = [step for each in targets for step in self.reach(self.outside(each), None, owner, decorator)]
                around.extend(self.closures(target.function, target.owner, {**target.args, key: inner}))
            targets = around or targets
        return targets
