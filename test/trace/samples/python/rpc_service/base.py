from __future__ import annotations

from abc import ABC, abstractmethod

from shop_errors import common


class Handler(ABC):
    """Checks a request, and runs it."""

    def handle(self, request: dict[str, str]) -> str:
        self.check(request)
        return self.run(request)

    def check(self, request: dict[str, str]) -> None:
        if "user" not in request:
            raise common.CommonUnauthenticatedError()

    @abstractmethod
    def run(self, request: dict[str, str]) -> str: ...
