"""The processes that run queries: lent to one query at a time, killed and replaced when one takes too long."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from kg.server.frames import End, Failure, Job, Part, read_part

_SERVER_ERROR, _BUSY, _TOO_SLOW = 500, 503, 504


class QueryFailedError(Exception):
    """There is no answer, or no more of it; ``status`` is the HTTP status that says so."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.status = failure.status


class Workers:
    """So many processes over the same folder. To be used inside one event loop."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._number = number
        # Last in, first out: of few queries most go to a process whose caches are warm.
        self._free: asyncio.LifoQueue[asyncio.subprocess.Process] = asyncio.LifoQueue()
        self._all: set[asyncio.subprocess.Process] = set()
        self._replacements: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Starts the processes, and waits until they have opened the store: no query waits for that in its time."""
        for process in await asyncio.gather(*(self._spawn() for _ in range(self._number))):
            self._free.put_nowait(process)

    async def stop(self) -> None:
        """Ends all processes, also those that are at work."""
        for task in tuple(self._replacements):
            task.cancel()
        for process in tuple(self._all):
            _kill(process)
            await process.wait()

    async def retire(self) -> None:
        """Ends each process once it has nothing to do. Nobody may ask for one any more."""
        for _ in range(self._number):
            process = await self._free.get()
            _kill(process)
            await process.wait()
            self._all.discard(process)

    @asynccontextmanager
    async def running(self, job: Job) -> AsyncIterator[AsyncIterator[Part]]:
        """The parts of the answer up to End. Leaving before that stops the query for real.

        Raises QueryFailedError with 503 if no process became free in time, with 504 if the query takes longer than
        ``job.seconds``, and with what the process said if the query cannot be run.
        """
        process = await self._borrow(job)
        parts = _Parts(process, job)
        try:
            yield parts
        finally:
            if parts.done:
                self._free.put_nowait(process)
            else:
                self._stop(process)

    async def _borrow(self, job: Job) -> asyncio.subprocess.Process:
        try:
            async with asyncio.timeout(job.seconds):
                return await self._free.get()
        except TimeoutError:
            raise QueryFailedError(
                Failure(_BUSY, f"all {self._number} query processes were busy for {job.seconds:g} s; try again later")
            ) from None

    async def _spawn(self) -> asyncio.subprocess.Process:
        package = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(p for p in (package, os.environ.get("PYTHONPATH")) if p)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.server.worker", str(self._folder.resolve())),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path},
        )
        self._all.add(process)
        assert process.stdout
        # Should it end before, so will the first query that it is given, and say so.
        with suppress(asyncio.IncompleteReadError):
            await read_part(process.stdout)
        return process

    def _stop(self, process: asyncio.subprocess.Process) -> None:
        """Kills the process now and has another take its place, even if whoever asked is gone."""
        _kill(process)
        task = asyncio.get_running_loop().create_task(self._replace(process))
        self._replacements.add(task)
        task.add_done_callback(self._replacements.discard)

    async def _replace(self, process: asyncio.subprocess.Process) -> None:
        await process.wait()
        self._all.discard(process)
        self._free.put_nowait(await self._spawn())


def _kill(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()


class _Parts:
    """The parts of one answer, within its time."""

    def __init__(self, process: asyncio.subprocess.Process, job: Job) -> None:
        self._process = process
        self._job = job
        self._deadline: float | None = None
        self.done = False

    def __aiter__(self) -> _Parts:
        return self

    async def __anext__(self) -> Part:
        if self.done:
            raise StopAsyncIteration
        clock = asyncio.get_running_loop().time
        try:
            if self._deadline is None:
                self._deadline = clock() + self._job.seconds
                await self._send()
            assert self._process.stdout
            # Unlike wait_for it makes no task, and a short query is little more than such things.
            async with asyncio.timeout_at(self._deadline):
                part = await read_part(self._process.stdout)
        except TimeoutError:
            raise QueryFailedError(
                Failure(_TOO_SLOW, f"the query took longer than {self._job.seconds:g} s and was stopped")
            ) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise QueryFailedError(Failure(_SERVER_ERROR, "the process that ran the query died")) from None
        self.done = isinstance(part, End | Failure)
        if isinstance(part, Failure):
            raise QueryFailedError(part)
        return part

    async def _send(self) -> None:
        assert self._process.stdin
        self._process.stdin.write(self._job.to_frame())
        await self._process.stdin.drain()
