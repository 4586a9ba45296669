"""Statements that speak as documents: "the release" and "it" stand for the body that issued them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from dragoman.actors import ActorKind, Cast
from dragoman.sentences import Sentence
from dragoman.statements.channels import channel_of
from dragoman.statements.extent import body_start, content_span, cue_span
from dragoman.statements.reading import Draft, Reading
from dragoman.statements.records import StatementKind
from dragoman.statements.sources import is_passive, source_at
from dragoman.vocabulary import load_table

MADE = frozenset({"make", "announce", "issue", "release", "publish", "give", "deliver", "disclose", "confirm", "post"})
ISSUES = frozenset({"issue", "release", "publish", "post", "circulate", "share", "send", "put"})
CAME = frozenset({"come"})
DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class DocumentNoun:
    """A noun for a document; act: it names the saying itself; press: newspapers and broadcasters issue it."""

    lemma: str
    act: bool = False
    press: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """A document that was issued: by whom, where in the text, on which channel."""

    offset: int
    noun: str
    issuer: str
    channel: str | None


@cache
def document_nouns() -> Mapping[str, DocumentNoun]:
    """Document nouns by lemma."""
    return {row.lemma: row for row in load_table("source_documents", DocumentNoun)}


def announcement_drafts(reading: Reading, sentence: Sentence, before: Sentence | None) -> list[Draft]:
    """ "The disclosure was made by the bank": its content is the sentence before."""
    if before is None or before.title or before.paragraph != sentence.paragraph:
        return []
    for subject in sentence.tokens:
        noun = document_nouns().get(subject.lemma)
        if noun is None or not noun.act or subject.dep not in ("nsubj", "nsubjpass"):
            continue
        verb = subject.head
        maker = _maker(sentence, verb)
        content = content_span(reading, body_start(before), before.end)
        if maker is None or content is None or verb != _root(sentence):
            continue
        cue, _ = cue_span(sentence, verb)
        source = source_at(reading, sentence, maker)
        return [Draft(StatementKind.SAID, cue, sentence.index, verb, source, (content,), "announcement")]
    return []


def _root(sentence: Sentence) -> int:
    return next((t.i for t in sentence.tokens if t.head == t.i), 0)


def _maker(sentence: Sentence, verb: int) -> int | None:
    lemma = sentence.tokens[verb].lemma
    if lemma in MADE and is_passive(sentence, verb):
        wanted = ("by",)
    elif lemma in CAME:
        wanted = ("from",)
    else:
        return None
    for preposition in sentence.dependents(verb, "agent", "prep"):
        if preposition.lower in wanted:
            return next((t.i for t in sentence.dependents(preposition.i, "pobj")), None)
    return None


def issues_in(sentence: Sentence, cast: Cast, speakers: Mapping[int, str]) -> list[Issue]:
    """The documents that a sentence tells to be issued. speakers: source actor by the token of the cue."""
    found = []
    nouns = document_nouns()
    for token in sentence.tokens:
        if token.lemma not in nouns or token.pos not in ("NOUN", "PROPN") or nouns[token.lemma].act:
            continue
        issuer = owner_of(sentence, token.i, cast)
        verb = _carrier(sentence, token.i)
        if issuer is None and verb is not None:
            issuer = speakers.get(verb) or _issuing_subject(sentence, verb, cast)
        if issuer is not None:
            channel = channel_of(sentence, token.i, cast) or (channel_of(sentence, verb, cast) if verb else None)
            found.append(Issue(token.start, token.lemma, issuer, channel))
    return found


def owner_of(sentence: Sentence, noun: int, cast: Cast) -> str | None:
    """Actor whose document this is: "the ministry's statement", "a ministry statement", "a statement by the army"."""
    for part in sentence.dependents(noun, "poss", "compound", "nmod", "amod"):
        ids = cast.at(sentence.index, part.i)
        if ids:
            return ids[0]
    for preposition in sentence.dependents(noun, "prep", "agent"):
        if preposition.lower in ("by", "from", "of"):
            for part in sentence.dependents(preposition.i, "pobj"):
                ids = cast.at(sentence.index, part.i)
                if ids:
                    return ids[0]
    return None


def _carrier(sentence: Sentence, noun: int) -> int | None:
    """The verb that the document is issued by or in: "said in a statement", "issued a statement"."""
    token = sentence.tokens[noun]
    head = sentence.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass") and head.lemma in ISSUES:
        return head.i
    if token.dep == "pobj" and head.lower == "in":
        return head.head
    return None


def _issuing_subject(sentence: Sentence, verb: int, cast: Cast) -> str | None:
    deps = ("agent",) if is_passive(sentence, verb) else ("nsubj",)
    for child in sentence.dependents(verb, *deps):
        head = next((t.i for t in sentence.dependents(child.i, "pobj")), None) if child.dep == "agent" else child.i
        ids = cast.at(sentence.index, head) if head is not None else ()
        if ids:
            return ids[0]
    return None


def is_document(sentence: Sentence, head: int) -> bool:
    """Whether this noun is a document."""
    return sentence.tokens[head].lemma in document_nouns()


def last_issue(issues: list[Issue], offset: int, noun: str) -> Issue | None:
    """The document that "the statement" at this offset means: the last of its name, else the last of its sort.

    Where it names no channel, that of its issuer's last document with one is carried on.
    """
    nouns = document_nouns()
    earlier = [issue for issue in issues if issue.offset < offset]
    named = [issue for issue in earlier if issue.noun == noun]
    alike = [issue for issue in earlier if nouns[issue.noun].press == nouns[noun].press]
    found = named[-1] if named else alike[-1] if alike else None
    if found is None or found.channel is not None:
        return found
    channels = [issue.channel for issue in earlier if issue.issuer == found.issuer and issue.channel is not None]
    return replace(found, channel=channels[-1]) if channels else found


def means_one(sentence: Sentence, noun: int) -> bool:
    """Whether the noun points back to one document: "the release", not "media reports" or "a statement"."""
    if sentence.tokens[noun].tag in ("NNS", "NNPS"):
        return False
    deps = [t.lower for t in sentence.dependents(noun, "det", "poss")]
    return any(word in DEFINITE for word in deps) and not any(True for _ in sentence.dependents(noun, "compound"))


def issuer_named(reading: Reading, sentence: Sentence, noun: int, cast: Cast) -> str | None:
    """Whose "a ministry statement" is: the last body before it that is called a ministry."""
    for part in sentence.dependents(noun, "compound"):
        found = [
            (mention.span.start, actor.id)
            for actor in cast.actors
            if actor.kind is ActorKind.ORGANISATION
            for mention in actor.mentions
            if mention.span.start < part.start and mention.span.text.lower().endswith(part.lower)
        ]
        if found:
            return max(found)[1]
    return None
