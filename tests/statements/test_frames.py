"""Indirect statements, one for each construction."""

import pytest
from reading_of import outline, statements_of

from dragoman.statements import StatementKind

SAID, BELIEVED, INTENDED = StatementKind.SAID, StatementKind.BELIEVED, StatementKind.INTENDED


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "The envoy said that the talks had failed.",
            SAID,
            ("The envoy", "said", ("that the talks had failed",)),
        ),
        ("The envoy said the talks had failed.", SAID, ("The envoy", "said", ("the talks had failed",))),
        (
            "The talks had failed, the envoy said on Monday.",
            SAID,
            ("the envoy", "said", ("The talks had failed",)),
        ),
        (
            "LORIA, May 3 (Delta Wire) - The talks had failed, the envoy said.",
            SAID,
            ("the envoy", "said", ("The talks had failed",)),
        ),
        (
            "The border, the general said, remains open.",
            SAID,
            ("the general", "said", ("The border", "remains open")),
        ),
        (
            "The minister told reporters that the bridge was safe.",
            SAID,
            ("The minister", "told", ("that the bridge was safe",)),
        ),
        (
            "The minister has also said that the bridge was safe.",
            SAID,
            ("The minister", "has also said", ("that the bridge was safe",)),
        ),
        (
            "Marlin was quoted as saying that the port would reopen.",
            SAID,
            ("Marlin", "was quoted as saying", ("that the port would reopen",)),
        ),
        (
            "The abbot urged the clans to lay down their clubs.",
            SAID,
            ("The abbot", "urged", ("the clans to lay down their clubs",)),
        ),
        (
            "The minister accused the militia of burning three villages.",
            SAID,
            ("The minister", "accused", ("the militia of burning three villages",)),
        ),
        ("The premier vowed to rebuild the dam.", SAID, ("The premier", "vowed", ("to rebuild the dam",))),
        ("The army denied shelling the town.", SAID, ("The army", "denied", ("shelling the town",))),
        (
            "The council called for an inquiry into the raid.",
            SAID,
            ("The council", "called for", ("an inquiry into the raid",)),
        ),
        ("The premier ruled out new talks.", SAID, ("The premier", "ruled out", ("new talks",))),
        ("The senator praised the accord.", SAID, ("The senator", "praised", ("the accord",))),
        ("Analysts believe the truce will hold.", BELIEVED, ("Analysts", "believe", ("the truce will hold",))),
        ("Farmers hope to return in spring.", INTENDED, ("Farmers", "hope", ("to return in spring",))),
        ("Two ministers hoped to reach a deal.", INTENDED, ("Two ministers", "hoped", ("to reach a deal",))),
        ("The union believes so.", BELIEVED, ("The union", "believes", ("so",))),
        ("The ministry denied it.", SAID, ("The ministry", "denied", ("it",))),
        ("The ministry denied having fired.", SAID, ("The ministry", "denied", ("having fired",))),
        ("Rebels put the toll at forty.", SAID, ("Rebels", "put", ("the toll at forty",))),
        (
            "The junta would not say whether the prisoners were alive.",
            SAID,
            ("The junta", "would not say", ("whether the prisoners were alive",)),
        ),
        (
            "The premier said that the army had left, that the port was open and that ferries would resume.",
            SAID,
            ("The premier", "said", ("that the army had left, that the port was open and that ferries would resume",)),
        ),
        (
            "The rebel leader told reporters he would sign on Sunday.",
            SAID,
            ("The rebel leader", "told", ("he would sign on Sunday",)),
        ),
        (
            "The ferry was stopped, officials said, because of fog.",
            SAID,
            ("officials", "said", ("The ferry was stopped", "because of fog")),
        ),
        (
            "It was what critics called an act of folly.",
            SAID,
            ("critics", "called", ("what", "an act of folly")),
        ),
    ],
)
def test_frames_content(text: str, kind: StatementKind, expected: object) -> None:
    (found,) = statements_of(text)
    assert (found.kind, outline(found)) == (kind, expected)
    assert not found.direct


def test_frames_verbs_in_a_row_share_their_subject() -> None:
    found = statements_of("The guild said that its drivers had stopped and blamed Velden for the delay.")
    assert [outline(s) for s in found] == [
        ("The guild", "said", ("that its drivers had stopped",)),
        ("The guild", "blamed", ("Velden for the delay",)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The clerk said the ship had sailed, and accused the port of lying.",
            [("The clerk", "said", ("the ship had sailed",)), ("The clerk", "accused", ("the port of lying",))],
        ),
        (
            "The queen has promised to visit and denies that she is ill.",
            [("The queen", "has promised", ("to visit",)), ("The queen", "denies", ("that she is ill",))],
        ),
        (
            "The company, Norvane Oil, conceded that it had paid the militia, but denied that it had known why.",
            [
                ("The company, Norvane Oil,", "conceded", ("that it had paid the militia",)),
                ("The company, Norvane Oil,", "denied", ("that it had known why",)),
            ],
        ),
    ],
)
def test_frames_a_second_cue_ends_the_content_of_the_first(text: str, expected: object) -> None:
    assert [outline(found) for found in statements_of(text)] == expected


def test_frames_a_participle_has_its_own_statement() -> None:
    found = statements_of("Adel Marun said the vote would be held in May, adding that observers were welcome.")
    assert [outline(s)[1:] for s in found] == [
        ("said", ("the vote would be held in May",)),
        ("adding", ("that observers were welcome",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The governor declined to comment.",
        "A source asked not to be named.",
        "The troops crossed the river at dawn.",
        "A painting shows the harbour at Amery.",
        "Let's say goodbye to the old bridge.",
    ],
)
def test_frames_abstain(text: str) -> None:
    assert statements_of(text) == ()


def test_frames_a_title_is_no_statement() -> None:
    from reading_of import cast_of, document_of

    from dragoman.report import Report
    from dragoman.statements.find import find_statements

    text = "Envoy says talks failed\n\nThe talks ended."
    document = document_of(text, "Envoy says talks failed")
    assert find_statements(document, cast_of(document, {}), (), Report("r", text, "")) == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The general is said to have fled to the coast.", ("The general", "to have fled to the coast")),
        ("The rebels reportedly seized the airport.", ("The rebels", "seized the airport")),
    ],
)
def test_frames_hearsay_has_no_source(text: str, content: tuple[str, ...]) -> None:
    (found,) = statements_of(text, {"general": ("general",), "rebels": ("rebels",)})
    assert (found.source, found.source_span) == (None, None)
    assert outline(found)[2] == content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The poll shows Prado ahead by six points in the north.",
            ("The poll", "shows", ("Prado ahead by six points in the north",)),
        ),
        (
            "The council called for the levy to be dropped.",
            ("The council", "called for", ("the levy to be dropped",)),
        ),
        (
            "The clerk reported at the time that the bridge had fallen.",
            ("The clerk", "reported", ("that the bridge had fallen",)),
        ),
        ("The clerk said Monday the pit was shut.", ("The clerk", "said", ("the pit was shut",))),
        (
            "The abbot demanded the mayor resign.",
            ("The abbot", "demanded", ("the mayor resign",)),
        ),
        (
            "The abbot praised Prado, who has led the guild since spring.",
            ("The abbot", "praised", ("Prado",)),
        ),
        (
            "It was a fire that Mayor Lund described as “a wilful act.”",
            ("Mayor Lund", "described as", ("a fire", "“a wilful act.”")),
        ),
    ],
)
def test_frames_where_the_parse_strays(text: str, expected: object) -> None:
    (found,) = statements_of(text)
    assert outline(found) == expected


def test_frames_only_a_study_shows_an_object() -> None:
    assert statements_of("The guide shows the old harbour.") == ()
