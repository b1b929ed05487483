"""The comparison of documents inside the warehouse: the index, candidates, and the stories that follow."""
