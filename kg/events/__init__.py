"""Events: clause × frame gives event mentions; mentions of one event inside an article become one node."""

from kg.events.mentions import find_event_mentions
from kg.events.merge import merge_mentions
from kg.events.timeline import date_by_narrative, date_mentions_by_narrative

__all__ = ["date_by_narrative", "date_mentions_by_narrative", "find_event_mentions", "merge_mentions"]
