"""The parser model's own table of word classes, asked once for each kind of word instead of for each word.

Its patterns see a word's tag and dependency and, of some words, the form; a word seen with the same three gets the same
answer. The few patterns over two words ("there is", "let 's") are left to spaCy's component, for the whole paragraph.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import numpy
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.strings import StringStore

NAME = "attribute_ruler"
FACTORY = "dragoman_ruler"

Kind = tuple[int, int, int]  # form in lower case, tag, dependency: keys of the model's strings
Answer = tuple[int, int, int]  # part of speech, morphology, lemma
Ruler = Any  # spacy.pipeline.AttributeRuler, whose patterns are typed as dictionaries


def with_remembered_ruler(model: Language) -> Language:
    """The same pipeline; its attribute ruler gives the same answers and remembers them."""
    ruler: Ruler = model.get_pipe(NAME)

    def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:
        return RememberedRuler(ruler)

    Language.factory(FACTORY, func=make)
    model.add_pipe(FACTORY, before=NAME)
    model.disable_pipe(NAME)
    return model


class RememberedRuler:
    """A pipeline component that does what `ruler` does."""

    def __init__(self, ruler: Ruler) -> None:
        self._ruler = ruler
        self._answers: dict[Kind, Answer | None] = {}
        self._openers = _openers(ruler)
        self._form = cache(partial(_form, ruler.vocab.strings, re.compile("|".join(_forms(ruler)))))

    def __call__(self, doc: Doc) -> Doc:
        words = doc.to_array([LOWER, TAG, DEP]).tolist()
        kinds = [(self._form(form), tag, dependency) for form, tag, dependency in words]
        for at, kind in enumerate(kinds):
            if kind not in self._answers:
                self._answers[kind] = self._answer(doc, at)
        rows = [self._answers[kind] for kind in kinds]
        if None in rows or not rows:
            self._ruler(doc)
        else:
            columns: Any = numpy.array(rows, dtype=numpy.uint64)
            doc.from_array([POS, MORPH, LEMMA], columns)
        return doc

    def _answer(self, doc: Doc, at: int) -> Answer | None:
        """What the ruler says of one word alone; None where it may depend on the next word, or is more than that."""
        token = doc[at]
        alone = Doc(doc.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        if token.is_space or self._openers(alone):
            return None
        said: Any = self._ruler(alone)[0]
        return said.pos, said.morph.key, said.lemma


def _openers(ruler: Ruler) -> Matcher:
    """Finds the words that a pattern of several words may begin with."""
    matcher = Matcher(ruler.vocab)
    matcher.add("opener", [p[:1] for row in ruler.patterns for p in row["patterns"] if len(p) > 1])
    return matcher


def _forms(ruler: Ruler) -> Iterator[str]:
    """Regular expressions of the forms that a pattern asks for."""
    for value in (spec["LOWER"] for row in ruler.patterns for p in row["patterns"] for spec in p if "LOWER" in spec):
        if isinstance(value, str):
            yield rf"\A{re.escape(value)}\Z"
        elif set(value) == {"IN"}:
            yield from (rf"\A{re.escape(form)}\Z" for form in value["IN"])
        else:
            yield value.get("REGEX", "")  # what is not understood concerns every form


def _form(strings: "StringStore", asked: re.Pattern[str], form: int) -> int:
    """The form as it is where a pattern asks for it; 0 for all others."""
    return form if asked.search(strings[form]) else 0
