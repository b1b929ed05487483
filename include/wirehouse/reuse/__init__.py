"""What runs more than once: copies of documents, and passages carried from one to another."""
