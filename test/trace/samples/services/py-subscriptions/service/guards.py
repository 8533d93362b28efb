"""What comes before the views."""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Callable
from typing import Any, TypeVar

from flask import g, request
from sub_errors import subs

F = TypeVar("F", bound=Callable[..., Any])

KEYS: dict[str, tuple[str, set[str]]] = {
    "k1": ("c-1", set()),
    "k2": ("c-2", {"admin"}),
    "k3": ("x-3", set()),
    "k4": ("y-4", set()),
    "k5": ("d-5", set()),
}

_hits: list[float] = []


def slow_down() -> None:
    """Let a number of requests pass each second."""
    now = time.monotonic()
    _hits[:] = [hit for hit in _hits if now - hit < 1]
    if len(_hits) >= 50:
        raise subs.SlowDownError(retry_after=1)
    _hits.append(now)


def maintenance() -> None:
    """Refuse requests while the service is being maintained."""
    if os.environ.get("MAINTENANCE"):
        raise subs.MaintenanceError()


def check_key() -> None:
    """Find out who calls."""
    key = request.headers.get("x-key")
    if key is None:
        raise subs.NoKeyError
    g.customer, g.scopes = _owner(key)


def _owner(key: str) -> tuple[str, set[str]]:
    try:
        return KEYS[key]
    except KeyError as error:
        raise subs.BadKeyError() from error


def scope(name: str) -> Callable[[F], F]:
    """Let only callers with a scope call the view."""

    def decorate(view: F) -> F:
        @functools.wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if name not in g.scopes:
                raise subs.NotAllowedError(log={"scope": name})
            return view(*args, **kwargs)

        return guarded  # type: ignore[return-value]

    return decorate
