"""What keeps a home small and quick over the years: packing the lake, retention, leftovers, rewriting."""
