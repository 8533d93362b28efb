from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from flask import request
from shop_errors import ShopError, common

Result = TypeVar("Result")


def authenticated(view: Callable[..., Result]) -> Callable[..., Result]:
    @wraps(view)
    def wrapper(*args: str, **kwargs: str) -> Result:
        if "authorization" not in request.headers:
            raise common.CommonUnauthenticatedError()
        return view(*args, **kwargs)

    return wrapper


def role(name: str) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    def decorate(view: Callable[..., Result]) -> Callable[..., Result]:
        @wraps(view)
        def wrapper(*args: str, **kwargs: str) -> Result:
            if request.headers.get("x-role") != name:
                raise common.ForbiddenError()
            return view(*args, **kwargs)

        return wrapper

    return decorate


def retried(times: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Call a function again if its error may not happen again."""

    def decorate(work: Callable[..., Result]) -> Callable[..., Result]:
        @wraps(work)
        def wrapper(*args: object) -> Result:
            for _ in range(times - 1):
                try:
                    return work(*args)
                except ShopError as error:
                    if not error.retryable:
                        raise
            return work(*args)

        return wrapper

    return decorate
