"""A service with FastAPI. It prints its address, and a line for each error that it sends."""

import socket

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, JSONResponse

from shop_errors import common, orders
from shop_errors.integrations.starlette import exception_handlers


def report(record, error):
    """Print the closed name of an error."""
    print(record["error.type"], flush=True)


app = FastAPI(exception_handlers=exception_handlers(report))


@app.get("/success")
def success():
    """Answer with an order."""
    return {"order": "o-1"}


@app.get("/module")
def module():
    """Fail with a code of the module."""
    try:
        raise LookupError("canary")
    except LookupError as error:
        raise orders.OutOfStockError(
            item="Tea “Nr. 7”", left=3, card="canary", log={"hint": "canary"}
        ) from error


@app.get("/unknown")
def unknown():
    """Answer as a newer version of the service."""
    content = {"error": {"code": "failed", "reason": 9999, "message": "Too new."}}
    return JSONResponse(content, 400)


@app.get("/gateway")
def gateway():
    """Answer as a gateway."""
    return HTMLResponse("<html><h1>502 Bad Gateway</h1></html>", 502)


@app.get("/limited")
def limited():
    """Ask to wait."""
    raise common.BusyError(retry_after=7)


@app.get("/unexpected")
def unexpected():
    """Fail with an exception that nobody expects."""
    raise RuntimeError("canary")


@app.get("/internal")
def internal():
    """Fail with an error that is only for logs."""
    raise orders.BadLedgerError()


with socket.create_server(("127.0.0.1", 0)) as listener:
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="critical")).run([listener])
