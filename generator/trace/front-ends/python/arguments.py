"""What params stand for in calls."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Union

from program import UNKNOWN, Entity, External
from syntax import FUNCTIONS, default_values, params

if TYPE_CHECKING:
    from reader import Owner, Reader

Step = dict[str, Any]
Args = dict[str, list[Step]]


@dataclass(frozen=True)
class Body:
    """A function, seen from a class, with what params around it stand for."""

    function: Any
    owner: Any
    args: Args = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Steps:
    """Steps that stand for a call, and for the errors in its result."""

    steps: list[Step]
    results: list[Step]


Target = Union[Body, Steps]


class Arguments:
    """Binds the params of functions, and follows functions that are passed on. Its heir resolves calls."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def path(self, entity: Entity) -> str:
        return entity.path if isinstance(entity, External) else ""

    def arguments_steps(self, node: ast.expr, owner: Owner) -> list[Step]:
        if not isinstance(node, ast.Call):
            return []
        arguments = [*node.args, *(each.value for each in node.keywords)]
        return [step for each in arguments for step in self.reader.expression(each, owner)]

    def is_package(self, path: str) -> bool:
        return any(path == name or path.startswith(f"{name}.") for name in self.reader.packages)

    def reach(self, target: Target, node: ast.Call | None, owner: Owner, at: ast.AST | None = None) -> list[Step]:
        if isinstance(target, Steps):
            return target.steps
        key = self.reader.function_id(target.function, target.owner)
        args = {**target.args, **(self.args(target, node, owner) if node is not None else {})}
        return [{"call": [key], "args": args, "at": self.reader.program.at(at or node or target.function)}]

    def results(self, target: Target, node: ast.Call, owner: Owner) -> list[Step]:
        if isinstance(target, Steps):
            return target.results
        key = self.reader.returns_id(target.function, target.owner)
        return [
            {
                "call": [key],
                "args": {**target.args, **self.args(target, node, owner)},
                "at": self.reader.program.at(node),
            }
        ]

    def args(self, target: Body, node: ast.Call, owner: Owner) -> Args:
        """What the params of a function stand for in a call."""
        function = target.function
        key = self.reader.program.id(function, target.owner)
        every = params(function)
        vararg, kwarg = function.args.vararg, function.args.kwarg
        positional = [each for each in [*function.args.posonlyargs, *function.args.args]]
        if positional and self.reader.kinds.is_self(positional[0], function):
            positional = positional[1:]
        starred = [each.value for each in node.args if isinstance(each, ast.Starred)]
        starred += [each.value for each in node.keywords if each.arg is None]
        given: dict[str, list[ast.expr]] = {each.arg: list(starred) for each in every}
        plain = [each for each in node.args if not isinstance(each, ast.Starred)]
        for index, value in enumerate(plain):
            name = positional[index].arg if index < len(positional) else (vararg.arg if vararg else "")
            given.setdefault(name, []).append(value)
        for keyword in node.keywords:
            if keyword.arg is not None:
                known = keyword.arg in given and not (vararg and vararg.arg == keyword.arg)
                given.setdefault(keyword.arg if known else (kwarg.arg if kwarg else ""), []).append(keyword.value)
        defaults = default_values(function)
        found: Args = {}
        for each in every:
            values = given.get(each.arg) or ([defaults[each.arg]] if each.arg in defaults else [])
            found[f"{key}#{each.arg}"] = [step for value in values for step in self.given(value, owner)]
            found[f"{key}#{each.arg}="] = [step for value in values for step in self.reader.values.of(value, owner)]
        return found

    def given(self, node: ast.AST, owner: Owner, strict: bool = True) -> list[Step]:
        """What calling the functions in a value can raise. Without ``strict``, only of those that are known."""
        if isinstance(node, ast.Lambda):
            return self.reach(self.outside(Body(node, owner)), None, owner, node)
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            return [step for each in node.elts for step in self.given(each, owner, strict)]
        if isinstance(node, ast.Dict):
            return [step for each in node.values for step in self.given(each, owner, strict)]
        if isinstance(node, ast.Call):
            if ast.unparse(node.func).split(".")[-1] == "partial" and node.args:
                return self.given(node.args[0], owner, strict)
            return self.returned(node, owner)
        if not isinstance(node, (ast.Name, ast.Attribute)):
            return []
        if isinstance(node, ast.Name):
            found = self.reader.program.lookup(node.id, node)
            arguments = [(each, scope) for each, scope in found if isinstance(each, ast.arg)]
            if arguments and (strict or self.is_callable(arguments[0][0])):
                return self.param(arguments[0][0], arguments[0][1], node, owner).steps
            if arguments or not any(isinstance(each, (ast.alias, ast.ClassDef, *FUNCTIONS)) for each, _ in found):
                return []
        kinds = [each for each in self.reader.program.entities(node) if isinstance(each, FUNCTIONS[:2])]
        bound = [] if kinds else self.methods(node, owner) if isinstance(node, ast.Attribute) else []
        targets: list[Target] = [each for kind in kinds for each in self.decorated(kind, None)]
        targets += [each for method, kind in bound for each in self.decorated(method, kind)]
        return [step for each in targets for step in self.reach(self.outside(each), None, owner, node)]

    def returned(self, node: ast.Call, owner: Owner) -> list[Step]:
        """The functions that a call returns."""
        entities = self.reader.program.entities(node.func)
        if not any(isinstance(each, FUNCTIONS[:2]) for each in entities):
            return []
        return [step for each in self.made(node, owner) for step in self.reach(self.outside(each), None, owner, node)]

    def is_callable(self, node: ast.arg) -> bool:
        return node.annotation is not None and "Callable" in ast.unparse(node.annotation)

    def outside(self, target: Target) -> Target:
        """A function that a library calls: params of plain types have no errors of the catalog."""
        if isinstance(target, Steps):
            return target
        key = self.reader.program.id(target.function, target.owner)
        args: Args = {}
        for each in params(target.function):
            kinds = self.reader.kinds.annotation(each.annotation) if each.annotation is not None else [UNKNOWN]
            if all(isinstance(kind, (External, ast.ClassDef)) for kind in kinds):
                args.update({f"{key}#{each.arg}": [], f"{key}#{each.arg}=": []})
        return Body(target.function, target.owner, {**args, **target.args})

    def param(self, node: ast.arg, scope: ast.AST, at: ast.AST, owner: Owner) -> Steps:
        if node.arg in ("get_response", "call_next"):  # what frameworks give to middleware has steps of its own
            return Steps([], [])
        key, place = self.reader.param_id(node, scope, owner), self.reader.program.at(at)
        return Steps([{"param": key, "at": place}], [{"param": f"{key}=", "at": place}])

    def unknown(self, node: ast.AST, what: str | None = None) -> list[Target]:
        from reader import short

        step = self.reader.unknown(node, what or f"a call of {short(node)}")
        return [Steps([step], [step])]


def bound(steps: list[Step], args: Args) -> list[Step]:
    """Steps in which params are replaced by what they stand for."""
    return [each for step in steps for each in (args.get(step["param"], [step]) if "param" in step else [step])]
