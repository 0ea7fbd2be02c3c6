"""How the server and a process that runs queries talk: a query is one frame, its answer several.

A frame is one byte for its kind, four for the length of what follows, and that many bytes.
"""

from __future__ import annotations

import asyncio
import json
import struct
from dataclasses import asdict, dataclass
from typing import BinaryIO

from kg.store.answering import Dataset

_HEADER = struct.Struct(">cI")


@dataclass(frozen=True, slots=True)
class Job:
    """A query to run, over which graphs (None: as the query says), and what the client accepts.

    ``limit`` is the most rows or triples (0: any number), ``seconds`` the longest it may take.
    """

    sparql: str
    accept: str
    limit: int
    seconds: float
    dataset: Dataset | None = None

    def to_frame(self) -> bytes:
        """The bytes to send."""
        return frame(b"J", json.dumps(asdict(self)).encode())

    @classmethod
    def from_payload(cls, payload: bytes) -> Job:
        """Reads what ``to_frame`` wrote."""
        fields = json.loads(payload)
        graphs = fields.pop("dataset")
        return cls(**fields, dataset=None if graphs is None else Dataset(**graphs))


@dataclass(frozen=True, slots=True)
class Ready:
    """The process can be asked; it says so once."""


@dataclass(frozen=True, slots=True)
class Head:
    """The answer has begun, in this media type."""

    media_type: str


@dataclass(frozen=True, slots=True)
class Data:
    """A part of the answer's body."""

    content: bytes


@dataclass(frozen=True, slots=True)
class End:
    """The answer is over; ``truncated`` if there would have been more than the limit."""

    truncated: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """There is no answer; ``status`` is the HTTP status that says so."""

    status: int
    message: str


Part = Ready | Head | Data | End | Failure
_KINDS: dict[bytes, type[Ready | Head | End | Failure]] = {b"R": Ready, b"H": Head, b"E": End, b"F": Failure}


def frame(kind: bytes, payload: bytes) -> bytes:
    """One frame."""
    return _HEADER.pack(kind, len(payload)) + payload


def part_frame(part: Part) -> bytes:
    """A part of an answer as a frame."""
    if isinstance(part, Data):
        return frame(b"D", part.content)
    kind = next(k for k, of in _KINDS.items() if isinstance(part, of))
    return frame(kind, json.dumps(asdict(part)).encode())


def read_job(source: BinaryIO) -> Job | None:
    """The next query, None when the server has gone."""
    header = source.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    return Job.from_payload(source.read(_HEADER.unpack(header)[1]))


async def read_part(source: asyncio.StreamReader) -> Part:
    """The next part of an answer. Raises asyncio.IncompleteReadError if the process has gone."""
    kind, length = _HEADER.unpack(await source.readexactly(_HEADER.size))
    payload = await source.readexactly(length)
    return Data(payload) if kind == b"D" else _KINDS[kind](**json.loads(payload))
