from __future__ import annotations

from .services.orders import OrderService
from .storage.memory import MemoryOrders


def order_service() -> OrderService:
    return OrderService(MemoryOrders())
