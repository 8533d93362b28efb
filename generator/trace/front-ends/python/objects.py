"""Objects of one class, distinguished by the calls that make them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Optional

from syntax import FUNCTIONS, default_values, params

if TYPE_CHECKING:
    from program import Program

Owner = Optional[ast.ClassDef]
# Objects that can stand behind one class. With more of them, they are not distinguished.
MOST_OBJECTS = 16
# Objects made by objects, or in calls: beyond that, they are not distinguished.
MOST_NESTED = 3
# Decorators of classes whose objects are those of the class itself.
PLAIN_DECORATORS = {"dataclass", "final", "total_ordering", "runtime_checkable"}
# Methods with which the attributes of an object, or the object itself, can be any.
LOOSE_METHODS = ("__new__", "__getattribute__", "__setattr__")


@dataclass(frozen=True)
class Frame:
    """A call of a function, in which an object is made."""

    function: ast.AST
    call: ast.Call
    owner: Owner
    outer: Optional[Frame]


class Made(ast.ClassDef):
    """The objects that one call makes. They are read as if they had a class of their own."""

    def __init__(self, origin: ast.ClassDef, call: ast.Call, owner: Owner, frame: Frame | None) -> None:
        super().__init__(**{name: getattr(origin, name) for name in origin._fields})
        ast.copy_location(self, origin)
        self.origin, self.call, self.owner, self.frame = origin, call, owner, frame

    def frame_id(self, place: Callable[[ast.AST, Owner], str]) -> str:
        """What identifies the calls in which it is made."""
        found, frame = "", self.frame
        while frame is not None:
            found += f"<{place(frame.call, frame.owner)}>"
            frame = frame.outer
        return found


class Seen(NamedTuple):
    """An expression, as it is seen by an object, or from within a call."""

    node: ast.expr
    owner: Owner
    frame: Frame | None


def depth(owner: Owner, frame: Frame | None) -> int:
    own = 1 + depth(owner.owner, owner.frame) if isinstance(owner, Made) else 0
    return max(own, 0 if frame is None else 1 + depth(frame.owner, frame.outer))


class Objects:
    """Finds what makes objects, and what they get."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.known: dict[tuple[ast.ClassDef, ast.Call, Owner, Frame | None], Made] = {}
        self.makers: dict[ast.ClassDef, list[ast.Call]] = {}
        # Classes that are mentioned, and those of which others may make objects.
        self.used: set[ast.ClassDef] = set()
        self.open: set[ast.ClassDef] = set()
        # Names that are assigned where their owner is not seen.
        self.loose_names: set[str] = set()
        self.loose: set[ast.ClassDef] = set()
        self.is_loose = False
        for module in program.modules.values():
            for node in ast.walk(module.tree):
                self.note(node)

    def note(self, node: ast.AST) -> None:
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            self.loose_names.update(node.names)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "setattr":
            name = node.args[1] if len(node.args) > 1 else None
            if isinstance(name, ast.Constant):
                self.loose_names.add(str(name.value))
            elif node.args:
                self.loosen(node.args[0])
        if isinstance(node, ast.Attribute):
            if node.attr in ("__dict__", "__subclasses__"):
                self.loosen(node.value)
            if isinstance(node.ctx, (ast.Store, ast.Del)) and not self.is_own(node):
                self.loose_names.add(node.attr)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("type(self)", "self.__class__", "cls"):
            home = self.program.around(node, (ast.ClassDef,))
            if isinstance(home, ast.ClassDef):
                self.open.add(home)
        if isinstance(node, (ast.Name, ast.Attribute)):
            for each in self.program.entities(node):
                if isinstance(each, ast.ClassDef):
                    self.mention(each, node)
                elif getattr(each, "path", "") in ("dataclasses.replace", "copy.replace"):
                    self.is_loose = True

    def loosen(self, node: ast.expr) -> None:
        """Notes that an object can have any attributes: one of the class around it, or any."""
        home = self.program.around(node, (ast.ClassDef,))
        if isinstance(node, ast.Name) and node.id == "self" and isinstance(home, ast.ClassDef):
            self.loose.add(home)
        else:
            self.is_loose = True

    def is_own(self, node: ast.Attribute) -> bool:
        """Whether a method sets an attribute of its own object."""
        function = self.program.around(node, FUNCTIONS)
        if function is None or not isinstance(self.program.parents.get(function), ast.ClassDef):
            return False
        first = params(function)[:1]  # type: ignore[arg-type]
        return isinstance(node.value, ast.Name) and [each.arg for each in first] == [node.value.id]

    def mention(self, each: ast.ClassDef, node: ast.expr) -> None:
        parent = self.program.parents.get(node)
        if isinstance(parent, ast.ClassDef) and node in parent.bases:
            return
        if isinstance(parent, ast.Subscript):
            outer = self.program.parents.get(parent)
            if isinstance(outer, ast.ClassDef) and parent in outer.bases:
                return
        self.used.add(each)
        if isinstance(parent, ast.Call) and parent.func is node:
            self.makers.setdefault(each, []).append(parent)
        elif not self.is_harmless(node, parent):
            self.open.add(each)

    def is_harmless(self, node: ast.expr, parent: ast.AST | None) -> bool:
        """Whether a class is mentioned only as a type, to raise or to catch it, or for an attribute of its own."""
        if isinstance(parent, ast.Attribute):
            return any(each is not None for each in [self.attribute_of(node, parent.attr)])
        if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name) and parent.func.id == "isinstance":
            return True
        part: ast.AST = node
        while isinstance(self.program.parents.get(part), (ast.Subscript, ast.BinOp, ast.Tuple, ast.List)):
            part = self.program.parents[part]
        outer = self.program.parents.get(part)
        if isinstance(outer, (ast.arg, ast.AnnAssign)):
            return outer.annotation is part
        if isinstance(outer, (ast.Raise, ast.ExceptHandler)):
            return True
        return isinstance(outer, FUNCTIONS[:2]) and outer.returns is part

    def attribute_of(self, node: ast.expr, name: str) -> ast.AST | None:
        for each in self.program.entities(node):
            found = self.program.attribute(each, name) if isinstance(each, ast.ClassDef) else None
            # A class method may make objects of the class.
            is_class_method = any("classmethod" in ast.unparse(one) for one in getattr(found, "decorator_list", []))
            return None if is_class_method else found
        return None

    def is_open(self, node: ast.ClassDef) -> bool:
        """Whether objects of a class may be made where its name is not seen."""
        return any(each in self.open for each in self.program.mro(node))

    def is_used(self, node: ast.ClassDef) -> bool:
        """Whether there can be objects of a class: one that nobody mentions has none."""
        return self.is_loose or node in self.used or bool(node.decorator_list)

    def distinguishes(self, node: ast.ClassDef) -> bool:
        """Whether what an object gets, and what it is, can be seen."""
        if self.is_loose:
            return False
        for each in self.program.mro(node):
            if not isinstance(each, ast.ClassDef):
                continue
            names = {ast.unparse(one).split("(")[0].split(".")[-1] for one in each.decorator_list}
            has_loose = any(name in self.program.scope(each) for name in LOOSE_METHODS)
            if each in self.loose or each.keywords or not names <= PLAIN_DECORATORS or has_loose:
                return False
        return True

    def made(self, node: ast.ClassDef, call: ast.Call, owner: Owner, frame: Frame | None) -> ast.ClassDef:
        """The objects that a call makes; the class, if they are not distinguished."""
        if isinstance(node, Made) or not self.distinguishes(node):
            return node
        if depth(owner, frame) >= MOST_NESTED:
            home = self.program.around(call, (ast.ClassDef,))
            owner, frame = home if isinstance(home, ast.ClassDef) else None, None
        key = (node, call, owner, frame)
        if key not in self.known:
            self.known[key] = Made(node, call, owner, frame)
            self.program.parents[self.known[key]] = self.program.parents[node]
        return self.known[key]

    def all(self, node: ast.ClassDef) -> list[ast.ClassDef]:
        """The objects of a class, wherever they are; the class, if there may be others."""
        if isinstance(node, Made):
            return [node]
        calls = self.makers.get(node, [])
        if self.is_open(node) or not 0 < len(calls) <= MOST_OBJECTS:
            return [node]
        found = []
        for call in calls:
            home = self.program.around(call, (ast.ClassDef,))
            found.append(self.made(node, call, home if isinstance(home, ast.ClassDef) else None, None))
        return list(dict.fromkeys(found))

    def passed(self, name: ast.arg, scope: ast.AST, owner: Owner, frame: Frame | None) -> list[Seen] | None:
        """What a param has, from where it is seen; None if that is not known."""
        if frame is not None and frame.function is scope:
            given = argument(scope, frame.call.args, frame.call.keywords, name.arg, is_method(self.program, scope))
            return None if given is None else [Seen(each, frame.owner, frame.outer) for each in given]
        if not isinstance(owner, Made) or getattr(scope, "name", "") != "__init__":
            return None
        args, keywords, seen = owner.call.args, owner.call.keywords, (owner.owner, owner.frame)
        for each in self.program.mro(owner):
            method = self.program.scope(each).get("__init__", [None])[-1] if isinstance(each, ast.ClassDef) else None
            if method is scope:
                given = argument(scope, args, keywords, name.arg, True)
                return None if given is None else [Seen(one, *seen) for one in given]
            if method is not None:
                outer = super_call(method)
                if outer is None:
                    return None
                args, keywords, seen = outer.args, outer.keywords, (owner, None)
        return None

    def field(self, name: str, owner: Made) -> list[Seen] | None:
        """What a field of a dataclass gets; None if that is not known."""
        home = next((each for each in self.program.mro(owner) if isinstance(each, ast.ClassDef)), owner)
        is_data = any("dataclass" in ast.unparse(each) for each in home.decorator_list)
        if not is_data or self.program.attribute(owner, "__init__") is not None or len(self.program.mro(owner)) > 1:
            return None
        names = [
            each.target.id
            for each in home.body
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
        ]
        call = owner.call
        if any(isinstance(each, ast.Starred) for each in call.args) or any(each.arg is None for each in call.keywords):
            return None
        given = [each.value for each in call.keywords if each.arg == name]
        given += [value for one, value in zip(names, call.args, strict=False) if one == name]
        return [Seen(each, owner.owner, owner.frame) for each in given] or None


def is_method(program: Program, node: ast.AST) -> bool:
    decorators = [ast.unparse(each) for each in getattr(node, "decorator_list", [])]
    return isinstance(program.parents.get(node), ast.ClassDef) and "staticmethod" not in decorators


def argument(
    function: ast.AST, args: list[ast.expr], keywords: list[ast.keyword], name: str, has_self: bool
) -> list[ast.expr] | None:
    """The argument of a call for a param, or its default; None if it is not known."""
    arguments = function.args  # type: ignore[attr-defined]
    is_rest = name in [each.arg for each in (arguments.vararg, arguments.kwarg) if each]
    if is_rest or any(isinstance(each, ast.Starred) for each in args) or any(each.arg is None for each in keywords):
        return None
    positional = [each.arg for each in [*arguments.posonlyargs, *arguments.args]][1 if has_self else 0 :]
    given = [each.value for each in keywords if each.arg == name]
    given += [value for one, value in zip(positional, args, strict=False) if one == name]
    defaults = default_values(function)  # type: ignore[arg-type]
    return given or ([defaults[name]] if name in defaults else None)


def super_call(function: ast.AST) -> ast.Call | None:
    """The call of ``super().__init__`` in a constructor."""
    found = [
        each
        for each in ast.walk(function)
        if isinstance(each, ast.Call) and ast.unparse(each.func) == "super().__init__"
    ]
    return found[0] if len(found) == 1 else None
