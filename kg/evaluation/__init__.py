"""How well a graph agrees with annotated articles, figure by figure, with every error and a baseline beside it."""
