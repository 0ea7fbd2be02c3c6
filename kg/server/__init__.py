"""``kg serve``: a graph behind a local address, to be read and never written.

A SPARQL endpoint with a query page, a page for every IRI, search, the canned questions and the explorer. ``running``
starts it, ``app`` puts it together; each other module is one of these rooms, or what they share.
"""
