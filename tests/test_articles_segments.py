"""What holds for the segments of any text whatever."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.articles.segments import segment

PIECES = st.sampled_from(
    [
        "\n", "\r\n", "\n\n", "\r", " ", "\t", " ", "\u2028", "\f", "– ", "- ", "«", "»", ".", "?", ": ", "Foto: X",
        "Vis mer", "Publisert: 01.02.2023 10:11", "Saken oppdateres", "STOLT: Kari", "Av Kari Hansen",
        "regjeringen sa nei", "Hansen", ", sier hun", "(NTB)", "😀", "å", "å",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300)


@given(TEXTS)
def test_segments_are_disjoint_and_in_order(text: str) -> None:
    last = 0
    for s in segment(text):
        assert last <= s.start < s.end <= len(text)
        last = s.end


@given(TEXTS)
def test_only_white_space_lies_outside_segments(text: str) -> None:
    outside, last = "", 0
    for s in segment(text):
        outside += text[last : s.start]
        last = s.end
    assert not (outside + text[last:]).strip()


@given(TEXTS)
def test_no_segment_cuts_a_line(text: str) -> None:
    for s in segment(text):
        assert not re.split(r"[\r\n]", text[: s.start])[-1].strip()
        assert not re.split(r"[\r\n]", text[s.end :])[0].strip()
