"""The arithmetic of Stanza's models, in the order that suits one core. The output is Stanza's.

Stanza computes every word of a text anew, in small batches, and carries documents between its processors. Here each
distinct word of a batch is looked up, spelt out and multiplied once, sentences of like length run in step whichever
article they are from, nothing that only training needs is computed, and columns of words pass from stage to stage.
The weights, vocabularies and rules stay Stanza's; a model built otherwise than ours runs through Stanza itself.
"""
