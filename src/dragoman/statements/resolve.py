"""From a source as written to an actor: pronouns, relatives, documents and their issuers."""

from dataclasses import dataclass

from dragoman.actors import Cast
from dragoman.sentences import Sentence
from dragoman.statements.channels import channel_of
from dragoman.statements.documents import Issue, is_document, issuer_named, issues_in, last_issue, means_one, owner_of
from dragoman.statements.reading import Draft, Reading, Source

RELATIVES = frozenset({"who", "which", "that"})
NEAR = 1  # paragraphs between a document's words and an "it added"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who says it, and on which channel."""

    actor: str | None
    channel: str | None
    document: bool = False  # whether a document speaks for its issuer


def resolve(reading: Reading, cast: Cast, drafts: list[Draft]) -> list[Origin]:
    """The origin of each draft; drafts are in order of the text."""
    plain = [_plain(reading, cast, draft) for draft in drafts]
    issues = _issues(reading, cast, drafts, plain)
    origins: list[Origin] = []
    for k, draft in enumerate(drafts):
        origins.append(
            _origin(reading, cast, issues, (draft, plain[k]), (drafts[k - 1], origins[k - 1]) if k else None)
        )
    return origins


def _plain(reading: Reading, cast: Cast, draft: Draft) -> str | None:
    """The actor that the source names, without looking into documents."""
    if draft.source is None:
        return None
    sentence = reading.document.sentences[draft.source.sentence]
    if is_document(sentence, draft.source.head):
        return None
    head = draft.source.head
    ids = cast.at(sentence.index, head) or _antecedent(sentence, head, cast) or _apposed(sentence, head, cast)
    return ids[0] if ids else None


def _antecedent(sentence: Sentence, head: int, cast: Cast) -> tuple[str, ...]:
    """Who "who" stands for: the noun that its clause modifies."""
    if sentence.tokens[head].lower not in RELATIVES:
        return ()
    for above in sentence.ancestors(head):
        if above.dep == "relcl":
            return cast.at(sentence.index, above.head)
    return ()


def _apposed(sentence: Sentence, head: int, cast: Cast) -> tuple[str, ...]:
    """Who the noun is called beside it: "the group, Red Dawn, said"."""
    names = (cast.at(sentence.index, t.i) for t in sentence.dependents(head, "appos"))
    return next((ids for ids in names if ids), ())


def _issues(reading: Reading, cast: Cast, drafts: list[Draft], plain: list[str | None]) -> list[Issue]:
    speakers: dict[int, dict[int, str]] = {}
    issues = []
    for draft, actor in zip(drafts, plain, strict=True):
        if actor is not None:
            speakers.setdefault(draft.sentence, {})[draft.token] = actor
            sentence = reading.document.sentences[draft.sentence]
            if sentence.tokens[draft.token].lemma == "report" and draft.cue is not None:
                issues.append(Issue(draft.cue.start, "report", actor, None))
    for sentence in reading.document.sentences:
        if not sentence.title:
            issues.extend(issues_in(sentence, cast, speakers.get(sentence.index, {})))
    return sorted(issues, key=lambda issue: (issue.offset, issue.noun))


def _origin(
    reading: Reading,
    cast: Cast,
    issues: list[Issue],
    told: tuple[Draft, str | None],
    before: tuple[Draft, Origin] | None,
) -> Origin:
    draft, plain = told
    cue_sentence = reading.document.sentences[draft.sentence]
    own = channel_of(cue_sentence, draft.token, cast) if draft.rule != "according" else None
    if draft.source is None:
        return Origin(None, own)
    sentence = reading.document.sentences[draft.source.sentence]
    head = draft.source.head
    if is_document(sentence, head):
        return _issued(reading, cast, draft.source, own, issues)
    if before is not None and sentence.tokens[head].lower == "it" and _goes_on(reading, draft, before):
        return Origin(before[1].actor, own or before[1].channel, document=True)
    return Origin(plain, own)


def _issued(reading: Reading, cast: Cast, source: Source, channel: str | None, issues: list[Issue]) -> Origin:
    """The origin of what a document says: its owner, else its issuer told before."""
    sentence = reading.document.sentences[source.sentence]
    owner = owner_of(sentence, source.head, cast) or issuer_named(reading, sentence, source.head, cast)
    issue = None
    if owner is not None or means_one(sentence, source.head):
        mine = [issue for issue in issues if owner in (None, issue.issuer)]
        issue = last_issue(mine, sentence.tokens[source.head].start, sentence.tokens[source.head].lemma)
    actor = owner or (issue.issuer if issue else None)
    ids = cast.at(sentence.index, source.head)
    carried = channel or (issue.channel if issue else None)
    return Origin(actor or (ids[0] if ids else None), carried, actor is not None)


def _goes_on(reading: Reading, draft: Draft, before: tuple[Draft, Origin]) -> bool:
    """Whether "it" goes on from a document whose words came right before."""
    earlier, origin = before
    sentences = reading.document.sentences
    gap = sentences[draft.sentence].paragraph - sentences[earlier.sentence].paragraph
    return origin.document and origin.actor is not None and 0 <= gap <= NEAR
