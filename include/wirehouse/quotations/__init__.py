"""Who said what: the words between quote marks, and their speakers."""
