"""Who: mentions, offices, metonyms, coreference."""

from dragoman.actors.records import Actor, ActorKind, Cast, Mention, MentionForm

__all__ = ["Actor", "ActorKind", "Cast", "Mention", "MentionForm"]
