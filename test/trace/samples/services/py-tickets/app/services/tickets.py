"""Tickets that were bought."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod

from ticket_errors import NotFoundError, common, tickets

from ..decorators import retried
from ..domain import Show, Ticket, User
from .base import SHOWS, TICKETS, Service
from .payments import CardBank, Refused


class RefundPolicy(ABC):
    """Says whether a ticket is refunded."""

    def check(self, ticket: Ticket, show: Show) -> None:
        """Raise an error if it is not."""
        if ticket.used:
            raise tickets.AlreadyUsedError()
        self.check_show(show)

    @abstractmethod
    def check_show(self, show: Show) -> None:
        """Raise an error if the show is not one with refunds."""


class ConcertPolicy(RefundPolicy):
    """Concerts are refunded."""

    def check_show(self, show: Show) -> None:
        if len(show.seats) > 100:
            raise tickets.RefundClosedError()


class FestivalPolicy(ConcertPolicy):
    """Festivals are refunded if they are cancelled."""

    def check_show(self, show: Show) -> None:
        if not show.cancelled:
            raise common.ConflictError("the festival takes place")


class GalaPolicy(RefundPolicy):
    """No gala has been planned since 2020: nothing uses it."""

    def check_show(self, show: Show) -> None:
        raise tickets.NotTransferableError()


POLICIES: dict[str, RefundPolicy] = {"concert": ConcertPolicy(), "festival": FestivalPolicy()}


class TicketService(Service):
    """Does what owners of tickets want."""

    def check(self, show: Show) -> None:
        """Tickets of cancelled shows are still tickets."""

    def get(self, user: User, ticket_id: str) -> Ticket:
        """Return a ticket."""
        return self.ticket(ticket_id, user.id)

    @retried(3)
    def use(self, user: User, ticket_id: str) -> Ticket:
        """Use a ticket."""
        ticket = self.ticket(ticket_id, user.id)
        show = self.show(ticket.show_id)
        Service.check(self, show)
        if ticket.used:
            raise tickets.AlreadyUsedError(log={"show": show.id})
        ticket.used = True
        TICKETS.put(ticket.id, ticket)
        self._notify(ticket)
        return ticket

    def _notify(self, ticket: Ticket) -> None:
        """Tell the doors about a ticket, if they listen."""
        try:
            self._send(ticket)
        finally:
            return  # noqa: B012

    def _send(self, ticket: Ticket) -> None:
        if ticket.price == 0:
            raise common.CommonUnavailableError("the doors do not listen")

    def transfer(self, user: User, ticket_id: str, to: str) -> Ticket:
        """Give a ticket to somebody else."""
        try:
            ticket = self.ticket(ticket_id, user.id)
            show = self.show(ticket.show_id)
        except NotFoundError as error:
            if isinstance(error, tickets.TicketNotFoundError):
                raise
            raise tickets.NotTransferableError("the show is gone") from error
        for allowed in (self._unused, self._ordinary):
            allowed(ticket, show)
        ticket.owner = to
        TICKETS.put(ticket.id, ticket)
        return ticket

    def _unused(self, ticket: Ticket, show: Show) -> None:
        if ticket.used:
            raise tickets.AlreadyUsedError

    def _ordinary(self, ticket: Ticket, show: Show) -> None:
        if show.kind == "festival":
            raise tickets.NotTransferableError()

    async def refund(self, user: User, ticket_id: str) -> None:
        """Refund a ticket."""
        ticket = self.ticket(ticket_id, user.id)
        show = SHOWS.find(ticket.show_id)
        if show is not None:
            policy = POLICIES.get(show.kind)
            if policy is None:
                raise tickets.RefundClosedError(f"no policy for {show.kind}")
            policy.check(ticket, show)
        await asyncio.gather(self._pay_back(ticket), self._log(ticket))

    async def _pay_back(self, ticket: Ticket) -> None:
        try:
            await CardBank().refund(ticket.id)
        except Refused as refused:
            error = common.CommonUnavailableError(retry_after=60)
            error.add_note(refused.reason)
            raise error from refused

    async def _log(self, ticket: Ticket) -> None:
        await asyncio.sleep(0)
