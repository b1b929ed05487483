"""The declarations of every table and what is made from them. Start at catalog.py."""
