"""Payments with Flask: decorators, closures and a table of errors."""
