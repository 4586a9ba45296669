"""Slots of an event: from the trigger along a path of grammar to the actors that stand at its end.

A path is steps joined by '.': subj, obj, iobj, comp (subject of the complement clause), xcomp (its verb), whom (its
object where that is a party dealt with and not moved about: "to free ten sailors", not "to send ten sailors"), inf (an
infinitive of purpose below), attr, acomp, conj, poss, adj (a nationality, "Russian strikes"), compound, acl, light (the
verb that carries a noun), head (the verb that it is the subject of), anaphor (the doer of an earlier event that a
definite noun takes up), and every other word is a preposition, the step going to its object.
"""

from collections.abc import Callable, Iterator

from dragoman.events.clauses import doer, light_verb, objects, obliques, passive, subject
from dragoman.events.parties import Filler, Parties
from dragoman.events.records import EventType, Role, Slot
from dragoman.events.triggers import TriggerRow
from dragoman.sentences import Sentence
from dragoman.vocabulary.world import WorldKind, lookup

Step = Callable[[Sentence, int], Iterator[int]]
MODIFIERS = ("of", "by", "from", "against")
SEATS = (WorldKind.CAPITAL, WorldKind.COUNTRY)
NATIONAL = (WorldKind.ADJECTIVE, WorldKind.COUNTRY)
UNDERGOING = (EventType.ACCUSE, EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.PROTEST)
MESSAGES = frozenset(
    "message letter statement note resolution report communique tweet post declaration document petition decree order "
    "speech proposal plan offer bill law motion memo text invitation".split()
)

UNDERGONE = frozenset("face suffer receive see report".split())  # light verbs whose subject is not the doer

MOVES = frozenset(
    "send deploy dispatch provide withdraw pull move bring give deliver supply contribute keep place put station train "
    "second post lend hand return transfer recall redeploy field raise form create set appoint name be have launch "
    "order use".split()
)


def _dependents(*labels: str) -> Step:
    return lambda sentence, i: (t.i for t in sentence.dependents(i, *labels))


def _complement_subject(sentence: Sentence, i: int) -> Iterator[int]:
    for verb in sentence.dependents(i, "ccomp", "xcomp"):
        yield from (t.i for t in sentence.dependents(verb.i, "nsubj", "nsubjpass"))


def _complement_verb(sentence: Sentence, i: int) -> Iterator[int]:
    yield from (t.i for t in sentence.dependents(i, "ccomp", "xcomp"))


def _purpose(sentence: Sentence, i: int) -> Iterator[int]:
    """ "to sign a pact with": the infinitive below the verb or its object, and its own object."""
    below = [i, *objects(sentence, i)]
    for verb in (t for at in below for t in sentence.dependents(at, "advcl", "xcomp", "relcl", "acl")):
        if any(True for _ in sentence.dependents(verb.i, "aux")):
            yield verb.i
            yield from objects(sentence, verb.i)


def _subjects(sentence: Sentence, i: int) -> Iterator[int]:
    found = subject(sentence, i)
    if found:
        yield found[0]


def _carrier(sentence: Sentence, i: int) -> Iterator[int]:
    verb = light_verb(sentence, i)
    if verb is not None:
        yield verb


def _predicate(sentence: Sentence, i: int) -> Iterator[int]:
    """Of a noun, the verb that it is the subject of ("negotiations resumed between …")."""
    if sentence.tokens[i].dep in ("nsubj", "nsubjpass"):
        yield sentence.tokens[i].head


def _dealt_with(sentence: Sentence, i: int) -> Iterator[int]:
    """The object of a verb, unless it is the doer's own or only moved about ("pull their men back")."""
    supplied = any(t.lower == "with" for t in sentence.dependents(i, "prep"))
    if sentence.tokens[i].lemma in MOVES and not supplied:
        return
    for at in objects(sentence, i):
        if not any(t.tag == "PRP$" for t in sentence.dependents(at, "poss")):
            yield at


STEPS: dict[str, Step] = {
    "subj": _subjects,
    "obj": objects,
    "iobj": _dependents("dative"),
    "comp": _complement_subject,
    "that": _complement_subject,
    "xcomp": _complement_verb,
    "whom": _dealt_with,
    "inf": _purpose,
    "attr": _dependents("attr"),
    "acomp": _dependents("acomp"),
    "conj": _dependents("conj"),
    "poss": _dependents("poss"),
    "compound": _dependents("compound", "nmod"),
    "acl": _dependents("acl", "relcl"),
    "light": _carrier,
    "head": _predicate,
}


def walk(path: str, sentence: Sentence, i: int) -> list[int]:
    """Tokens at the end of a path that starts at token i."""
    at = [i]
    for step in path.split("."):
        if step in STEPS:
            at = [n for token in at for n in STEPS[step](sentence, token)]
        else:
            at = [n for token in at for n in obliques(sentence, token, step)]
    return at


def fill(slot: Slot, paths: tuple[str, ...], sentence: Sentence, i: int, parties: Parties) -> list[Role]:
    """Roles from the first path that ends at an actor."""
    for path in paths:
        fillers = _at_end(slot, path, sentence, i, parties)
        if fillers:
            return [Role(slot, f.actor, f.span, path) for f in dict.fromkeys(fillers)]
    return []


def _at_end(slot: Slot, path: str, sentence: Sentence, i: int, parties: Parties) -> list[Filler]:
    if path == "adj":
        return _nationalities(sentence, i, parties)
    if path == "light":
        return _carried_by(sentence, i, parties)
    if path in ("anaphor", "obj.anaphor", "anaphor-country", "poss-of-place"):
        return []
    tokens = walk(path, sentence, i)
    found = [f for at in tokens for f in parties.at(sentence, at)]
    if not found and slot is Slot.RECIPIENT:  # "tents for Chilean villages"
        found = [f for at in tokens for f in _nationalities(sentence, at, parties)]
    return found


def _nationalities(sentence: Sentence, i: int, parties: Parties) -> list[Filler]:
    """ "Russian strikes": the state, where the report names it."""
    found = []
    for token in sentence.dependents(i, "amod", "compound", "nmod"):
        ids = parties.cast.at(sentence.index, token.i)
        state = _known_as(token.text, parties)
        found += [Filler(a, sentence.span(token.i, token.i), token.i) for a in ids or ((state,) if state else ())]
    return found


def _known_as(word: str, parties: Parties) -> str | None:
    """The actor of the report that a name used as a modifier means: its state, or a body by any of its names."""
    for name in lookup(word):
        state = parties.state_of(name.country or "") if name.kind in NATIONAL else parties.by_name.get(name.canonical)
        if state:
            return state
    return parties.by_name.get(word)


def _carried_by(sentence: Sentence, i: int, parties: Parties) -> list[Filler]:
    """ "held talks": the subject of the verb that carries the noun."""
    verb = light_verb(sentence, i)
    if verb is None or sentence.tokens[verb].lemma in UNDERGONE:
        return []
    found = doer(sentence, verb)
    return list(parties.at(sentence, found[0])) if found else []


def actor_roles(row: TriggerRow, sentence: Sentence, i: int, parties: Parties) -> list[Role]:
    """Who does it."""
    if row.actor or row.pos == "N":
        return fill(Slot.ACTOR, row.actor, sentence, i, parties)
    if "noactor" in row.traits or "inverse" in row.traits:
        return []
    found = doer(sentence, i)
    if found is None:
        return []
    named = list(parties.at(sentence, found[0]))
    if not named and sentence.tokens[found[0]].lemma in MESSAGES:  # "a letter from X offering …"
        named = _owner(sentence, found[0], parties, 0)
    return [Role(Slot.ACTOR, f.actor, f.span, found[1]) for f in named]


def recipient_roles(row: TriggerRow, sentence: Sentence, i: int, parties: Parties) -> list[Role]:
    """To whom: the row's paths, and below an object that is no actor the ones whose deed or thing it is."""
    roles = fill(Slot.RECIPIENT, row.recipient, sentence, i, parties)
    if not roles and row.pos == "N" and row.type in UNDERGOING:
        return _undergoing(sentence, i, parties)
    if not roles and {"threat", "warning"} & set(row.traits):
        return _threatened(row, sentence, i, parties)
    if not roles and "visitor" in row.traits:
        return _host(row, sentence, i, parties)
    if not roles and (row.type is EventType.AID or "promise" in row.traits):
        return _given_to(row, sentence, i, parties) or _host(row, sentence, i, parties)
    if roles or not ({"attitude", "refuse", "accuse"} & set(row.traits)):
        return roles
    for at in objects(sentence, i):
        fillers = _owner(sentence, at, parties, 0)
        if fillers:
            return [Role(Slot.RECIPIENT, f.actor, f.span, "owner of the object") for f in fillers]
    return []


def _undergoing(sentence: Sentence, i: int, parties: Parties) -> list[Role]:
    """ "faces accusations", "suffered an attack": the subject of the verb that carries the noun."""
    verb = light_verb(sentence, i)
    if verb is None or sentence.tokens[verb].lemma not in ("face", "suffer", "receive"):
        return []
    found = doer(sentence, verb)
    fillers = parties.at(sentence, found[0]) if found else ()
    return [Role(Slot.RECIPIENT, f.actor, f.span, f"subject of '{sentence.tokens[verb].text}'") for f in fillers]


def _host(row: TriggerRow, sentence: Sentence, i: int, parties: Parties) -> list[Role]:
    """The state that a visitor goes to, or an envoy leaves ("sent two judges to Lima"), where the report names it."""
    own = {parties.by_id[r.actor].country for r in actor_roles(row, sentence, i, parties)}
    for path in ("to", "obj.to", "for", "in", "inf.in", "obj.in", "xcomp.to", "obj"):
        for at in walk(path, sentence, i):
            country = next((n.country for n in lookup(sentence.tokens[at].text) if n.kind in SEATS), None)
            state = parties.state_of(country) if country and country not in own else None
            if state:
                return [Role(Slot.RECIPIENT, state, sentence.span(at, at), "state of the place")]
    return []


def _given_to(row: TriggerRow, sentence: Sentence, i: int, parties: Parties) -> list[Role]:
    """Whom a gift names below itself ("tents for Chilean villages")."""
    own = {r.actor for r in actor_roles(row, sentence, i, parties)}
    for gift in objects(sentence, i):
        for at in sentence.subtree(gift):
            fillers = list(parties.at(sentence, at)) or _nationalities(sentence, at, parties)
            found = [f for f in fillers if f.actor not in own and parties.by_id[f.actor].political]
            if found and at != gift:
                return [Role(Slot.RECIPIENT, f.actor, f.span, "named below the gift") for f in found]
    return []


def _threatened(row: TriggerRow, sentence: Sentence, i: int, parties: Parties) -> list[Role]:
    """The first other side that the threat itself names ("will bar Chilean ships")."""
    own = {r.actor for r in actor_roles(row, sentence, i, parties)}
    countries = {parties.by_id[a].country for a in own} - {None}
    for clause in sentence.dependents(i, "ccomp", "xcomp", "prep", "advcl"):
        suffers = clause.lemma in ("pay", "face", "suffer", "regret", "lose")
        doing = {n for t in sentence.dependents(clause.i, "nsubj") for n in sentence.subtree(t.i)}
        for at in sentence.subtree(clause.i):
            if at in doing and not suffers and not countries:  # who will carry it out
                continue
            fillers = list(parties.at(sentence, at)) or _nationalities(sentence, at, parties)
            others = [f for f in fillers if f.actor not in own and parties.by_id[f.actor].political]
            others = [f for f in others if parties.by_id[f.actor].country not in countries]
            if others and sentence.tokens[at].tag not in ("PRP", "PRP$"):
                return [Role(Slot.RECIPIENT, f.actor, f.span, "named in the threat") for f in others]
    return []


def _owner(sentence: Sentence, noun: int, parties: Parties, depth: int) -> list[Filler]:
    """ "the raid launched by men of the fleet", "the vote of the council" → the doer."""
    if depth > 3:
        return []
    for token in sentence.dependents(noun, "poss"):
        found = list(parties.at(sentence, token.i))
        if found:
            return found
    for verb in sentence.dependents(noun, "acl", "relcl"):
        by = doer(sentence, verb.i)
        if by and by[0] != noun and passive(sentence, verb.i):
            found = list(parties.at(sentence, by[0]))
            if found:
                return found
    for preposition in MODIFIERS:
        for at in obliques(sentence, noun, preposition):
            found = list(parties.at(sentence, at)) or _owner(sentence, at, parties, depth + 1)
            if found:
                return found
    return _nationalities(sentence, noun, parties)
