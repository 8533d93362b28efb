"""What attributes and operators of objects of the sources call."""

from __future__ import annotations

import ast
from typing import Any

from arguments import Arguments, Step
from objects import Made
from program import UNKNOWN, Entity
from syntax import FUNCTIONS, Function

Owner = ast.ClassDef | None


class Operators(Arguments):
    """Finds methods by the classes of objects."""

    registered: dict[Any, list[Any]] | None = None

    def receivers(self, node: ast.Attribute, owner: Owner) -> list[Entity]:
        """The classes of the object whose attribute this is; those of ``self`` are known exactly."""
        found: list[Entity] = []
        is_self = isinstance(node.value, ast.Name) and owner in self.reader.kinds.of(node.value, owner)
        for each in self.reader.kinds.of(node.value, owner):
            found.extend(self.reader.program.family(each) if isinstance(each, ast.ClassDef) and not is_self else [each])
        return list(dict.fromkeys(found)) or [UNKNOWN]

    def owners(self, node: ast.Attribute, owner: Owner) -> list[Entity | None]:
        """The objects whose attribute this is, if all of them are known; else one that is not."""
        found = self.receivers(node, owner)
        return [*found] if all(isinstance(each, Made) for each in found) else [None]

    def methods(self, node: ast.Attribute, owner: Owner) -> list[tuple[Function, Owner]]:
        """The methods of classes of the sources that an attribute is."""
        found = []
        for kind in self.receivers(node, owner):
            method = self.reader.program.attribute(kind, node.attr) if isinstance(kind, ast.ClassDef) else None
            if isinstance(method, FUNCTIONS[:2]):
                found.append((method, kind))
        return found  # type: ignore[return-value]

    def property(self, node: ast.Attribute, owner: Owner) -> list[Step]:
        """The steps of reading a property."""
        if (
            self.reader.program.around(node, (ast.ClassDef, *FUNCTIONS)) is None
            or node.attr not in self.reader.program.attributes
        ):
            return []
        return [
            {"call": [self.reader.function_id(method, kind)], "at": self.reader.program.at(node)}
            for method, kind in self.methods(node, owner)
            if any("property" in ast.unparse(each) for each in getattr(method, "decorator_list", []))
        ]

    def special(self, node: ast.expr, name: str, owner: Owner) -> list[Step]:
        """The steps of an operator on an object of the sources."""
        known = self.reader.program.attributes
        if name not in known and not (name == "__getitem__" and "__missing__" in known):
            return []
        steps: list[Step] = []
        for each in self.reader.kinds.of(node, owner):
            for kind in self.reader.program.family(each) if isinstance(each, ast.ClassDef) else []:
                method = self.reader.program.attribute(kind, name)
                if method is None and name == "__getitem__":
                    method = self.reader.program.attribute(kind, "__missing__")
                if isinstance(method, FUNCTIONS):
                    steps.append({"call": [self.reader.function_id(method, kind)], "at": self.reader.program.at(node)})
            if each is UNKNOWN:
                steps.append(self.reader.unknown(node, f"{name} of an object without a type"))
        return steps

    def variants(self, function: Any) -> list[Any]:
        """The functions for other types that a function with ``singledispatch`` calls."""
        if not any("singledispatch" in ast.unparse(each) for each in function.decorator_list):
            return []
        if self.registered is None:
            self.registered = {}
            for each in self.reader.program.functions:
                for decorator in each.decorator_list:
                    callee = decorator.func if isinstance(decorator, ast.Call) else decorator
                    if isinstance(callee, ast.Attribute) and callee.attr == "register":
                        for entity in self.reader.program.entities(callee.value):
                            self.registered.setdefault(entity, []).append(each)
        return self.registered.get(function, [])
