"""Between whom a process stands, and who mediates: from the words around its mention."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.events.clauses import conjuncts, doer, objects, obliques, passive, subject
from dragoman.events.parties import Parties
from dragoman.processes.kinds import Mention
from dragoman.processes.moods import Mood, mood_over
from dragoman.processes.records import ProcessKind, State
from dragoman.processes.states import Change
from dragoman.sentences import Sentence
from dragoman.vocabulary.world import WorldKind, lookup

NATIONAL = (WorldKind.ADJECTIVE, WorldKind.COUNTRY)
BROKERED = frozenset("brokered mediated led sponsored backed hosted facilitated negotiated monitored".split())
ATTENDING = frozenset(  # whose subject takes part, also in the passive
    "represent invite expect bind lock engage embroil".split()
)
MESSAGES = frozenset(
    "message letter statement note communique proposal plan document resolution speech offer bid call appeal "
    "invitation".split()
)
POLITICAL_PEOPLE = frozenset(
    "side party country nation state government minister leader official delegation envoy army faction rebel "
    "president ambassador negotiator representative capital neighbour neighbor opposition junta force group militia "
    "commander premier militant insurgent power ally rival foe diplomat tribe community separatist troop chief head "
    "governor mayor elder neighbours general lawmaker insurgency warlord chieftain monarch king brigade".split()
)


@dataclass(frozen=True, slots=True)
class Sides:
    """Actor ids. foreign: somebody is named as a side who is no political actor ("talks with a sponsor")."""

    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    foreign: bool = False


def sides_of(view: Parties, mention: Mention, found: Iterable[Change]) -> Sides:
    """Who stands on the sides of a mention, by its own modifiers and by the changes told of it."""
    sentence = mention.sentence
    nouns = list(dict.fromkeys((mention.noun, mention.head)))
    named = [n for i in nouns for p in ("between", "with", "among") for n in obliques(sentence, i, p)]
    if mention.kind is ProcessKind.SANCTIONS:
        named += [n for i in nouns for p in ("on", "against") for n in obliques(sentence, i, p)]
        named += [n for i in nouns for n in _agents(sentence, i)]
    if mention.kind in (ProcessKind.MISSION, ProcessKind.ELECTION):
        named += [n for i in nouns for n in obliques(sentence, i, "in")]
    owners = [t.i for i in nouns for t in sentence.dependents(i, "poss")]
    members = [n for i in nouns for n in obliques(sentence, i, "of")] if mention.kind is ProcessKind.TALKS else []
    parties = [a for n in (*named, *owners, *members) for a in actors_at(view, sentence, n)]
    parties += [a for i in nouns for a in nationalities(view, sentence, i)]
    mediators = [a for i in nouns for a in _brokers(view, sentence, i)]
    foreign = any(not _political_side(view, sentence, n) for n in (*named, *owners))
    answering: list[str] = []
    for change in found:
        doing, helping = _doers(view, sentence, change, mention.kind)
        if change.row.doer == "proposer" and len(set(parties) - set(doing)) > 1:
            doing, helping = [], [*helping, *doing]
        if mention.kind is ProcessKind.MEDIATION and change.state in (State.AGREED, State.REJECTED):
            answering += doing  # who accepts an offer to mediate is no mediator
            doing = []
        parties += doing
        mediators += helping
    if mention.kind is ProcessKind.MEDIATION:
        mediators += parties + [a for i in nouns for p in ("of", "by") for n in obliques(sentence, i, p)
                                for a in actors_at(view, sentence, n)]  # fmt: skip
        between = [a for i in nouns for n in obliques(sentence, i, "between") for a in actors_at(view, sentence, n)]
        parties = [*between, *answering]
    if mention.kind is ProcessKind.SANCTIONS and any(view.by_id[a].political for a in parties if a in view.by_id):
        foreign = False  # they may be laid on a bank
    outside = dict.fromkeys(mediators)
    return Sides(tuple(a for a in dict.fromkeys(parties) if a not in outside), tuple(outside), foreign)


def _agents(sentence: Sentence, i: int) -> Iterator[int]:
    """Objects of the 'by' just behind a noun, wherever the parse hangs it: "the freezing by France of …"."""
    for token in sentence.tokens[i + 1 : i + 2]:
        if token.lower == "by":
            yield from (t.i for t in sentence.dependents(token.i, "pobj"))


def actors_at(view: Parties, sentence: Sentence, i: int) -> list[str]:
    """Actors named at token i and what is coordinated with it, or by the nationality of a common noun there."""
    found = [f.actor for f in view.at(sentence, i)]
    if found:
        return found
    return [a for n in conjuncts(sentence, i) for a in nationalities(view, sentence, n)]


def nationalities(view: Parties, sentence: Sentence, i: int) -> Iterator[str]:
    """ "Chadian-Libyan truce": the states whose adjectives stand before token i, where the report names them."""
    for token in sentence.dependents(i, "amod", "compound", "nmod"):
        yield from view.cast.at(sentence.index, token.i)
        for at in (token.i, *sentence.children[token.i]):
            countries = [n.country for n in lookup(sentence.tokens[at].text) if n.kind in NATIONAL and n.country]
            states = [s for c in countries for s in (view.state_of(c),) if s]
            yield from states[:1]


def _political_side(view: Parties, sentence: Sentence, i: int) -> bool:
    """Whether token i can be a side: a political actor, a word for one, a nationality, or no person at all."""
    found = [f.actor for f in view.at(sentence, i)]
    if found:
        return any(view.by_id[a].political for a in found if a in view.by_id)
    token = sentence.tokens[i]
    if token.lemma.lower() in POLITICAL_PEOPLE or token.pos in ("PRON", "PROPN", "NUM", "VERB"):
        return True
    return any(True for _ in nationalities(view, sentence, i))


def _doers(view: Parties, sentence: Sentence, change: Change, kind: ProcessKind) -> tuple[list[str], list[str]]:
    """(parties, mediators) of the clause of a change of state."""
    verb = change.i if sentence.tokens[change.i].pos in ("VERB", "AUX") else _verb_over(sentence, change.i)
    if not change.row.doer or verb is None:
        return [], []
    doing = doers(view, sentence, verb)
    beside = [a for p in ("with", "between") for n in obliques(sentence, change.i, p)
              for a in actors_at(view, sentence, n)]  # fmt: skip
    if sentence.tokens[change.i].lemma in ("meet", "host", "receive"):
        beside += [a for n in objects(sentence, change.i) for a in actors_at(view, sentence, n)]
    if kind is ProcessKind.SANCTIONS:
        beside += [a for p in ("on", "against") for n in obliques(sentence, change.i, p)
                   for a in actors_at(view, sentence, n)]  # fmt: skip
    if change.row.doer == "mediator":
        asked = [] if passive(sentence, change.i) else [
            a for n in objects(sentence, change.i) for a in actors_at(view, sentence, n)
        ]  # fmt: skip
        return [*beside, *(a for a in asked if a not in doing)], doing
    return [*doing, *beside], []


def _verb_over(sentence: Sentence, noun: int) -> int | None:
    """The verb of "is in breach of", "fired in defiance of": whose subject does what the noun tells."""
    above = sentence.tokens[sentence.tokens[noun].head]
    verb = sentence.tokens[above.head]
    held = sentence.tokens[noun].dep == "pobj" and above.lower == "in" and verb.pos in ("VERB", "AUX")
    return verb.i if held else None


def doers(view: Parties, sentence: Sentence, verb: int) -> list[str]:
    """Who does it: of what is asked for, those who are asked; of "a message from X", X."""
    mood = mood_over(sentence, verb)
    if mood and mood[0] is Mood.ASKED and sentence.tokens[mood[1]].pos == "VERB" and sentence.tokens[verb].tag == "VB":
        asked = [*objects(sentence, mood[1])]
        asked += [n for p in ("on", "upon", "to") for n in obliques(sentence, mood[1], p)]
        found = [a for n in asked for a in actors_at(view, sentence, n)]
        if asked:
            return found
    message = _message_over(sentence, verb)
    if message is not None:
        sent = [a for p in ("from", "by", "of") for n in obliques(sentence, message, p)
                for a in actors_at(view, sentence, n)]  # fmt: skip
        return sent + [a for t in sentence.dependents(message, "poss") for a in actors_at(view, sentence, t.i)]
    who = subject(sentence, verb) if sentence.tokens[verb].lemma in ATTENDING else doer(sentence, verb)
    if who and sentence.tokens[who[0]].lower.endswith(("self", "selves")):  # "considers itself bound"
        who = subject(sentence, sentence.tokens[verb].head)
    return actors_at(view, sentence, who[0]) if who else []


def _message_over(sentence: Sentence, verb: int) -> int | None:
    """The noun for words that a verb says the content of: "a message from X proposing talks", "the letter offered"."""
    who = doer(sentence, verb)
    nouns = [who[0]] if who else []
    token = sentence.tokens[verb]
    for _ in range(3 if token.dep in ("acl", "pcomp", "relcl") else 0):
        token = sentence.tokens[token.head]
        nouns.append(token.i)
    return next((n for n in nouns if sentence.tokens[n].lemma.lower() in MESSAGES), None)


def _brokers(view: Parties, sentence: Sentence, i: int) -> Iterator[str]:
    """ "a Qatari-brokered truce", "talks mediated by Oman"."""
    for token in sentence.dependents(i, "amod", "acl"):
        if token.lower in BROKERED:
            for child in sentence.dependents(token.i, "npadvmod", "compound", "nmod", "amod", "advmod", "dep"):
                yield from view.cast.at(sentence.index, child.i)
                countries = [n.country for n in lookup(child.text) if n.kind in NATIONAL and n.country]
                yield from [s for c in countries for s in (view.state_of(c),) if s][:1]
            yield from (a for n in obliques(sentence, token.i, "by") for a in actors_at(view, sentence, n))
