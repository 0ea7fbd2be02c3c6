"""Forms of nationality adjectives and demonyms in bokmål and nynorsk, made from the base form.

Both are regular in Norwegian: adjectives in -sk take only -e, and demonyms fall into classes told apart by
their ending. Forms of both varieties are made for every word, since a paper may mix them.
"""

from __future__ import annotations


def adjective_forms(base: str) -> tuple[str, ...]:
    """``russisk`` -> ``russisk, russiske``; an adjective that ends otherwise (``thai``) is not inflected."""
    return (base, base + "e") if base.endswith("sk") else (base,)


def demonym_forms(base: str) -> tuple[str, ...]:
    """All singular and plural, indefinite and definite forms of a demonym, base form first.

    ``russer`` -> russer, russeren, russere, russerne, russar, russaren, russarar, russarane
    """
    if base.endswith("mann"):
        plural = base[:-4] + "menn"
        return (base, base + "en", plural, plural + "ene")
    if base.endswith("er"):
        agent = [base[:-2] + ending for ending in ("er", "eren", "ere", "erne", "ar", "aren", "arar", "arane")]
        return tuple(agent)
    if base.endswith("ar"):  # nn austerrikar, but also the stem kosovar, nb kosovarer
        return (base, *(base + ending for ending in ("en", "ar", "ane", "er", "ene")))
    if base.endswith("e"):
        return (base, *(base[:-1] + ending for ending in ("en", "er", "ene", "ar", "ane")))
    return (base, *(base + ending for ending in ("en", "er", "ene", "ar", "ane")))
