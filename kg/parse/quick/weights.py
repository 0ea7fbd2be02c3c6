"""PyTorch's files read as safely as `torch.load(weights_only=True)` does, but by Python's own, compiled unpickler."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

_Loader = Callable[..., Any]
# all that a file of tensors, numbers, texts and dictionaries names; PyTorch itself finds the types of storage
_ALLOWED = {
    ("collections", "OrderedDict"),
    ("torch._utils", "_rebuild_tensor_v2"),
    ("torch._utils", "_rebuild_parameter"),
    ("_codecs", "encode"),
}


class _Unpickler(pickle.Unpickler):
    """Builds nothing but what is allowed: a file of weights may come from anyone."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed")
        return super().find_class(module, name)


def _load(file: Any, **options: Any) -> Any:
    return _Unpickler(file, **options).load()


def quick_load(slow: _Loader) -> _Loader:
    """`torch.load`, quicker where it was asked for weights only; a file with anything else in it goes to `slow`."""
    unpickler = SimpleNamespace(Unpickler=_Unpickler, load=_load, __name__=__name__)

    def loaded(file: Any, map_location: Any = None, **options: Any) -> Any:
        if options == {"weights_only": True}:
            try:
                return slow(file, map_location, pickle_module=unpickler, weights_only=False)
            except pickle.UnpicklingError:
                pass
        return slow(file, map_location, **options)

    return loaded
