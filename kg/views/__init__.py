"""Looking at a graph: networkx, one offline HTML page, tables, and files for Gephi.

Everything here takes a graph with a ``store`` (see ``kg.views.read.HasStore``) and shows contested events only as
contested. Importing this package loads neither pyvis nor pandas.
"""

from kg.views.network import networkx_graph, write_gexf, write_graphml
from kg.views.page import html_page, iframe, write_html
from kg.views.tables import dataframe, write_csv

__all__ = [
    "dataframe",
    "html_page",
    "iframe",
    "networkx_graph",
    "write_csv",
    "write_gexf",
    "write_graphml",
    "write_html",
]
