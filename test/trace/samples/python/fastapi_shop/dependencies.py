from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header
from shop_errors import common


def limit_rate(x_client: Annotated[int, Header()] = 0) -> None:
    if x_client > 100:
        raise common.RateLimitedError


def token(authorization: Annotated[str | None, Header()] = None) -> str:
    if authorization is None:
        raise common.CommonUnauthenticatedError()
    return authorization


def current_user(value: Annotated[str, Depends(token)]) -> str:
    if value == "blocked":
        raise common.ForbiddenError()
    return value
