"""Source formats: each module turns the bytes of a file into its records. Start at read.py."""
