import subprocess
import sys

import pytest

from dragoman.record.merge.sketches import Sketch, sketch

TEXT = (
    "Officials in Harlan signed an accord on the shared use of the river Ossa on Tuesday, after talks that had lasted for "
    "eleven weeks and had twice been broken off. Deputy Minister Clara Voss told reporters that 340 farmers would have "
    "water again by June, and that a gauge at the bridge of Tolm would be read by both sides each morning. “We have "
    "measured enough to know that we must share,” she said. Opposition members asked why nothing had been agreed about "
    "the dam upstream, which holds back 27 million cubic metres and belongs to a company in a third country. The accord "
    "runs for nine years and can be ended by either side with a notice of twelve months. Fishermen on the lower course "
    "of the river said that they had not been heard, though a quarter of them live by the catch of the spring months."
)


def test_sketches_come_back_as_they_were_packed() -> None:
    made = sketch(TEXT)
    assert len(made.hashes) > 10
    assert Sketch.unpacked(made.packed()) == made
    assert list(made.hashes) == sorted(set(made.hashes))


def test_sketches_bands_fit_a_signed_column() -> None:
    assert all(0 <= band < 2**63 for band in sketch(TEXT).bands)


def test_sketches_are_the_same_in_another_process() -> None:
    program = f"from dragoman.record.merge.sketches import sketch; print(sketch({TEXT!r}).hashes)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(sketch(TEXT).hashes)


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("“", '"').replace("”", '"'),
        TEXT.replace("metres", "meters").replace("eleven", "11").upper(),
        TEXT.replace(" ", "\u00a0").replace(". ", ".\n\n"),
    ],
)
def test_sketches_do_not_depend_on_the_style_of_a_house(other: str) -> None:
    assert sketch(other).shared(sketch(TEXT)) > 0.8


def test_sketches_of_a_trimmed_text_stand_in_the_whole() -> None:
    brief = " ".join(TEXT.split()[:40])
    assert sketch(brief).shared(sketch(TEXT)) > 0.8
    assert set(sketch(brief).bands) & set(sketch(TEXT).bands)


def test_sketches_of_a_rewrite_share_who_is_named_with_what_is_counted() -> None:
    rewrite = "By June water will run for 340 farmers, according to Clara Voss, a deputy minister in Harlan."
    assert set(sketch(rewrite).bands) & set(sketch(TEXT).bands)
    other = "By June water will run for 341 farmers, according to Karla Voss, a deputy minister in Harlan."
    assert not set(sketch(other).bands) & set(sketch(TEXT).bands)


def test_sketches_of_other_texts_share_nothing() -> None:
    other = "The orchestra of Ostrava plays in the open air tonight if the rain that was forecast for the evening stays away."
    assert sketch(other).shared(sketch(TEXT)) == 0.0
    assert sketch("").shared(sketch(TEXT)) == 0.0
    assert sketch("Short.").hashes == sketch("short").hashes
