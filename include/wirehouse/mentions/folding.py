"""How the words of names are compared."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """Fold a word to compare names: no case, no accents, no Arabic article, straight apostrophes."""
    folded = word.lower().replace("’", "'")
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in parts if not unicodedata.combining(char))
    return folded[3:] if folded.startswith(("al-", "el-")) and len(folded) > 4 else folded
