"""Looking at a graph: networkx, one offline HTML page, tables. The files for other programs are ``kg.exports``.

Everything here takes a graph with a ``store`` (see ``kg.views.read.HasStore``) and shows contested events only as
contested. Importing this package loads neither pyvis nor pandas.
"""

from kg.views.frames import dataframe
from kg.views.network import networkx_graph
from kg.views.page import explorer_page, html_page, iframe, write_html
from kg.views.payload import page_data

__all__ = [
    "dataframe",
    "explorer_page",
    "html_page",
    "iframe",
    "networkx_graph",
    "page_data",
    "write_html",
]
