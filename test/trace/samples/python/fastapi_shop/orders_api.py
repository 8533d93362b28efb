from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from .dependencies import current_user
from .services.orders import OrderService
from .wiring import order_service

router = APIRouter()


class Draft(BaseModel):
    item: str
    quantity: int


Service = Annotated[OrderService, Depends(order_service)]


@router.post("")
async def create(draft: Draft, service: Service, user: str = Depends(current_user)) -> dict[str, str]:
    order = await service.place(user, draft.item, draft.quantity)
    return {"id": order.id}


@router.get("/{order_id}")
def get(order_id: str, service: Service) -> dict[str, str]:
    return {"id": service.find(order_id).id}


@router.post("/{order_id}/cancel")
def cancel(order_id: str, service: Service, user: Annotated[str, Depends(current_user)]) -> dict[str, str]:
    service.cancel(order_id, user)
    return {"id": order_id}


@router.get("")
def recent(service: Service) -> list[str]:
    return service.recent()
