"""Measuring how well the model and the mapper do."""
