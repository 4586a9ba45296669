"""Pronouns, and the descriptions that a pronoun possesses: "he", "its troops", "his country", "which"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.clauses import main_subjects, subjects_above
from dragoman.actors.drafts import Draft, Drafts
from dragoman.actors.joining import join
from dragoman.actors.lexicon import CRAFT, lexicon
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.sentences import Document, Sentence, Token

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_RELATIVES = frozenset(("who", "whom", "which", "that", "whose"))
_POSSESSIVES = frozenset(("PRP$", "WP$"))
_FRONTING = frozenset("after before as when while although though since once if hours days weeks a two three".split())
_PLURAL_TAGS = frozenset(("NNS", "NNPS"))
_REACH = 2  # sentences back that a pronoun may look


@dataclass(frozen=True, slots=True)
class Pronouns:
    """What resolving needs: the report, the drafts so far, and which tokens are quoted."""

    document: Document
    drafts: Drafts
    quoted: Sequence[frozenset[int]]

    def named_at(self, sentence: int, token: int) -> list[Draft]:
        """The drafts meant at a token; "any soldier", "no minister" are nobody that a pronoun could mean."""
        found = self.drafts.at.get((sentence, token), [])
        if found:
            determiners = self.document.sentences[sentence].dependents(token, "det")
            return [] if any(t.lower in ("any", "no", "every") for t in determiners) else found
        return found


Fits = Callable[[list[Draft]], bool]


def resolve_pronouns(pronouns: Pronouns, waiting: Sequence[Candidate]) -> None:
    """Links each pronoun, in order; waiting: descriptions with a pronoun before them, joined once it is known."""
    by_owner = {(c.sentence, c.owner): c for c in waiting if c.owner is not None}
    for sentence in pronouns.document.sentences:
        for token in sentence.tokens:
            if token.tag not in ("PRP", "PRP$", "WP", "WDT", "WP$") and token.lower not in _RELATIVES:
                continue
            found = _resolve(pronouns, sentence, token)
            if found:
                _put(pronouns, sentence, token, found)
            owned = by_owner.get((sentence.index, token.i))
            if owned is not None:
                _join_owned(pronouns.drafts, owned, found)


def _put(pronouns: Pronouns, sentence: Sentence, token: Token, found: list[Draft]) -> None:
    place = (sentence.index, token.i)
    if place in pronouns.drafts.at:
        return
    pronouns.drafts.at[place] = found
    for draft in found:
        draft.mentions.append(Candidate(
            sentence.index, token.i, token.i, token.i, Sort.PRONOUN, MentionForm.PRONOUN, draft.kind, token.text,
            start=token.start,
        ))  # fmt: skip
        if token.lower in _HE | _SHE and draft.gender is None:
            draft.gender = "m" if token.lower in _HE else "f"


def _join_owned(drafts: Drafts, owned: Candidate, owners: list[Draft]) -> None:
    """ "His country" is the state of its owner; "its troops" take their owner's country."""
    country = owners[0].country if len(owners) == 1 else None
    if owned.sort is Sort.STATE:
        if country is not None:
            state = drafts.states.get(country)
            if state is not None:
                drafts.put(replace(owned, form=MentionForm.METONYM), state)
        return
    if (owned.sentence, owned.head) in drafts.at:
        for draft in drafts.at[owned.sentence, owned.head]:
            draft.country = draft.country or country
        return
    definite = owned.definite and (owned.sort is not Sort.OFFICE or country is not None or not owners)
    owner = owned.owner if owned.key == "counterpart" else None  # whose office it has is looked up later
    join(drafts, [replace(owned, country=owned.country or country, owner=owner, definite=definite)])


def _resolve(pronouns: Pronouns, sentence: Sentence, token: Token) -> list[Draft]:
    word = token.lower
    if word in _RELATIVES:
        return _relative(pronouns, sentence, token)
    if word in _HE | _SHE:
        gender = "m" if word in _HE else "f"
        return _personal(pronouns, sentence, token, lambda ds: len(ds) == 1 and _is_person(ds[0], gender))
    if word in _IT:
        if _is_empty(sentence, token):
            return []
        return _neuter(pronouns, sentence, token)
    if word in _THEY:
        return _plural(pronouns, sentence, token)
    return []


def _is_person(draft: Draft, gender: str) -> bool:
    return draft.kind is ActorKind.PERSON and draft.gender in (None, gender)


def _is_body(drafts: list[Draft]) -> bool:
    if len(drafts) != 1 or drafts[0].keys & CRAFT:
        return False
    return drafts[0].kind in (ActorKind.ORGANISATION, ActorKind.STATE) or drafts[0].sort is Sort.BODY


def _is_many(drafts: list[Draft], token: Token) -> bool:
    if len(drafts) == 1:
        return drafts[0].plural or drafts[0].kind is ActorKind.GROUP or token.tag in _PLURAL_TAGS
    return len(drafts) > 1


def _relative(pronouns: Pronouns, sentence: Sentence, token: Token) -> list[Draft]:
    """The noun that the relative clause modifies; with "Chile and Peru, which" both."""
    clause = next((a for a in (token, *sentence.ancestors(token.i)) if a.dep == "relcl"), None)
    if clause is None or clause.head >= token.i or token.dep in ("mark", "det", "advmod"):
        return []
    noun = clause.head
    found = list(pronouns.named_at(sentence.index, noun))
    if found and sentence.tokens[noun].dep != "conj":
        for other in sentence.dependents(noun, "conj"):
            if other.i < token.i and any(t.lower == "and" for t in sentence.dependents(noun, "cc")):
                found += [d for d in pronouns.named_at(sentence.index, other.i) if d not in found]
    return found


def _earlier(pronouns: Pronouns, sentence: Sentence, before: int, fits: Fits) -> Iterator[tuple[Token, list[Draft]]]:
    """Mentions of this sentence before a token, the nearest first."""
    for i in range(before - 1, -1, -1):
        found = pronouns.named_at(sentence.index, i)
        if found and fits(found):
            yield sentence.tokens[i], found


def _quote_bound(pronouns: Pronouns, sentence: Sentence, token: Token, found: Token) -> bool:
    """A pronoun within quotation marks means someone named within them, one outside someone outside."""
    quoted = pronouns.quoted[sentence.index]
    return (token.i in quoted) == (found.i in quoted)


def _personal(pronouns: Pronouns, sentence: Sentence, token: Token, fits: Fits) -> list[Draft]:
    ahead = _ahead(pronouns, sentence, token, fits)
    if ahead:
        return ahead
    own = _own_clause(sentence, token)
    for subject in subjects_above(sentence, token.i):
        found = pronouns.named_at(sentence.index, subject.i)
        if subject.i < token.i and found and fits(found) and subject.i not in own:
            return found if _quote_bound(pronouns, sentence, token, subject) else []
    barred = next((ds for i in sorted(own) if (ds := pronouns.named_at(sentence.index, i)) and fits(ds)), [])
    nearby = [
        (t, ds) for t, ds in _earlier(pronouns, sentence, token.i, fits)
        if ds != barred and _quote_bound(pronouns, sentence, token, t)
    ]  # fmt: skip
    if nearby:
        return _one(nearby)
    if token.i in pronouns.quoted[sentence.index]:
        return []
    return _from_before(pronouns, sentence, fits, barred)


def _one(nearby: list[tuple[Token, list[Draft]]]) -> list[Draft]:
    """The subject among them, else the only one."""
    for token, found in nearby:
        if token.dep in ("nsubj", "nsubjpass"):
            return found
    distinct = {id(found[0]): found for _, found in nearby}
    return nearby[0][1] if len(distinct) == 1 else []


def _own_clause(sentence: Sentence, token: Token) -> set[int]:
    """The subject of the pronoun's own verb, told or spoken: what he did to him, he did to another."""
    if token.tag != "PRP":
        return set()
    for above in sentence.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            subjects = {t.i for t in sentence.dependents(above.i, "nsubj", "nsubjpass")}
            while not subjects and above.dep == "conj":  # "chased them and beat them"
                above = sentence.tokens[above.head]
                subjects = {t.i for t in sentence.dependents(above.i, "nsubj", "nsubjpass")}
            if not subjects and above.dep in ("xcomp", "advcl"):
                subjects = {t.i for t in sentence.dependents(above.head, "dobj")} or {
                    t.i for t in sentence.dependents(above.head, "nsubj", "nsubjpass")
                }
            return subjects - {token.i}
    return set()


def _ahead(pronouns: Pronouns, sentence: Sentence, token: Token, fits: Fits) -> list[Draft]:
    """ "Hours before he resigned, Minister X ...": a fronted clause looks forward to the subject."""
    if sentence.tokens[0].lower not in _FRONTING or token.tag not in ("PRP", "PRP$"):
        return []
    comma = next((t.i for t in sentence.tokens if t.text == ","), None)
    if comma is None or token.i > comma or any(True for _ in _earlier(pronouns, sentence, token.i, fits)):
        return []
    for later in sentence.tokens[comma:]:
        if later.dep in ("nsubj", "nsubjpass") and later.tag in ("NNP", "NNPS", "NNS", "NN"):
            found = pronouns.named_at(sentence.index, later.i)
            if found and fits(found) and found[0].named:
                return found
    return []


def _from_before(pronouns: Pronouns, sentence: Sentence, fits: Fits, barred: list[Draft]) -> list[Draft]:
    """From the sentences before: the subject of the nearest one that has a fitting subject, else its only one."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _REACH), -1):
        earlier = pronouns.document.sentences[index]
        if earlier.title:
            return []
        quoted = pronouns.quoted[index]
        for subject in sorted(main_subjects(earlier), key=lambda t: t.i in quoted):
            found = pronouns.named_at(index, subject.i)
            if found and fits(found) and found != barred:
                return [] if _has_equal(pronouns, earlier, subject, fits) else found
        others = [(t, ds) for t, ds in _earlier(pronouns, earlier, len(earlier.tokens), fits) if ds != barred]
        if others:
            return _one(others)
    return []


def _has_equal(pronouns: Pronouns, sentence: Sentence, subject: Token, fits: Fits) -> bool:
    """Whether another stands beside a subject ("X and Y left") or meets him: nobody can say who "he" is."""
    others = [*sentence.dependents(subject.i, "conj")]
    if sentence.tokens[subject.head].lemma == "meet":
        others += sentence.dependents(subject.head, "dobj")
        others += [t for p in sentence.dependents(subject.head, "prep") for t in sentence.dependents(p.i, "pobj")]
    own = pronouns.named_at(sentence.index, subject.i)
    return any(ds != own and ds and fits(ds) for t in others for ds in [pronouns.named_at(sentence.index, t.i)])


def _is_empty(sentence: Sentence, token: Token) -> bool:
    """ "It is clear that": no one."""
    if token.dep == "expl":
        return True
    verb = sentence.tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass") or verb.lemma not in ("be", "seem", "appear", "remain", "become"):
        return False
    return any(True for _ in sentence.dependents(verb.i, "acomp", "attr", "ccomp", "xcomp", "csubj"))


def _neuter(pronouns: Pronouns, sentence: Sentence, token: Token) -> list[Draft]:
    """It, its: the subject of the clause above, else the subject of the sentence before."""
    if token.dep in ("dobj", "pobj", "dative") and not _takes_actors(sentence, token):
        return []
    own = _own_clause(sentence, token)
    for subject in subjects_above(sentence, token.i):
        if subject.i in own or subject.lower in _RELATIVES:
            continue
        found = pronouns.named_at(sentence.index, subject.i)
        if found and _is_body(found) and _quote_bound(pronouns, sentence, token, subject):
            return found
        if not found and subject.tag in ("NN", "NNP") and token.tag in _POSSESSIVES:
            return []
    if token.i in pronouns.quoted[sentence.index]:
        return []
    nearby = [
        ds
        for t, ds in _earlier(pronouns, sentence, token.i, _is_body)
        if t.dep in ("nsubj", "nsubjpass") and _quote_bound(pronouns, sentence, token, t)
    ]
    if nearby:
        return nearby[-1] if token.dep == "poss" else nearby[0]
    if token.dep == "poss":
        owner = [ds for t, ds in _earlier(pronouns, sentence, token.i, _is_body) if t.dep in ("dobj", "pobj")]
        if len(owner) == 1 and not _subjects_before(sentence, token.i):
            return owner[0]
    return _body_before(pronouns, sentence) if not _subjects_before(sentence, token.i) or token.dep == "nsubj" else []


def _subjects_before(sentence: Sentence, at: int) -> bool:
    return any(t.dep in ("nsubj", "nsubjpass") and t.tag in ("NN", "NNP") for t in sentence.tokens[:at])


def _takes_actors(sentence: Sentence, token: Token) -> bool:
    """Whether what governs an object deals with actors ("consult it"), not with things ("ratify it")."""
    governor = sentence.tokens[token.head]
    if governor.dep == "prep":
        governor = sentence.tokens[governor.head]
    return "address" in lexicon().governors.get(governor.lemma.lower(), frozenset())


def _body_before(pronouns: Pronouns, sentence: Sentence) -> list[Draft]:
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _REACH), -1):
        earlier = pronouns.document.sentences[index]
        quoted = pronouns.quoted[index]
        subjects = [t for t in main_subjects(earlier) if t.i not in quoted] or main_subjects(earlier)
        for subject in subjects:
            found = pronouns.named_at(index, subject.i)
            if found and _is_body(found):
                return [] if _has_equal(pronouns, earlier, subject, _is_body) else found
            if not found and subject.tag in ("NN", "NNP"):
                return []
        if len(earlier.tokens) > 3 and not earlier.title:
            return []
    return []


def _plural(pronouns: Pronouns, sentence: Sentence, token: Token) -> list[Draft]:
    """They, their, them: a plural subject above, else the nearest plural, unless things come between."""
    own = _own_clause(sentence, token)
    for subject in subjects_above(sentence, token.i):
        found = _conjoined(pronouns, sentence, subject)
        if subject.i not in own and subject.i < token.i and _is_many(found, subject):
            return found if _quote_bound(pronouns, sentence, token, subject) else []
    for near in reversed(sentence.tokens[: token.i]):
        found = _conjoined(pronouns, sentence, near)
        if _is_many(found, near) and near.i not in own:
            return found if _quote_bound(pronouns, sentence, token, near) else []
        if near.tag in _PLURAL_TAGS and not found and near.dep != "compound":
            return []
    if token.tag in _POSSESSIVES:
        bodies = [ds for _, ds in _earlier(pronouns, sentence, token.i, _is_body) if ds[0].sort is Sort.BODY]
        if bodies:
            return bodies[0] if all(ds == bodies[0] for ds in bodies) else []
    if token.i in pronouns.quoted[sentence.index] or sentence.index == 0:
        return []
    return _plural_before(pronouns, pronouns.document.sentences[sentence.index - 1], token)


def _plural_before(pronouns: Pronouns, earlier: Sentence, token: Token) -> list[Draft]:
    """A plural of the sentence before: its subject for a subject; for an object the only one, and no things."""
    if earlier.title:
        return []
    if token.dep not in ("nsubj", "nsubjpass", "poss"):
        named = [pronouns.named_at(earlier.index, t.i) for t in earlier.tokens]
        if any(t.tag == "NNS" and t.dep == "dobj" and not ds for t, ds in zip(earlier.tokens, named, strict=True)):
            return []
        many = [ds for t, ds in zip(earlier.tokens, named, strict=True) if _is_many(ds, t)]
        return many[0] if len(many) == 1 else []
    for subject in main_subjects(earlier):
        found = _conjoined(pronouns, earlier, subject)
        if _is_many(found, subject):
            return found
        if not found and subject.tag in _PLURAL_TAGS:
            return []
    return []


def _conjoined(pronouns: Pronouns, sentence: Sentence, token: Token) -> list[Draft]:
    """The drafts at a token, and at what "and" joins to it."""
    found = list(pronouns.named_at(sentence.index, token.i))
    if not found:
        return found
    at = token.i
    while True:
        joined = next(iter(sentence.dependents(at, "conj")), None)
        if joined is None or not any(t.lower in ("and", ",") for t in sentence.dependents(at)):
            return found
        found += [d for d in pronouns.named_at(sentence.index, joined.i) if d not in found]
        at = joined.i
