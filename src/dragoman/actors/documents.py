"""Statements and releases that speak: "the release said" means whoever put it out."""

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.drafts import Draft, Drafts
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.sentences import Document, Sentence, Token

_DOCUMENTS = frozenset(
    "statement release communique communiqué announcement declaration letter readout bulletin".split()
)
_REPORTS = frozenset(("report", "dispatch", "article", "story", "broadcast"))
_ISSUING = frozenset("issue release publish make say state announce put carry post report broadcast add tell".split())
_SPEAKING = frozenset("say state add read warn stress note call urge accuse announce claim describe quote cite".split())


def resolve_documents(document: Document, drafts: Drafts) -> None:
    """Gives each document that speaks to its issuer, where the report has named one."""
    issuer: Draft | None = None
    reporter: Draft | None = None
    for sentence in document.sentences:
        for token in sentence.tokens:
            word = token.lemma.lower()
            if token.tag not in ("NN", "NNP") or word not in _DOCUMENTS | _REPORTS:
                continue
            is_report = word in _REPORTS
            own = _issuer(sentence, drafts, token)
            known = own or (reporter if is_report else issuer)
            if known is not None and _speaks(sentence, token):
                _put(sentence, drafts, token, known)
            if own is not None:
                issuer = issuer if is_report else own
        reporter = _reporter(sentence, drafts) or reporter


def _issuer(sentence: Sentence, drafts: Drafts, token: Token) -> Draft | None:
    """Its possessor, who it is by, or the subject or agent of what is said "in a statement"."""
    for owner in sentence.dependents(token.i, "poss", "compound"):
        found = drafts.at.get((sentence.index, owner.i), [])
        if len(found) == 1:
            return found[0]
    for link in sentence.dependents(token.i, "prep"):
        if link.lower in ("by", "from"):
            for giver in sentence.dependents(link.i, "pobj"):
                found = drafts.at.get((sentence.index, giver.i), [])
                if len(found) == 1:
                    return found[0]
    verb = _issuing_verb(sentence, token)
    return _one_who(sentence, drafts, verb) if verb is not None else None


def _issuing_verb(sentence: Sentence, token: Token) -> Token | None:
    for above in sentence.ancestors(token.i):
        if above.pos == "VERB":
            issued = token.dep in ("dobj", "nsubjpass") or sentence.tokens[token.head].lower == "in"
            return above if issued and above.lemma in _ISSUING else None
    return None


def _one_who(sentence: Sentence, drafts: Drafts, verb: Token) -> Draft | None:
    agents = [
        pobj for agent in sentence.dependents(verb.i, "agent") for pobj in sentence.dependents(agent.i, "pobj")
    ] or list(sentence.dependents(verb.i, "nsubj"))
    for agent in agents:
        found = drafts.at.get((sentence.index, agent.i), [])
        if len(found) == 1:
            return found[0]
    return None


def _reporter(sentence: Sentence, drafts: Drafts) -> Draft | None:
    """The medium that this sentence quotes."""
    for token in sentence.tokens:
        if token.dep == "nsubj" and sentence.tokens[token.head].lemma in _SPEAKING | {"report"}:
            found = drafts.at.get((sentence.index, token.i), [])
            if len(found) == 1 and found[0].sector == "MED" and found[0].kind is not ActorKind.PERSON:
                return found[0]
    return None


def _speaks(sentence: Sentence, token: Token) -> bool:
    governor = sentence.tokens[token.head]
    if token.dep == "nsubj":
        return governor.lemma in _SPEAKING
    return governor.lower == "to" and sentence.tokens[governor.head].lower == "according"


def _put(sentence: Sentence, drafts: Drafts, token: Token, draft: Draft) -> None:
    if (sentence.index, token.i) in drafts.at:
        return
    drafts.at[sentence.index, token.i] = [draft]
    draft.mentions.append(Candidate(
        sentence.index, token.i, token.i, token.i, Sort.PRONOUN, MentionForm.METONYM, draft.kind, token.text,
        start=token.start,
    ))  # fmt: skip
