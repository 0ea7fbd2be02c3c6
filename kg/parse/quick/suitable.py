"""Whether the quick way knows all parts of a model. What it does not know is left to Stanza."""

from __future__ import annotations

from typing import Any

from torch import nn

# the parts of the models as Stanza names them; a transformer, a character language model, arc embeddings and the like
# are further parts, and make the model unknown
_PARTS = {
    "tokenize": "embeddings rnn tok_clf sent_clf rnn2 tok_clf2 sent_clf2 dropout dropout_feat toknoise",
    "pos": "word_emb charmodel trans_char pretrained_emb trans_pretrained taggerlstm upos_hid upos_clf tag_emb tag_hid "
    "tag_clf crit drop worddrop",
    "lemma": "emb_drop drop embedding encoder decoder dec2vocab pos_embedding pos_drop edit_clf copy_gate",
    "depparse": "word_emb lemma_emb charmodel trans_char pretrained_emb trans_pretrained parserlstm unlabeled deprel "
    "crit drop worddrop",
    "ner": "word_emb charmodel taggerlstm tag_clfs crits drop worddrop lockeddrop input_transform",
}
_OPTIONAL = {"lemma": {"pos_embedding", "pos_drop", "edit_clf", "copy_gate"}, "ner": {"input_transform"}}
# settings that change what is computed from the same parts
_OFF = {
    "tokenize": ("skip_newline", "use_mwt", "pretokenized", "no_ssplit", "speaker_delim"),
    "lemma": ("use_identity", "dict_only"),
    "depparse": ("reversed",),
    "ner": ("connect_output_layers", "predict_tagset"),
}
_FEATURES = {"space_before", "capitalized", "numeric", "end_of_para", "start_of_para"}


def why_not(pipeline: Any) -> str | None:
    """What about a stanza.Pipeline the quick way does not know; None if it knows all of it."""
    if set(pipeline.processors) != set(_PARTS):
        return f"processors {', '.join(pipeline.processors)}"
    return next((reason for name in _PARTS if (reason := _reason(name, pipeline.processors[name]))), None)


def _reason(name: str, processor: Any) -> str | None:
    model = getattr(getattr(processor, "trainer", None), "model", None)
    if hasattr(processor, "_variant") or model is None:
        return f"{name}: not one of Stanza's own models"
    known = set(_PARTS[name].split())
    parts = {part for part, _ in model.named_children()}
    if unknown := sorted((parts - known) | (known - parts - _OPTIONAL.get(name, set()))):
        return f"{name}: {', '.join(unknown)}"
    if on := [setting for setting in _OFF.get(name, ()) if processor.config.get(setting)]:
        return f"{name}: {', '.join(on)}"
    if any(not _is_plain(part) for path, part in model.named_modules() if not path.startswith("charmodel")):
        return f"{name}: recurrent layers of another kind"
    return _CHECKS[name](processor, model)


def _is_plain(part: nn.Module) -> bool:
    stacked = isinstance(part, nn.LSTM) and part.num_layers > 1
    return not stacked and type(part).__name__ != "LSTMwRecDropout"


def _tokenizer(processor: Any, _: Any) -> str | None:
    features = sorted(set(processor.trainer.args["feat_funcs"]) - _FEATURES)
    if features:
        return f"tokenize: {', '.join(features)}"
    changes_text = processor._postprocessor or processor.trainer.vocab.lang_replaces_spaces
    return "tokenize: a postprocessor" if changes_text else None


def _tagger(processor: Any, model: Any) -> str | None:
    composite = "feats" in model.tag_clf and isinstance(model.tag_clf["feats"], nn.ModuleList)
    return None if composite and not len(model.tag_hid) else "pos: classifiers of another kind"


def _lemmatizer(processor: Any, _: Any) -> str | None:
    contextual = processor.trainer.has_contextual_lemmatizers()
    return "lemma: not dictionary first" if contextual or not processor.config.get("ensemble_dict") else None


def _parser(processor: Any, model: Any) -> str | None:
    return None if type(model).__name__ == "GraphParser" else f"depparse: {type(model).__name__}"


def _entities(processor: Any, model: Any) -> str | None:
    alone = len(processor.trainers) == 1 and len(model.tag_clfs) == 1 and "word" in model.vocab
    return None if alone and "delta" not in model.vocab else "ner: several models or vocabularies"


_CHECKS = {"tokenize": _tokenizer, "pos": _tagger, "lemma": _lemmatizer, "depparse": _parser, "ner": _entities}
