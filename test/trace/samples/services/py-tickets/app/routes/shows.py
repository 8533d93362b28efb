"""Routes for everyone, and for administrators."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends

from ..deps import RequireRole
from ..domain import Show, Venue
from ..services.catalog import CatalogService, run_report

public = APIRouter()
admin = APIRouter(prefix="/admin", dependencies=[Depends(RequireRole("admin"))])
service = CatalogService()


@public.get("/shows")
def list_shows(limit: str = "20") -> list[Show]:
    return service.list(limit)


@public.get("/shows/{show_id}")
def get_show(show_id: str) -> Show:
    return service.show(show_id)


@public.get("/health")
def health() -> dict[str, bool]:
    service.probe()
    return {"ok": True}


@admin.post("/venues")
def create_venue(name: Annotated[str, Body()], rows: Annotated[list[int], Body()]) -> Venue:
    return service.create(name, rows)


@admin.post("/reports/{name}")
async def report(name: str) -> dict[str, int]:
    return await run_report(name)
