"""What services have in common."""

from __future__ import annotations

from ticket_errors import tickets, venues

from ..domain import Show, Ticket, Venue
from ..repository import Repository
from ..store import JournalStore, MemoryStore

SHOWS: Repository[Show] = Repository(MemoryStore(), venues.ShowNotFoundError)
TICKETS: Repository[Ticket] = Repository(JournalStore(1000), lambda: tickets.TicketNotFoundError())
VENUES: Repository[Venue] = Repository(MemoryStore(), venues.VenueNotFoundError)

VENUES.put("v-1", Venue("v-1", [2, 0]))
SHOWS.put("s-1", Show("s-1", "v-1"))
SHOWS.put("s-2", Show("s-2", "v-1", "festival", price=998))
SHOWS.put("s-3", Show("s-3", "v-2", "opera", cancelled=True))
TICKETS.put("t1", Ticket("t1", "s-1", "0-0", "u-1"))
TICKETS.put("t2", Ticket("t2", "s-2", "0-1", "u-1", used=True))
TICKETS.put("t3", Ticket("t3", "s-9", "0-1", "u-1"))


class Service:
    """A service."""

    def show(self, show_id: str) -> Show:
        """Return a show that takes place."""
        show = SHOWS.get(show_id)
        self.check(show)
        return show

    def check(self, show: Show) -> None:
        """Raise an error if the show does not take place."""
        if show.cancelled:
            raise venues.ShowCancelledError()

    def ticket(self, ticket_id: str, owner: str) -> Ticket:
        """Return a ticket of an owner."""
        ticket = TICKETS.get(ticket_id)
        if ticket.owner != owner:
            raise self._hidden()
        return ticket

    @staticmethod
    def _hidden() -> Exception:
        return tickets.TicketNotFoundError(log={"hidden": True})
