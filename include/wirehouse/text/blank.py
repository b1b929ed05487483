"""What counts as blank, for SQL and RE2 to agree with Python on it."""

BLANK = r"\t-\r\x1c-\x20\x85\xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
"""The inside of an RE2 class of the characters that are blank: those of Python's `str.isspace`.

RE2's own `\\s` knows ASCII only.
"""
