"""The worker processes of this one."""

import psutil


def workers_at_work() -> list[psutil.Process]:
    """Those of `wirehouse.workers` alone: other tests have processes of their own, such as a fork server."""
    found = []
    for child in psutil.Process().children():
        try:
            if "wirehouse.workers" in child.cmdline():
                found.append(child)
        except psutil.NoSuchProcess:  # which a zombie is too
            continue
    return found
