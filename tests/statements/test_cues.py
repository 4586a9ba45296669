"""The vocabulary of cues."""

from dragoman.statements.channels import channel_words
from dragoman.statements.cues import Frame, cue_verbs, cue_words
from dragoman.statements.documents import document_nouns
from dragoman.statements.records import StatementKind


def test_cues_frames_are_known() -> None:
    known = {frame.value for frame in Frame}
    unknown = {
        row.lemma: row.frames for rows in cue_verbs().values() for row in rows if not known.issuperset(row.frames)
    }
    assert unknown == {}


def test_cues_verbs_of_saying_come_first() -> None:
    assert [row.kind for row in cue_verbs()["seek"]] == [StatementKind.SAID, StatementKind.INTENDED]


def test_cues_each_verb_has_a_construction() -> None:
    assert [row.lemma for rows in cue_verbs().values() for row in rows if not row.frames and not row.prepositions] == []


def test_cues_tables_load() -> None:
    assert {"claim", "hope"} <= set(cue_words("noun"))
    assert "reportedly" in cue_words("adverb")
    assert channel_words()["x"].name == "X"
    assert document_nouns()["announcement"].act
