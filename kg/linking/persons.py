"""Whether two articles' persons are one: a compatible full name, nothing that speaks against it, something for it."""

from __future__ import annotations

from kg.linking.evidence import Evidence, name_key


def full_name(evidence: Evidence) -> str:
    """The longest name in the article, for comparison; "" if it has only one word."""
    best = max((name_key(n) for n in evidence.names), key=lambda n: (len(n.split()), n), default="")
    return best if " " in best else ""


def compatible_names(a: str, b: str) -> bool:
    """Equal, or one leaves out middle names of the other: "Ine Søreide" and "Ine Eriksen Søreide"."""
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return True
    short, long_ = sorted((a.split(), b.split()), key=len)
    return len(short) > 1 and short[0] == long_[0] and short[-1] == long_[-1] and set(short) <= set(long_)


def contradiction(a: Evidence, b: Evidence) -> str:
    """What cannot hold of one person, in words; "" if nothing.

    Former positions contradict nothing. Present ones do when both say whose they are and no owner is shared.
    """
    if a.entity.gender and b.entity.gender and a.entity.gender != b.entity.gender:
        return "gender"
    owners = [{h.owner for h in e.held if h.owner and not h.former} - _persons(e) for e in (a, b)]
    if all(owners) and not owners[0] & owners[1]:
        return f"positions: {min(owners[0])} and {min(owners[1])}"
    if a.states and b.states and not a.states & b.states:
        return f"states: {min(a.states)} and {min(b.states)}"
    return ""


def _persons(e: Evidence) -> set[str]:
    """Owners that are persons: being somebody's spokesman goes with being the office's."""
    return {h.owner for h in e.held if h.owner.startswith("person/")}


def support(a: Evidence, b: Evidence) -> tuple[float, str]:
    """How much speaks for one person beyond the name (0 to 1), and what."""
    titles = {h.title for h in a.held} & {h.title for h in b.held}
    owners = {h.owner for h in a.held if h.owner} & {h.owner for h in b.held if h.owner}
    states = a.states & b.states
    company = a.company & b.company
    if titles and owners:
        return 1.0, f"both {min(titles)} of {min(owners)}"
    if owners:
        return 0.9, f"both of {min(owners)}"
    if titles:
        return 0.8, f"both {min(titles)}"
    if states:
        return 0.7, f"both of {min(states)}"
    if company:
        return 0.5, f"both with {min(company)}"
    return 0.0, ""
