"""Routes for users."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends

from ..deps import CurrentUser, require_user, transaction
from ..domain import Ticket
from ..services.seats import SeatService
from ..services.tickets import TicketService

router = APIRouter(dependencies=[Depends(require_user)])
seats = SeatService()
service = TicketService()


@router.post("/shows/{show_id}/holds")
def hold_seat(show_id: str, user: CurrentUser, seat: str | None = None) -> dict[str, str]:
    return {"hold": seats.hold(user, show_id, seat)}


@router.post("/tickets", dependencies=[Depends(transaction)])
async def buy_ticket(user: CurrentUser, hold: Annotated[str, Body()], method: Annotated[str, Body()]) -> Ticket:
    return await seats.buy(user, hold, method)


@router.get("/tickets/{ticket_id}")
def get_ticket(ticket_id: str, user: CurrentUser) -> Ticket:
    return service.get(user, ticket_id)


@router.post("/tickets/{ticket_id}/use", dependencies=[Depends(transaction)])
def use_ticket(ticket_id: str, user: CurrentUser) -> Ticket:
    return service.use(user, ticket_id)


@router.post("/tickets/{ticket_id}/transfer")
def transfer_ticket(ticket_id: str, user: CurrentUser, to: Annotated[str, Body(embed=True)]) -> Ticket:
    return service.transfer(user, ticket_id, to)


@router.post("/tickets/{ticket_id}/refund")
async def refund_ticket(ticket_id: str, user: CurrentUser) -> None:
    await service.refund(user, ticket_id)
