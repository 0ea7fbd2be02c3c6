"""Place names to coordinates, GeoNames ids and countries, offline."""

from kg.places.linking import country_of, is_known, link

__all__ = ["country_of", "is_known", "link"]
