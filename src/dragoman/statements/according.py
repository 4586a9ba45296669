"""Attribution without a verb of saying: "according to", "reportedly", "its claim that"."""

from collections.abc import Iterator

from dragoman.sentences import Sentence, Span
from dragoman.statements.cues import cue_words
from dragoman.statements.extent import body_start, content_span
from dragoman.statements.reading import Draft, Reading, Source
from dragoman.statements.records import StatementKind
from dragoman.statements.sources import phrase_span

CLAUSE_OPENERS = frozenset({"WDT", "WP", "IN", "CC", "WRB"})
VIEWS = frozenset({"view", "opinion", "eye", "estimate", "account", "telling", "admission", "reckoning", "judgment"})
VIEWS_OF = frozenset({"view", "opinion", "word", "judgment", "judgement", "reckoning", "estimation"})
AT_LARGE = frozenset(
    {"allegation", "accusation", "fear", "suspicion", "rumour", "rumor", "speculation", "word", "belief", "concern"}
)
ABOUT = frozenset({"about", "on", "over", "regarding"})
RESTARTS = frozenset({"VBG", "WDT", "WRB"})
RESTART_WORDS = frozenset({"and", "though", "although", "who", "whom", "while", "after", "before", "when"})


def verbless_drafts(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    """The statements of a sentence that no verb introduces, in order."""
    adverbs, nouns = cue_words("adverb"), cue_words("noun")
    for token in sentence.tokens:
        draft = None
        if token.lower == "according":
            draft = _according(reading, sentence, token.i)
        elif token.lower in ("per", "in", "by") and token.dep == "prep":
            draft = _viewed(reading, sentence, token.i)
        elif token.lower in adverbs and token.pos == "ADV":
            draft = _adverb(reading, sentence, token.i, adverbs[token.lower].kind)
        elif token.lemma in nouns and token.pos == "NOUN":
            draft = _noun(reading, sentence, token.i, nouns[token.lemma].kind)
        if draft is not None and not reading.is_quoted(sentence, token.i):
            yield draft


def _according(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    to = at + 1
    if to >= len(sentence.tokens) or sentence.tokens[to].lower != "to":
        return None
    head = next((t.i for t in sentence.dependents(to, "pobj")), None)
    if head is None:
        return None
    span = phrase_span(sentence, head, at)
    if any(t.pos in ("NOUN", "PROPN", "PRON", "VERB") for t in sentence.tokens[:at]):
        span = _without_relative(sentence, head, span)
    content = around(reading, sentence, at, span.end)
    if not content:
        return None
    if "," in span.text and sentence.text[span.end - sentence.start :].startswith(","):
        span = reading.document.span(span.start, span.end + 1)
    source = Source(span, sentence.index, head)
    return Draft(StatementKind.SAID, sentence.span(at, to), sentence.index, at, source, content, "according")


def _viewed(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """ "In the mayor's view", "by her own account", "per the ministry"."""
    head = next((t.i for t in sentence.dependents(at, "pobj")), None)
    verb = sentence.tokens[sentence.tokens[at].head]
    if head is None or verb.pos not in ("VERB", "AUX"):
        return None
    if sentence.tokens[head].lemma in VIEWS_OF:
        holder = _view_of(reading, sentence, at, head)
        if holder is not None:
            return holder
    owner = next((t for t in sentence.dependents(head, "poss", "nummod")), None)
    if sentence.tokens[at].lower != "per" and (owner is None or sentence.tokens[head].lemma not in VIEWS):
        return None
    span = phrase_span(sentence, head, at)
    content = around(reading, sentence, at, span.end)
    source = Source(span, sentence.index, owner.i if owner is not None and owner.dep == "poss" else head)
    measure = sentence.tokens[at].lower == "per" and not any(True for _ in sentence.dependents(head, "det", "poss"))
    if not content or (measure and sentence.tokens[head].pos != "PROPN"):  # "per head" is no source
        return None
    return Draft(StatementKind.SAID, sentence.span(at, at), sentence.index, at, source, content, "according")


def _view_of(reading: Reading, sentence: Sentence, at: int, noun: int) -> Draft | None:
    """ "In the opinion of the mayor": the whole phrase up to its "of" is the cue."""
    of = next((t.i for t in sentence.dependents(noun, "prep") if t.lower == "of"), None)
    head = next((t.i for t in sentence.dependents(of, "pobj")), None) if of is not None else None
    if of is None or head is None or of != noun + 1:
        return None
    span = phrase_span(sentence, head, at)
    content = around(reading, sentence, at, span.end)
    source = Source(span, sentence.index, head)
    cue = sentence.span(at, of)
    return Draft(StatementKind.SAID, cue, sentence.index, at, source, content, "according") if content else None


def _without_relative(sentence: Sentence, head: int, span: Span) -> Span:
    """The phrase without ", which cited …": that has a statement of its own."""
    for clause in sentence.dependents(head, "relcl", "appos", "acl"):
        first = min(sentence.subtree(clause.i))
        if clause.dep == "relcl" and first > head + 1 and sentence.tokens[first - 1].text == ",":
            return Span(
                span.start, sentence.tokens[first - 2].end, span.text[: sentence.tokens[first - 2].end - span.start]
            )
    return span


def around(reading: Reading, sentence: Sentence, at: int, end: int) -> tuple[Span, ...]:
    """The content before and behind the phrase [token at, offset end)."""
    text = reading.document.text
    start = sentence.tokens[at].start
    before = [t for t in sentence.tokens[:at] if t.pos not in ("PUNCT", "SPACE", "CCONJ")]
    opener = at >= 2 and sentence.tokens[at - 1].text == "," and sentence.tokens[at - 2].tag in CLAUSE_OPENERS
    behind = _behind(reading, sentence, end, fronted=not before or opener)
    if not before or opener:
        return behind
    first = content_span(reading, body_start(sentence), start)
    if first is None or not text[first.start : first.end].strip():
        return ()
    return (first, *behind)


def _behind(reading: Reading, sentence: Sentence, end: int, *, fronted: bool) -> tuple[Span, ...]:
    following = next((t for t in sentence.tokens if t.start >= end), None)
    if following is None or following.i + 2 >= len(sentence.tokens):
        return ()
    if not fronted:
        root = next((t.i for t in sentence.tokens if t.head == t.i), 0)
        opens = sentence.tokens[following.i + 1]
        if following.text != "," or (root < following.i and (opens.tag in RESTARTS or opens.lower in RESTART_WORDS)):
            return ()
    span = content_span(reading, following.start, sentence.end)
    return (span,) if span is not None else ()


def _adverb(reading: Reading, sentence: Sentence, at: int, kind: StatementKind) -> Draft | None:
    """ "He reportedly fled": nobody is named; the content is the clause around the adverb."""
    verb = sentence.tokens[at].head
    if sentence.tokens[verb].pos not in ("VERB", "AUX"):
        return None
    inside = [i for i in sentence.subtree(verb) if sentence.tokens[i].dep not in ("mark",)]
    first, last = inside[0], inside[-1]
    left = content_span(reading, sentence.tokens[first].start, sentence.tokens[at].start) if first < at else None
    right = content_span(reading, sentence.tokens[at].end, sentence.tokens[last].end) if at < last else None
    content = tuple(span for span in (left, right) if span is not None)
    if not content:
        return None
    return Draft(kind, sentence.span(at, at), sentence.index, at, None, content, "adverb")


def _noun(reading: Reading, sentence: Sentence, at: int, kind: StatementKind) -> Draft | None:
    """ "Its claim that the raid failed", "a claim by the army that": a possessor and a clause."""
    owner = _owner(sentence, at)
    clause = _clause_of(sentence, at, owner)
    if owner is None and clause is not None and sentence.tokens[at].lemma in AT_LARGE:
        return _at_large(reading, sentence, at, clause, kind)
    if owner is None or sentence.tokens[owner].tag == "WP$":
        return None
    if clause is None:
        return _topic(reading, sentence, at, kind, owner)
    inside = [i for i in sentence.subtree(clause) if i > at]
    span = content_span(reading, sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end)
    if span is None:
        return None
    before = at if owner < at else inside[0]
    source = Source(phrase_span(sentence, owner, before), sentence.index, owner)
    return Draft(kind, sentence.span(at, at), sentence.index, at, source, (span,), "noun")


def _at_large(reading: Reading, sentence: Sentence, at: int, clause: int, kind: StatementKind) -> Draft | None:
    """ "Fears that the truce would end", "word that the ship had sailed": nobody is named."""
    if not any(m.lower == "that" for m in sentence.dependents(clause, "mark")):
        return None
    inside = [i for i in sentence.subtree(clause) if i > at]
    span = content_span(reading, sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end)
    return Draft(kind, sentence.span(at, at), sentence.index, at, None, (span,), "noun") if span is not None else None


def _topic(reading: Reading, sentence: Sentence, at: int, kind: StatementKind, owner: int) -> Draft | None:
    """ "Her remarks about the raid": what the words are about."""
    preposition = next((t.i for t in sentence.dependents(at, "prep") if t.lower in ABOUT and t.i == at + 1), None)
    below = next((t.i for t in sentence.dependents(preposition, "pobj", "pcomp")), None) if preposition else None
    if preposition is None or below is None or owner > at or sentence.tokens[below].entity in ("DATE", "TIME"):
        return None
    inside = [i for i in sentence.subtree(below) if i > preposition]
    span = content_span(reading, sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end)
    source = Source(phrase_span(sentence, owner, at), sentence.index, owner)
    cue = sentence.span(at, preposition)
    return Draft(kind, cue, sentence.index, at, source, (span,), "noun") if span is not None else None


def _owner(sentence: Sentence, noun: int) -> int | None:
    for owner in sentence.dependents(noun, "poss"):
        return owner.i
    for preposition in sentence.dependents(noun, "prep"):
        if preposition.lower in ("by", "from"):
            return next((t.i for t in sentence.dependents(preposition.i, "pobj")), None)
    named = (t.i for t in sentence.dependents(noun, "compound", "nmod") if t.entity in ("ORG", "PERSON"))
    return next(named, None)


def _clause_of(sentence: Sentence, noun: int, owner: int | None) -> int | None:
    """The "that" or "to" clause of the noun, also where the parse hangs it on its owner."""
    heads = (noun,) if owner is None or owner < noun else (noun, owner)
    for head in heads:
        for clause in sentence.dependents(head, "acl", "ccomp", "relcl"):
            marks = {m.lower for m in sentence.dependents(clause.i, "mark", "aux")}
            if clause.i > head and marks & {"that", "to"}:
                return clause.i
    return None
