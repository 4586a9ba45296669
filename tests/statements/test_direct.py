"""Quotations beside a cue, and those that go on without one."""

import pytest
from reading_of import outline, statements_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The bridge is closed," the mayor said.',
            ("the mayor", "said", ('"The bridge is closed,"',)),
        ),
        (
            "“The harbour is safe,” declared the bishop.",
            ("the bishop", "declared", ("“The harbour is safe,”",)),
        ),
        (
            "The mayor said: “Nobody will cross the bridge.”",
            ("The mayor", "said", ("“Nobody will cross the bridge.”",)),
        ),
        (
            "“We will not wait,” the chief said, “and we will not forget.”",
            ("the chief", "said", ("“We will not wait,”", "“and we will not forget.”")),
        ),
        (
            "“The bridge is closed,” the mayor said. “Nobody will cross it.”",
            ("the mayor", "said", ("“The bridge is closed,”", "“Nobody will cross it.”")),
        ),
        (
            "“The river belongs to us.\n\n“No wall will stop it,” the chief said.",
            ("the chief", "said", ("“The river belongs to us.\n\n“No wall will stop it,”",)),
        ),
        (
            "“The guard told me ‘leave now’ twice,” the widow said.",
            ("the widow", "said", ("“The guard told me ‘leave now’ twice,”",)),
        ),
    ],
)
def test_direct_quotations(text: str, expected: object) -> None:
    (found,) = statements_of(text)
    assert outline(found) == expected
    assert found.direct


def test_direct_a_quotation_behind_an_indirect_statement_goes_on_with_its_speaker() -> None:
    first, second = statements_of("The governor said the dam would hold. “There is no danger at all.”")
    assert outline(first) == ("The governor", "said", ("the dam would hold",))
    assert outline(second) == ("The governor", None, ("“There is no danger at all.”",))
    assert (first.direct, second.direct) == (False, True)


def test_direct_a_quotation_after_another_sentence_has_no_speaker() -> None:
    (found,) = statements_of("The governor said the dam would hold. Rain fell all night. “There is no danger at all.”")
    assert outline(found) == ("The governor", "said", ("the dam would hold",))


def test_direct_a_quoted_part_leaves_the_statement_indirect() -> None:
    (found,) = statements_of("The abbot warned that the town would reap a “bitter harvest” for the raid.")
    assert outline(found) == (
        "The abbot",
        "warned",
        ("that the town would reap a “bitter harvest” for the raid",),
    )
    assert not found.direct


def test_direct_a_quoted_verdict_is_verbatim() -> None:
    (found,) = statements_of('The minister called the raid "a crime without a name".')
    assert outline(found) == ("The minister", "called", ('the raid "a crime without a name"',))
    assert found.direct


def test_direct_each_quotation_goes_to_its_own_cue() -> None:
    found = statements_of("“We go,” the clerk said, adding later, “We go at dawn.”")
    assert [outline(one)[1:] for one in found] == [("said", ("“We go,”",)), ("adding", ("“We go at dawn.”",))]


def test_direct_goes_on_in_a_paragraph_of_its_own() -> None:
    (found,) = statements_of("“The pit is shut,” the miner said.\n\n“We have no work left to do.”\n\nIt rained.")
    assert outline(found) == ("the miner", "said", ("“The pit is shut,”", "“We have no work left to do.”"))
