"""What routes depend on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Header
from ticket_errors import common, venues

from .domain import User
from .store import StoreConflict

SESSIONS: dict[str, User] = {
    "t-1": User("u-1", expires=4e9),
    "t-2": User("u-2", "admin", 4e9),
    "t-3": User("u-3", expires=1.0),
}


class SessionClosed(Exception):
    """A session has ended."""


def _session(token: str) -> User:
    user = SESSIONS[token]
    if user.expires < time.time():
        raise SessionClosed(token)
    return user


def require_user(authorization: Annotated[str, Header()] = "") -> User:
    """Return the user of a valid token."""
    scheme, _, token = authorization.partition(" ")
    if scheme != "Bearer":
        raise common.CommonUnauthenticatedError
    try:
        return _session(token)
    except KeyError:
        raise common.CommonUnauthenticatedError("unknown token") from None
    except SessionClosed as error:
        raise common.SessionExpiredError() from error


class RequireRole:
    """A dependency that lets only users with a role pass."""

    def __init__(self, *roles: str) -> None:
        self._roles = roles

    def __call__(self, user: Annotated[User, Depends(require_user)]) -> User:
        if user.role not in self._roles:
            raise common.CommonPermissionDeniedError(log={"role": user.role})
        return user


def transaction() -> Iterator[None]:
    """Report a conflict of the store as a store that is busy."""
    try:
        yield
    except StoreConflict as error:
        raise venues.StoreBusyError(retry_after=1) from error


CurrentUser = Annotated[User, Depends(require_user)]
