"""Who and what is mentioned: people, organizations, places and groups."""
