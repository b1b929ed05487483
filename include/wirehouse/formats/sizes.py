"""The largest things that are read; anything larger goes to ops.rejects."""

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Sizes:
    """Limits in bytes, unless they say otherwise.

    The last four are about what is compressed: how large it may become, from how many bytes on its ratio
    counts, how many times its size it may become (news text shrinks by 3 to 10, a gzip bomb by 1,000), and
    how many members an archive may have.
    """

    record_bytes: int = 16 * MEBIBYTE
    file_bytes: int = 4096 * MEBIBYTE
    expanded_bytes: int = 65_536 * MEBIBYTE
    ratio_from_bytes: int = 32 * MEBIBYTE
    ratio: int = 200
    members: int = 1_000_000
