"""The graph on disk: an Oxigraph store, asked by SPARQL, explained, checked and exported."""
