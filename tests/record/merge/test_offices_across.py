import pytest

from dragoman.record.merge.offices_across import Accord, Grade, Office, compare_offices, office_in

FOREIGN = Office("minister", "foreign", country="UZB")


@pytest.mark.parametrize(
    ("text", "country", "office"),
    [
        ("Uzbekistan's top diplomat", None, FOREIGN),
        ("minister of foreign affairs of Uzbekistan", None, FOREIGN),
        ("deputy foreign minister", "UZB", Office("minister", "foreign", Grade.DEPUTY, "UZB")),
        ("Minister of State for Foreign Affairs", "UZB", Office("minister", "foreign", Grade.DEPUTY, "UZB")),
        ("former Israeli prime minister", None, Office("premier", None, Grade.FORMER, "ISR")),
        ("Vice President", "KEN", Office("president", None, Grade.DEPUTY, "KEN")),
        ("Secretary of State for Defence", "GBR", Office("minister", "defence", country="GBR")),
        ("secretary of state", "USA", Office("minister", "foreign", country="USA")),
        ("foreign secretary", "GBR", Office("minister", "foreign", country="GBR")),
        ("foreign secretary", "IND", Office("foreign secretary", "foreign", country="IND")),
        ("Kremlin spokesman", None, Office("spokesman", country="RUS", body="presidency")),
        ("spokesman for the Tajik Foreign Ministry", None, Office("spokesman", country="TJK", body="ministry foreign")),
        ("State Department spokeswoman", None, Office("spokesman", country="USA", body="ministry foreign")),
        ("UN Secretary-General", None, Office("secretary general", body="=United Nations")),
        ("EU foreign policy chief", None, Office("minister", "foreign", body="=European Union")),
        ("Russian ambassador to Germany", None, Office("ambassador", country="RUS", beyond=frozenset(("to DEU",)))),
        ("president of Ruritania", None, Office("president", beyond=frozenset(("ruritan",)))),
        ("Its foreign minister", "UZB", FOREIGN),
        ("Senate president", "PER", Office("president", country="PER", body="senate")),
        ("Prime Minister General", "PER", Office("premier", country="PER")),
        ("foreign ministry", "PER", None),
        ("Larsen", None, None),
    ],
)
def test_offices_across_reads_an_office(text: str, country: str | None, office: Office | None) -> None:
    assert office_in(text, "", country) == office


def test_offices_across_leaves_the_name_of_the_holder_out() -> None:
    assert office_in("Foreign Minister Khalid Marshal", "Khalid Marshal", "UZB") == FOREIGN


@pytest.mark.parametrize(
    ("first", "second", "accord"),
    [
        ("Uzbek foreign minister", "Uzbekistan's top diplomat", Accord.SAME),
        ("UN chief", "UN secretary-general", Accord.SAME),
        ("Peruvian army chief", "Peruvian chief of army staff", Accord.SAME),
        ("Uzbek foreign minister", "foreign minister", Accord.OPEN),
        ("Uzbek foreign minister", "Uzbek official", Accord.OPEN),
        ("Peruvian general", "Peruvian defence minister", Accord.OPEN),
        ("Peruvian president", "former Peruvian foreign minister", Accord.OPEN),
        ("EU chief", "president of the European Commission", Accord.OPEN),
        ("Peruvian general", "Peruvian president", Accord.CONFLICT),
        ("Peruvian general", "Peruvian colonel", Accord.CONFLICT),
        ("Uzbek foreign minister", "Uzbek defence minister", Accord.CONFLICT),
        ("Uzbek foreign minister", "deputy Uzbek foreign minister", Accord.CONFLICT),
        ("Uzbek foreign minister", "Tajik foreign minister", Accord.CONFLICT),
        ("UN secretary-general", "NATO secretary-general", Accord.CONFLICT),
    ],
)
def test_offices_across_compare(first: str, second: str, accord: Accord) -> None:
    one, other = office_in(first), office_in(second)
    assert one is not None and other is not None
    assert compare_offices(one, other) is accord
    assert compare_offices(other, one) is accord


@pytest.mark.parametrize(
    ("text", "single"),
    [
        ("Uzbek foreign minister", True), ("foreign minister", False), ("Uzbek minister", False),
        ("former Uzbek president", False), ("Uzbek official", False), ("Tajik Foreign Ministry spokesman", True),
        ("Tajik spokesman", False), ("UN chief", True), ("EU chief", False), ("Russian ambassador to Germany", False),
    ],
)  # fmt: skip
def test_offices_across_knows_what_one_person_holds(text: str, single: bool) -> None:
    office = office_in(text)
    assert office is not None and office.single is single
