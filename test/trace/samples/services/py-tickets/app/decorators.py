"""Decorators for services."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from ticket_errors import TicketsError, common

P = ParamSpec("P")
R = TypeVar("R")


def while_open(function: Callable[P, R]) -> Callable[P, R]:
    """Refuse calls while the box office is closed."""

    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if time.gmtime().tm_hour < 4:
            raise common.ConflictError("the box office is closed")
        return function(*args, **kwargs)

    return wrapper


def retried(attempts: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Call the function again while its errors can be retried."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            for _ in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except TicketsError as error:
                    if not error.retryable:
                        raise
            return function(*args, **kwargs)

        return wrapper

    return decorate
