import pytest

from dragoman.record.merge.names_across import Fit, compare_names, fold, nation_stem, person_name


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Larsen Institute", "larsen institute"),
        ("Kim Jong-un", "kim jong un"),
        ("U.N.", "un"),
        ("Sana’a’s", "sanaa"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Çelik", "celik"),
    ],
)
def test_names_across_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sheikh Tariq bin Saud Al Faisal", ["tariq", "saud", "faisal"]),
        ("Gen. Abdel Fattah al-Nur", ["abdulfattah", "nur"]),
        ("Pieter van der Berg Jr.", ["pieter", "berg"]),
        ("Hassan Sheikh Omar", ["hassan", "sheikh", "omar"]),
        ("", []),
    ],
)
def test_names_across_keeps_the_words_that_tell(text: str, words: list[str]) -> None:
    assert [word.folded for word in person_name(text)] == words


@pytest.mark.parametrize(
    ("first", "second", "fit"),
    [
        ("Mevlüt Çelik", "Mevlut Celik", Fit.EQUAL),
        ("Sergei Belov", "Sergey Belov", Fit.EQUAL),
        ("Ahmed Darwish", "Ahmad Darwish", Fit.VARIANT),
        ("A. Darwish", "Ahmad Darwish", Fit.VARIANT),
        ("Bill Hartwell", "William Hartwell", Fit.VARIANT),
        ("Orbán Géza", "Géza Orbán", Fit.VARIANT),
        ("Ramon Vidal", "Ramón Vidal Quiroga", Fit.PARTIAL),
        ("Muhammad Baig", "Khurram Muhammad Baig", Fit.PARTIAL),
        ("Darwish", "Ahmad Darwish", Fit.SURNAME),
        ("Idris", "Osman Saleh Idris Toure", Fit.SURNAME),
        ("Ahmad", "Ahmad Darwish", Fit.GIVEN),
        ("Ahmad Darwish", "Hamid Darwish", Fit.DIFFERENT),
        ("Ali Hassan", "Hassan Ali Omar", Fit.DIFFERENT),
        ("Ramon Vidal", "Roman Vidal", Fit.DIFFERENT),
        ("", "Ahmad", Fit.DIFFERENT),
    ],
)
def test_names_across_compare(first: str, second: str, fit: Fit) -> None:
    assert compare_names(person_name(first), person_name(second)) is fit
    assert compare_names(person_name(second), person_name(first)) is fit


@pytest.mark.parametrize(("nation", "adjective"), [("Ruritania", "Ruritanian"), ("Veldora", "Veldoran"), ("Tarkesh", "Tarkeshi")])
def test_names_across_nation_and_adjective_share_a_stem(nation: str, adjective: str) -> None:
    assert nation_stem(nation) == nation_stem(adjective)
