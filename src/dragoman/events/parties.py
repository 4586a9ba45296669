"""Who is meant at a token: the cast, seen from the clauses of events."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.actors import Actor, ActorKind, Cast, MentionForm
from dragoman.events.clauses import conjuncts, obliques
from dragoman.events.triggers import sense
from dragoman.sentences import Sentence, Span

SECTORS = {"military": ("MIL", "REB", "UAF"), "court": ("JUD",), "crowd": ("CVL", "EDU", "LAB")}
OFFICIAL_SECTORS = ("GOV", "MIL", "IGO", "LEG", "REB", "PTY", "OPP", "SPY")
PUBLIC_SECTORS = (*OFFICIAL_SECTORS, "JUD", "COP", "UAF", "NGO", "NGM", "IMG", "ELI", "SET")
STANDS_FOR = frozenset(
    "representative member official leader authority authorities people citizen side part team group head ambassador "
    "envoy diplomat troop troops force forces soldier government leadership regime personnel delegation city town "
    "capital national fighter unit".split()
)
SOME = frozenset("some most many several all none half both few dozens hundreds".split())


@dataclass(frozen=True, slots=True)
class Filler:
    """An actor at a token, with the span that names it there."""

    actor: str
    span: Span
    token: int


@dataclass(frozen=True)
class Parties:
    """Looks actors up by token. by_country: the state of each country that the report names; by_name: names."""

    cast: Cast
    by_id: dict[str, Actor] = field(default_factory=dict)
    by_country: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, cast: Cast) -> "Parties":
        by_id = {actor.id: actor for actor in cast.actors}
        states = {a.country: a.id for a in reversed(cast.actors) if a.kind is ActorKind.STATE and a.country}
        names = {name: a.id for a in reversed(cast.actors) for name in (a.name, *filter(str.isupper, a.aliases))}
        return cls(cast, by_id, states, names)

    def at(self, sentence: Sentence, i: int) -> Iterator[Filler]:
        """Actors named at token i and at what is coordinated with it."""
        for token in conjuncts(sentence, i):
            named = self._members(sentence, token) or self.cast.at(sentence.index, token)
            ids = named or self._beside(sentence, token)
            mention = self.cast.mention_at(sentence.index, token)
            span = mention.span if mention else sentence.span(token, token)
            yield from (Filler(actor, span, token) for actor in ids)

    def _members(self, sentence: Sentence, i: int) -> tuple[str, ...]:
        """ "the ambassadors of Chile and Peru", "the governments of …": those of several that are named."""
        token = sentence.tokens[i]
        if token.tag not in ("NNS", "NNPS") or token.lemma.lower() not in STANDS_FOR:
            return ()
        named = [n for at in obliques(sentence, i, "of") for n in conjuncts(sentence, at)]
        found = [a for n in named for a in self.cast.at(sentence.index, n)]
        return tuple(dict.fromkeys(found)) if len(named) > 1 else ()

    def _beside(self, sentence: Sentence, i: int) -> tuple[str, ...]:
        """Whom a word stands for: the noun before 'which', an apposition, the 'of' of "members of the union"."""
        verb = sentence.tokens[sentence.tokens[i].head]
        if sentence.tokens[i].tag in ("WDT", "WP") and verb.dep == "relcl":
            return self.cast.at(sentence.index, verb.head)
        for token in sentence.dependents(i, "appos"):
            if self.cast.at(sentence.index, token.i):
                return self.cast.at(sentence.index, token.i)
        if sentence.tokens[i].pos == "NUM" or sentence.tokens[i].lower in SOME:  # "twelve of the detainees"
            return tuple(a for at in obliques(sentence, i, "of") for a in self.cast.at(sentence.index, at))
        if sentence.tokens[i].lemma.lower() in STANDS_FOR:
            owners = [a for t in sentence.dependents(i, "poss") for a in self.cast.at(sentence.index, t.i)]
            if owners:
                return tuple(dict.fromkeys(owners))
            found = [a for at in obliques(sentence, i, "of") for n in conjuncts(sentence, at)
                     for a in self.cast.at(sentence.index, n)]  # fmt: skip
            return tuple(dict.fromkeys(found))
        return ()

    def _actors(self, sentence: Sentence, i: int) -> Iterator[Actor]:
        return (self.by_id[f.actor] for f in self.at(sentence, i) if f.actor in self.by_id)

    def public(self, actor: Actor) -> bool:
        """Whether this is a party of public life: a state, an official, an armed or elected body; no private people."""
        if not actor.political:
            return False
        return actor.kind is ActorKind.STATE or actor.role is not None or actor.sector in PUBLIC_SECTORS

    def anchored(self, actor: Actor) -> bool:
        """Whether a public party is more than a bare description ("the committee"): it has a name or a country."""
        if not self.public(actor):
            return False
        forces = actor.kind is not ActorKind.PERSON and actor.sector in ("MIL", "REB", "COP")
        named = any(m.form in (MentionForm.NAME, MentionForm.METONYM) for m in actor.mentions)
        return actor.kind is ActorKind.STATE or forces or actor.country is not None or named

    def public_at(self, sentence: Sentence, i: int) -> bool:
        """Whether a party of public life is named at token i."""
        return any(self.public(actor) for actor in self._actors(sentence, i))

    def political(self, sentence: Sentence, i: int) -> bool:
        """Whether a political actor is named at token i."""
        return any(actor.political for actor in self._actors(sentence, i))

    def statesman(self, sentence: Sentence, i: int) -> bool:
        """Whether an official, a delegation or a state is named at token i."""
        return any(
            a.kind is ActorKind.STATE or (a.political and (a.role is not None or a.sector in OFFICIAL_SECTORS))
            for a in self._actors(sentence, i)
        )

    def officer(self, sentence: Sentence, i: int) -> bool:
        """Whether a person in public office is named at token i."""
        return any(a.kind is ActorKind.PERSON and a.role is not None and a.political for a in self._actors(sentence, i))

    def person(self, sentence: Sentence, i: int) -> bool:
        """Whether people are named at token i."""
        return any(a.kind in (ActorKind.PERSON, ActorKind.GROUP) for a in self._actors(sentence, i))

    def can_fight(self, sentence: Sentence, i: int) -> bool:
        """Whether people, a weapon or somebody unnamed stands at token i."""
        token = sentence.tokens[i]
        if token.pos == "PRON" or self.cast.at(sentence.index, i):
            return True
        words = {token.lower, token.lemma.lower()}
        return any(words & sense(name) for name in ("military", "crowd", "person", "weapon", "official"))

    def has_sector(self, sentence: Sentence, i: int, name: str) -> bool:
        """Whether an actor of the sectors that this class of words stands for is named at token i."""
        return any(a.sector in SECTORS.get(name, ()) for a in self._actors(sentence, i))

    def state_of(self, country: str) -> str | None:
        """Id of this country's state, where the report names it."""
        return self.by_country.get(country)
