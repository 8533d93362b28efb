"""The objects that expressions can be, where all of them are known."""

from __future__ import annotations

import ast

from containers import Containers
from objects import MOST_NESTED, Frame, Made, Seen, depth
from program import BUILTIN, Entity, Program
from syntax import FUNCTIONS, returns

# With more steps, an expression can be any object of its class.
MOST_STEPS = 1000


def is_generator(node: ast.AST) -> bool:
    """Whether a function yields, and is not a context manager."""
    if any("contextmanager" in ast.unparse(each) for each in getattr(node, "decorator_list", [])):
        return False
    inner = [each for each in ast.walk(node) if isinstance(each, FUNCTIONS) and each is not node]
    hidden = {each for one in inner for each in ast.walk(one)}
    return any(isinstance(each, (ast.Yield, ast.YieldFrom)) and each not in hidden for each in ast.walk(node))


class Exact(Containers):
    """Follows objects from where they are made. Its heir finds what is known of others."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.busy: set[tuple[int, ast.ClassDef | None, Frame | None]] = set()
        # The call from within which expressions are seen.
        self.frame: Frame | None = None
        self.steps = 0

    def seen(self, each: Seen) -> list[Entity]:
        """The kinds of an expression, as it is seen from somewhere else."""
        frame, self.frame = self.frame, each.frame
        try:
            return self.of(each.node, each.owner)
        finally:
            self.frame = frame

    def objects(self, given: list[Seen] | None) -> list[Entity] | None:
        """The objects that some expressions can be; None if there may be others."""
        if not given or self.steps > MOST_STEPS:
            return None
        kinds = [kind for each in given for kind in self.seen(each)]
        is_known = all(isinstance(kind, Made) or kind is BUILTIN for kind in kinds)
        return kinds if is_known and any(isinstance(kind, Made) for kind in kinds) else None

    def own_field(self, node: Made, name: str, declared: ast.AST | None) -> list[Entity] | None:
        """The objects that an attribute of one object can be; None if there may be others."""
        if name in self.program.objects.loose_names or isinstance(declared, FUNCTIONS):
            return None
        given: list[Seen] = []
        if isinstance(declared, (ast.Assign, ast.AnnAssign)):
            passed = self.program.objects.field(name, node)
            if passed is None and declared.value is None:
                return None
            given += passed or [Seen(declared.value, None, None)]  # type: ignore[arg-type]
        for target, value in self.program.stored.get(name, []):
            if self.program.around(target, (ast.ClassDef,)) in self.program.mro(node):
                if not isinstance(self.program.parents.get(target), (ast.Assign, ast.AnnAssign)):
                    return None
                given.append(Seen(value, node, None))
        return self.objects(given)

    def returned(self, function: ast.AST, call: ast.Call, owner: ast.ClassDef | None) -> list[Seen] | None:
        """What a function returns to a call; None if that is not known."""
        if is_generator(function) or depth(owner, self.frame) >= MOST_NESTED:
            return None
        if not {ast.unparse(each) for each in getattr(function, "decorator_list", [])} <= {"staticmethod"}:
            return None
        parent = self.program.parents.get(function)
        is_own = isinstance(owner, Made) and parent in self.program.mro(owner) and owner in self.receiver(call, owner)
        home = owner if is_own else parent if isinstance(parent, ast.ClassDef) else None
        frame = Frame(function, call, owner, self.frame)
        return [Seen(value, home, frame) for value in returns(function)]

    def receiver(self, call: ast.Call, owner: ast.ClassDef | None) -> list[Entity]:
        return self.of(call.func.value, owner) if isinstance(call.func, ast.Attribute) else []
