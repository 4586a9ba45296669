"""Which agency a text says that it comes from."""

import re
from functools import cache

from dragoman.record.merge.records import ReportNode

AGENCIES = (
    "Reuters", "AP", "Associated Press", "AFP", "Agence France-Presse", "UPI", "dpa", "DPA", "Xinhua", "TASS",
    "Interfax", "RIA Novosti", "Anadolu", "Anadolu Agency", "AA", "PTI", "ANI", "IANS", "Kyodo", "Yonhap", "Bernama",
    "Antara", "EFE", "ANSA", "PA", "PA Media", "CP", "The Canadian Press", "AAP", "APP", "IRNA", "Fars", "SANA", "WAFA",
    "Ukrinform", "Belga", "APA", "NTB", "TT", "Ritzau", "SPA", "WAM", "QNA", "KUNA", "MENA", "PANA", "Bloomberg",
)  # fmt: skip
_SAME = {
    "associated press": "ap", "agence france-presse": "afp", "anadolu agency": "anadolu", "aa": "anadolu",
    "pa media": "pa", "the canadian press": "cp",
}  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(re.escape(a) for a in sorted(AGENCIES, key=len, reverse=True))
    opening = re.compile(rf"^(?:[^\n]{{0,60}})\(({names})(?:[,/ ][^)\n]{{0,40}})?\)", re.M)
    closing = re.compile(
        rf"(?:^|\n)\W*(?:with (?:inputs?|reporting|material|files?) (?:from|by)|source:|from|by|agencies:|\(|—|–|-)?\s*"
        rf"(?:the )?({names})\)?\W*$",
        re.I,
    )
    return opening, closing


def agency_of(text: str) -> str | None:
    """The agency that a dateline, a credit line or a signature names, folded; None for none."""
    opening, closing = _patterns()
    found = opening.search(text[:600]) or closing.search(text[-200:])
    return _folded(found[1]) if found else None


def _folded(name: str) -> str:
    key = name.casefold()
    return _SAME.get(key, key)


def is_agency(report: ReportNode) -> bool:
    """Whether an agency published it itself."""
    known = {_folded(a) for a in AGENCIES}
    return report.outlet is not None and _folded(report.outlet.removeprefix("The ")) in known
