"""Turns messy scraped news text into a validated DuckDB warehouse. Start at pipeline.py."""
