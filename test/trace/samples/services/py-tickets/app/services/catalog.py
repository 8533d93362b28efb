"""Shows and venues."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from ticket_errors import TicketsError, common, venues

from ..domain import Show, Venue
from .base import SHOWS, TICKETS, VENUES, Service


class Unreadable(ValueError):
    """A text is not what it should be."""


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise Unreadable(text) from error


class CatalogService(Service):
    """Shows what there is."""

    def list(self, limit: str) -> list[Show]:
        """Return shows."""
        try:
            count = _number(limit)
        except Unreadable as error:
            raise common.CommonInvalidArgumentError("limit") from error
        found: list[Show] = []
        for key in SHOWS.keys()[:count]:
            try:
                found.append(self.show(key))
            except (venues.ShowCancelledError, venues.ShowNotFoundError):
                continue
        return found

    def create(self, name: str, rows: list[int]) -> Venue:
        """Create a venue."""
        checks: list[Callable[[], TicketsError | None]] = [
            lambda: None if rows else venues.PlanInvalidError("no rows"),
            lambda: None if name else common.CommonInvalidArgumentError("no name"),
        ]
        for check in checks:
            error = check()
            if error:
                raise error
        venue = Venue(name, rows)
        VENUES.put(name, venue)
        return venue

    def probe(self) -> None:
        """Raise an error if the store of tickets is not well."""
        try:
            TICKETS.find("probe")
        except Exception as error:
            raise common.CommonUnavailableError("store") from error


async def run_report(name: str) -> dict[str, int]:
    """Run a report: a module of the package ``reports``."""
    if not name.isidentifier():
        raise common.CommonInvalidArgumentError(name)
    module = importlib.import_module(f"app.reports.{name}")
    return await module.run()
