"""The frames of tests/data/events/frames, which stay as they are when the package's lists grow."""

from pathlib import Path

from kg.lexicon import frames

_FOLDER = Path(__file__).parent / "data" / "events" / "frames"
_FILES = {path.name for path in _FOLDER.glob("*.toml")}
FRAMES = tuple(f for f in frames.load(_FOLDER) if f.source in _FILES)
