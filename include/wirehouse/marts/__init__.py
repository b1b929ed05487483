"""What is made of the warehouse's own tables, after publish."""
