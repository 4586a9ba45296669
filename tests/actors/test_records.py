"""The cast as later stages ask it."""

import pytest

from dragoman.actors import Actor, ActorKind, Cast, Mention, MentionForm
from dragoman.sentences import Span

MENTION = Mention(Span(0, 4, "Oslo"), 0, 0, MentionForm.METONYM)
CAST = Cast((Actor("a-1", "Norway", ActorKind.STATE, mentions=(MENTION,)),), {(0, 0): ("a-1",), (0, 3): ("a-1",)})


def test_records_find_an_actor_and_its_mention() -> None:
    assert CAST.get("a-1").name == "Norway"
    assert CAST.mention_at(0, 0) is MENTION
    assert CAST.mention_at(0, 3) is None
    assert CAST.at(1, 0) == ()


def test_records_know_no_other_actor() -> None:
    with pytest.raises(KeyError):
        CAST.get("a-2")


def test_records_compare_by_what_they_hold() -> None:
    assert Cast() == Cast((), {})
    assert Cast() != CAST
