"""How Norwegian UD says it: views on dependency trees that every stage shares.

All functions are pure and take document-wide token indices. They know grammar only: no word lists of meaning.
Two conventions of the treebank matter everywhere: in "president Vladimir Putin" the title is the head and the
name hangs on it (``flat:name`` or ``appos``), and in "– …, sier X" the quoted clause is ``ccomp`` of the verb.
"""

from kg.syntax.clauses import (
    NEGATIONS,
    auxiliaries,
    clause_head,
    inflected_tense,
    is_finite,
    is_negated,
    is_passive,
    is_past,
    is_question,
    objects,
    obliques,
    particles,
    relative_antecedent,
    subject,
    tense,
)
from kg.syntax.memory import remembered
from kg.syntax.nominals import case, genitive, has_definite_form, is_definite, is_genitive, name_tokens, phrase
from kg.syntax.trees import ancestors, child, children, conjuncts, coordinated_below, is_nominal, is_verb, subtree

__all__ = [
    "NEGATIONS",
    "ancestors",
    "auxiliaries",
    "case",
    "child",
    "children",
    "clause_head",
    "conjuncts",
    "coordinated_below",
    "genitive",
    "has_definite_form",
    "inflected_tense",
    "is_definite",
    "is_finite",
    "is_genitive",
    "is_negated",
    "is_nominal",
    "is_passive",
    "is_past",
    "is_question",
    "is_verb",
    "name_tokens",
    "objects",
    "obliques",
    "particles",
    "phrase",
    "relative_antecedent",
    "remembered",
    "subject",
    "subtree",
    "tense",
]
