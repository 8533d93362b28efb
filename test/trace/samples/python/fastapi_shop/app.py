from __future__ import annotations

from fastapi import Depends, FastAPI

from . import billing_api
from .dependencies import limit_rate
from .orders_api import router as orders_router

app = FastAPI()
app.include_router(orders_router, prefix="/orders", dependencies=[Depends(limit_rate)])
app.include_router(billing_api.router)


@app.get("/health")
async def health() -> dict[str, bool]:
    return {"ok": True}
