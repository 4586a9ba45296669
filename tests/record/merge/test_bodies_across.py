import pytest

from dragoman.record.merge.bodies_across import body_in


@pytest.mark.parametrize(
    ("text", "country", "keys"),
    [
        ("Tajik Foreign Ministry", "TJK", ["body:TJK:ministry foreign"]),
        ("Ministry of Foreign Affairs", "SAU", ["body:SAU:ministry foreign"]),
        ("Qatar's foreign ministry", None, ["body:QAT:ministry foreign"]),
        ("Pentagon", "USA", ["body:USA:ministry defence"]),
        ("U.S. Department of State", None, ["body:USA:ministry foreign"]),
        ("Gaza health ministry", "PSE", ["body:PSE:gaza:ministry health"]),
        ("IDF", "ISR", ["body:ISR:military", "known:Israel Defense Forces"]),
        ("Israeli military", "ISR", ["body:ISR:military"]),
        ("Russian troops", "RUS", ["body:RUS:forces"]),
        ("Tajik government", "TJK", ["state:TJK"]),
        ("Ruritanian army", None, ["body:~ruritan:military"]),
        ("M23 rebels", "COD", ["known:M23"]),
        ("March 23 Movement", "COD", ["known:M23"]),
        ("Larsen Institute", None, ["name:larsen institute"]),
        ("Labour Party", "GBR", ["name:labour party"]),
        ("Hamas breakaway faction", "PSE", ["name:hamas breakaway faction"]),
        ("regional government", "ESP", []),
        ("unity government", "LBY", []),
        ("Hamas fighters", "PSE", []),
        ("UN peacekeepers", None, []),
        ("Syrian rebels", "SYR", []),
        ("Army troops", None, []),
        ("Three border guards", "TJK", []),
        ("12 people", None, []),
        ("Goma residents", None, []),
        ("army", None, []),
    ],
)
def test_bodies_across_keys(text: str, country: str | None, keys: list[str]) -> None:
    assert sorted(body_in(text, country).keys) == keys


def test_bodies_across_acronyms_and_initials() -> None:
    assert body_in("NVLF", None).acronyms == {"nvlf"}
    assert body_in("Northern Valley Liberation Front", None).initials == {"nvlf"}
    assert body_in("Front for the Liberation of the North", None).initials == {"fln"}
