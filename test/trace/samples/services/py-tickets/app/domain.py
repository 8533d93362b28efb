"""What the service is about."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Show:
    """A show at a venue."""

    id: str
    venue_id: str
    kind: str = "concert"
    cancelled: bool = False
    price: int = 40
    seats: dict[str, str] = field(default_factory=dict)


@dataclass
class Ticket:
    """The right to a seat."""

    id: str
    show_id: str
    seat: str
    owner: str
    used: bool = False
    price: int = 0


@dataclass
class Venue:
    """A place with seats."""

    id: str
    rows: list[int]


@dataclass
class User:
    """Who calls."""

    id: str
    role: str = "guest"
    expires: float = 0.0
