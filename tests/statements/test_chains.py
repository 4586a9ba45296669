"""Words that come through another's words."""

from reading_of import outline, statements_of


def test_chains_a_quoted_document_is_the_innermost_source() -> None:
    found = {s.rule: s for s in statements_of("The siege had ended, Radio Velden reported, citing a senior official.")}
    outer, inner = found["postposed"], found["chain"]
    assert outline(outer) == ("Radio Velden", "reported", ("The siege had ended",))
    assert outline(inner) == ("a senior official", "citing", ("The siege had ended",))
    assert (outer.via, inner.via) == (None, outer.id)


def test_chains_what_is_cited_as_a_reason_is_no_source() -> None:
    found = statements_of("The premier said the fair was off, citing the weather.")
    assert "chain" not in {s.rule for s in found}


def test_chains_a_third_partys_words_are_nested() -> None:
    outer, inner = statements_of("The mayor said the rebels had claimed that the depot was empty.")
    assert outline(outer) == ("The mayor", "said", ("the rebels had claimed that the depot was empty",))
    assert outline(inner) == ("the rebels", "had claimed", ("that the depot was empty",))
    assert inner.via == outer.id


def test_chains_own_thoughts_within_own_words_are_left_out() -> None:
    (found,) = statements_of("The mayor said he hoped that the depot was empty.")
    assert outline(found) == ("The mayor", "said", ("he hoped that the depot was empty",))
