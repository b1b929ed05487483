"""Object stores: sources to read from, landing, staging and lake, and a bucket to publish to."""
