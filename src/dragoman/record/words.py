"""Names as they are compared: without case, accents and punctuation."""

import re
import unicodedata

_OTHER = re.compile(r"[^\w]+")


def folded(name: str) -> str:
    """ "Recep Tayyip Erdoğan" → "recep tayyip erdogan"; letters of every script stay."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(_OTHER.split(plain.replace("ı", "i"))).strip()
