"""Seats and holds."""

from __future__ import annotations

import contextlib
import time
import uuid
from collections.abc import Iterator

from ticket_errors import common, tickets, venues

from ..decorators import while_open
from ..domain import Show, Ticket, User
from . import payments
from .base import TICKETS, VENUES, Service

HOLDS: dict[str, tuple[str, str, float]] = {}


class SeatService(Service):
    """Sells seats."""

    @while_open
    def hold(self, user: User, show_id: str, seat: str | None) -> str:
        """Hold a seat, or any if none is asked for."""
        show = self.show(show_id)
        wanted = seat or self._any(show)
        self._claim(show, wanted, user)
        hold = uuid.uuid4().hex
        HOLDS[hold] = (show_id, wanted, time.time() + 600)
        return hold

    def _any(self, show: Show) -> str:
        for seat in self._seats(show):
            if seat not in show.seats:
                return seat
        raise tickets.SoldOutError()

    def _seats(self, show: Show) -> Iterator[str]:
        venue = VENUES.get(show.venue_id)
        for number, size in enumerate(venue.rows):
            if size < 1:
                raise venues.PlanInvalidError(log={"row": number})
            yield from (f"{number}-{place}" for place in range(size))

    def _claim(self, show: Show, seat: str, user: User) -> None:
        if show.seats.setdefault(seat, user.id) != user.id:
            raise tickets.SeatTakenError(seat=seat)

    async def buy(self, user: User, hold: str, method: str) -> Ticket:
        """Buy a seat that is held."""
        show_id, seat, until = self._held(hold)
        try:
            show = self.show(show_id)
        except venues.ShowNotFoundError as error:
            raise common.InternalError("a hold without a show") from error
        bank = payments.bank_for(method)
        try:
            await bank.charge(user.id, show.price)
        except payments.Refused as refused:
            raise payments.refusal(refused) from refused
        else:
            ticket = Ticket(hold, show.id, seat, user.id, price=show.price)
        TICKETS.put(ticket.id, ticket)
        with contextlib.suppress(tickets.SeatTakenError):
            self._claim(show, seat, user)
        return ticket

    def _held(self, hold: str) -> tuple[str, str, float]:
        problem: Exception | None = None
        held = HOLDS.get(hold)
        if held is None:
            problem = common.CommonInvalidArgumentError("unknown hold")
        elif held[2] < time.time():
            problem = tickets.HoldExpiredError()
        if problem is not None:
            raise problem
        assert held is not None
        return held
