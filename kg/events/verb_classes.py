"""Small closed classes of words that tell when something is done, or whether, for the dates and the modality alike."""

from __future__ import annotations

# People come together to do what they do there: "samlet seg for å protestere", "møttes for å forhandle".
GATHERING = frozenset(
    {
        "demonstrere", "marsjere", "møte", "møtes", "møtast", "samle", "samles", "samlast", "stille",
        "strømme", "strøyme",
    }
)  # fmt: skip
# Somebody begins, ends or answers with doing something: "svarte med å innføre toll".
DOING_SO = frozenset(
    {
        "avslutte", "begynne", "byrje", "ende", "fortsetje", "fortsette", "innlede", "innleie", "opne", "reagere",
        "starte", "svare", "åpne",
    }
)  # fmt: skip
# What is attempted is attempted at the time of the verb beside: "ble truffet under et forsøk på å ta byen".
ATTEMPTS = frozenset({"forsøk", "freistnad"})
# Who is called together for something has not done it yet: "har innkalt partene til samtaler".
CONVENING = frozenset({"innkalle", "kalle", "samankalle", "sammenkalle"})
