"""Finds mentions and joins them into actors."""

from collections.abc import Mapping
from dataclasses import replace

from dragoman.actors.apposition import join_appositions
from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.clauses import quoted_tokens
from dragoman.actors.context import Context, entity_labels, proper_words, shouting_sentences
from dragoman.actors.coreference import Pronouns, resolve_pronouns
from dragoman.actors.documents import resolve_documents
from dragoman.actors.doubts import is_playful, settle_names
from dragoman.actors.drafts import Draft, Drafts, fold
from dragoman.actors.headlines import name_headlines
from dragoman.actors.holders import give_countries, give_home, give_roles, join_predicates, merge_holders
from dragoman.actors.home import home_of, named_nations
from dragoman.actors.joining import join
from dragoman.actors.labels import find_labels, without_surnames
from dragoman.actors.mentions import read_sentence
from dragoman.actors.phrases import noun_phrases
from dragoman.actors.plurals import resolve_plurals
from dragoman.actors.records import Actor, Cast, Mention
from dragoman.actors.told_bodies import told_bodies
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.sentences.records import identity


def find_actors(document: Document, report: Report | None = None) -> Cast:
    """The actors of a report: every phrase that can act, each joined to what it means; report: who tells it, where."""
    context = _context(document)
    candidates = [
        candidate
        for sentence in document.sentences
        for candidate in join_appositions(sentence, read_sentence(context, sentence.index))
    ]
    candidates = name_headlines(document, context.shouting, settle_names(candidates))
    home = home_of(report, context.labels)
    drafts = Drafts(home=home.country, nations=named_nations(context.labels))
    waiting = [c for c in candidates if c.owner is not None and c.sort in _OWNED]
    plurals = [c for c in candidates if c.sort is Sort.PLURAL]
    ready = [c for c in candidates if c.owner is None or c.sort not in _OWNED]
    join(drafts, _in_order(document, ready))
    merge_holders(drafts)
    join_predicates(document, drafts)
    give_countries(document, drafts, context.labels)
    give_home(drafts, home)
    resolve_plurals(document, drafts, plurals, _compound_nations(context))
    resolve_documents(document, drafts)
    officers = [c for c in ready if c.owner is not None and c.role and c.key != "counterpart" and c.sector == "GOV"]
    resolve_pronouns(Pronouns(document, drafts, quoted_tokens(document)), [*waiting, *officers])
    give_roles(drafts)
    if is_playful({token.lower for sentence in document.sentences for token in sentence.tokens}):
        _unbend(drafts)
    return _cast(document, drafts)


def _compound_nations(context: Context) -> list[tuple[int, str, str]]:
    """Two nations in one word: "the Thai-Cambodian border"."""
    found: list[tuple[int, str, str]] = []
    for sentence, labels in zip(context.document.sentences, context.labels, strict=True):
        for one in {label.first: label for label in labels.values()}.values():
            two = labels.get(one.last + 2)
            if two is not None and one.country and two.country and sentence.tokens[one.last + 1].text in ("-", "–"):
                found.append((sentence.tokens[one.first].start, one.country, two.country))
    return found


def _unbend(drafts: Drafts) -> None:
    """In a report of sport or culture only states, their officials and forces stay political."""
    for draft in drafts.all:
        if draft.country is None and draft.sector not in ("GOV", "IGO", "LEG", "JUD"):
            draft.political = False


_OWNED = frozenset((Sort.STATE, Sort.BODY, Sort.PEOPLE, Sort.OFFICE))


def _context(document: Document) -> Context:
    shouting = shouting_sentences(document)
    labels = without_surnames(
        document, [find_labels(sentence, sentence.index in shouting) for sentence in document.sentences], shouting
    )
    phrases = [noun_phrases(sentence) for sentence in document.sentences]
    proper, entities = proper_words(document, shouting), entity_labels(document, shouting)
    return Context(document, labels, phrases, shouting, proper, entities, told_bodies(document))


def _in_order(document: Document, candidates: list[Candidate]) -> list[Candidate]:
    """The title last and without its missing articles: it shortens what the text names in full."""
    titles = [replace(c, definite=True) for c in candidates if document.sentences[c.sentence].title]
    rest = [c for c in candidates if not document.sentences[c.sentence].title]
    return sorted(rest, key=lambda c: (c.sentence, c.start)) + titles


def _cast(document: Document, drafts: Drafts) -> Cast:
    made = [(draft, _actor(document, draft)) for draft in drafts.all if draft.mentions]
    made.sort(key=lambda pair: (pair[1].mentions[0].span.start, pair[0].order))
    ids: Mapping[int, str] = {id(draft): actor.id for draft, actor in made}
    heads = {place: tuple(dict.fromkeys(ids[id(d)] for d in found)) for place, found in drafts.at.items()}
    return Cast(tuple(actor for _, actor in made), heads)


def _actor(document: Document, draft: Draft) -> Actor:
    mentions = tuple(sorted((_mention(document, m) for m in draft.mentions), key=lambda m: (m.span.start, m.span.end)))
    name = draft.name
    role = draft.role or (_office_alone(draft) if draft.sort is Sort.OFFICE and draft.political else None)
    aliases = tuple(alias for alias in draft.aliases if fold(alias) != fold(name))
    return Actor(
        identity("a", mentions[0].span.start, name), name, draft.kind, draft.country, draft.sector, role,
        aliases, mentions, draft.anonymous and not draft.named, draft.political,
    )  # fmt: skip


def _office_alone(draft: Draft) -> str | None:
    """The fullest office by which an unnamed holder is called; whose counterpart one is, is none."""
    roles = [m.role for m in draft.mentions if m.role and m.key != "counterpart"]
    return max(roles, key=len, default=None)


def _mention(document: Document, candidate: Candidate) -> Mention:
    sentence = document.sentences[candidate.sentence]
    return Mention(sentence.span(candidate.first, candidate.last), sentence.index, candidate.head, candidate.form)
