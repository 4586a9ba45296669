"""Documents speak for their issuers."""

from reading_of import outline, statements_of

CAST = {"ministry": ("Ministry",), "army": ("army",), "radio": ("Radio",), "velden": ("Velden",)}
STORY = (
    "The toll was dropped on Monday. The disclosure was made by the Trade Ministry in a memo on its own"
    " Telegram channel.\n\nThe memo said schools would reopen.\n\n“Shops may open too,” it added."
)


def test_documents_announcement_has_the_sentence_before_as_content() -> None:
    found = statements_of(STORY, CAST)[0]
    assert outline(found) == ("the Trade Ministry", "was made", ("The toll was dropped on Monday",))
    assert (found.source, found.channel, found.direct) == ("ministry", "Telegram", False)


def test_documents_resolve_to_their_issuer_and_carry_its_channel() -> None:
    _, statement, added = statements_of(STORY, CAST)
    assert outline(statement) == ("The memo", "said", ("schools would reopen",))
    assert outline(added) == ("it", "added", ("“Shops may open too,”",))
    assert {(s.source, s.channel) for s in (statement, added)} == {("ministry", "Telegram")}


def test_documents_with_an_owner_are_the_owners() -> None:
    (found,) = statements_of("The army's report said the depot was empty.", CAST)
    assert (found.source, outline(found)[0]) == ("army", "The army's report")


def test_documents_in_the_plural_are_nobodys() -> None:
    text = "The army issued a statement on Monday.\n\nMedia reports said the depot was empty."
    found = [s for s in statements_of(text, CAST) if s.cue is not None and s.cue.text == "said"]
    assert [s.source for s in found] == [None]


def test_documents_without_an_issuer_have_no_source() -> None:
    (found,) = statements_of("The report said the depot was empty.", {"velden": ("Velden",)})
    assert (found.source, outline(found)[0]) == (None, "The report")
