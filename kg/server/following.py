"""Notices that a build has replaced the graph, and serves the new one from then on; nobody has to restart anything.

Who is reading the old one reads it to the end: its files are open, and what is open stays readable.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette

from kg.errors import UserError
from kg.server.context import Context, open_context
from kg.server.workers import Workers
from kg.store.opening import NQUADS, STORE

_EVERY = 1.0
# A request that found its context just before the change may still be about to ask its workers.
_GRACE = 10.0


@dataclass(frozen=True, slots=True)
class Version:
    """Which graph stands in a folder: the file or directory, and when it was written."""

    inode: int
    modified: int

    @classmethod
    def of(cls, folder: Path) -> Version | None:
        """None while there is none, as for a moment when a build puts its folder in the place of another."""
        for path in (folder / STORE, folder / NQUADS, folder):
            try:
                found = path.stat()
            except OSError:
                continue
            return cls(found.st_ino, found.st_mtime_ns)
        return None


class Follower:
    """Puts a new context in the app's state whenever the folder holds another graph than the one that is served."""

    def __init__(self, app: Starlette) -> None:
        self._app = app
        self._served = Version.of(self._context.settings.folder)
        self._retiring: set[Workers] = set()

    @property
    def _context(self) -> Context:
        context = self._app.state.context
        assert isinstance(context, Context)
        return context

    async def follow(self) -> None:
        """Looks once a second, until cancelled."""
        tasks: set[asyncio.Task[None]] = set()
        while True:
            await asyncio.sleep(_EVERY)
            found = Version.of(self._context.settings.folder)
            if found is None or found == self._served:
                continue
            old = self._context.workers
            if await self._replaced():
                self._served = found
                task = asyncio.create_task(self._retire(old))
                tasks.add(task)
                task.add_done_callback(tasks.discard)

    async def stop(self) -> None:
        """Ends the query processes over graphs that are served no more."""
        for workers in tuple(self._retiring):
            await workers.stop()

    async def _replaced(self) -> bool:
        try:
            fresh = await asyncio.to_thread(open_context, self._context.settings)
            await fresh.workers.start()
        except (UserError, OSError):
            # It is being written; the next look may find it whole.
            return False
        self._app.state.context = fresh
        await asyncio.to_thread(fresh.prepare)
        return True

    async def _retire(self, workers: Workers) -> None:
        self._retiring.add(workers)
        await asyncio.sleep(_GRACE)
        await workers.retire()
        self._retiring.discard(workers)
