"""The app."""

import logging
import time
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from ticket_errors import common, encode
from ticket_errors.integrations.starlette import exception_handlers

from .routes import shows, tickets

logger = logging.getLogger(__name__)


def report(record: object, error: object) -> None:
    """Write the record of an error to the log."""
    logger.error("request failed", extra={"error": record})


app = FastAPI(exception_handlers=exception_handlers(report))
app.include_router(tickets.router)
app.include_router(shows.public)
app.include_router(shows.admin)

_recent: list[float] = []


@app.middleware("http")
async def rate_limit(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Let a hundred requests pass each second."""
    now = time.monotonic()
    _recent[:] = [then for then in _recent if now - then < 1]
    _recent.append(now)
    if len(_recent) > 100:
        error = common.RateLimitedError(retry_after=1)
        sent = encode(error, locale=request.headers.get("accept-language", ""))
        return Response(sent.body, sent.status, dict(sent.headers))
    return await call_next(request)
