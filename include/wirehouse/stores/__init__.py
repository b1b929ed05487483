"""Object stores: sources to read from, and a bucket to publish to."""
