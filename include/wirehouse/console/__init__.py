"""Queries that people write, on the command line and on the page: read-only, and within limits."""
