"""A shop with FastAPI: dependencies, services, repositories."""
