"""The app."""

from __future__ import annotations

import logging

from flask import Flask
from sub_errors.integrations.flask import install

from . import views
from .guards import maintenance, slow_down

logger = logging.getLogger(__name__)


def report(record: object, error: object) -> None:
    """Write the record of an error to the log."""
    logger.error("request failed", extra={"error": record})


app = Flask(__name__)
install(app, report)
app.before_request(slow_down)
app.before_request(maintenance)
app.register_blueprint(views.customers)
app.register_blueprint(views.public)
app.register_blueprint(views.admin)
