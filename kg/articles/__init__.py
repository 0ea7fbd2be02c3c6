"""Reading articles: from files and folders to frozen ``kg.model.Article`` objects, the text untouched.

One module per format (``plain``, ``markdown``, ``html``, ``records``) yields drafts; ``assemble`` makes
articles of them with the help of ``metadata`` (the ``metadata.csv`` beside the files), ``segments`` (what
each line is), ``dates`` and ``language``.
"""

from kg.articles.reading import read
from kg.articles.segments import segment

__all__ = ["read", "segment"]
