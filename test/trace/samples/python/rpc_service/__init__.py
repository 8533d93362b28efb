"""A service without a framework: handlers are named by comments, or like their operations."""
