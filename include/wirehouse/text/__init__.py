"""The text room: from bytes to an article with labelled passages. Pure: no files, no tables, no clock."""
