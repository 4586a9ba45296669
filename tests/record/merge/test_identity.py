from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.record.merge.identity import SURE, identity_keys, incompatible, same_actor
from dragoman.record.merge.records import ActorNode

DAY = date(2024, 5, 6)


def person(name: str, country: str | None = None, role: str | None = None, *written: str) -> ActorNode:
    texts = written or (f"{role} {name}" if role else name,)
    return ActorNode((1, "a"), name, "person", country, "GOV", role, (), texts, DAY)


def office(text: str, country: str | None = None, *aliases: str) -> ActorNode:
    return ActorNode((1, "a"), text, "person", country, "GOV", None, aliases, (text,), DAY)


def body(
    name: str, country: str | None = None, sector: str | None = "GOV", *aliases: str, kind: str = "organisation"
) -> ActorNode:
    return ActorNode((1, "a"), name, kind, country, sector, None, aliases, (name,), DAY)


def state(country: str | None, name: str, *written: str) -> ActorNode:
    return ActorNode((1, "a"), name, "state", country, "GOV", None, (), written or (name,), DAY)


def later(node: ActorNode, days: int = 1) -> ActorNode:
    return replace(node, key=(2, "b"), day=DAY + timedelta(days))


SAME = [
    # spellings, marks, particles, titles
    (person("Muhammad Darwish"), person("Mohammed Darwish")),
    (person("Abdel Karim al-Tamimi"), person("Abdul Karim Tamimi")),
    (person("Majed al-Ansari", "QAT"), person("Majid Al Ansari")),
    (person("Yusuf Qaderi"), person("Yousef Ghaderi")),
    (person("Aleksandr Belov"), person("Alexander Belov")),
    (person("Dmitry Orlovskiy"), person("Dmitri Orlovsky")),
    (person("Bakhtiyor Nazarov", "UZB"), person("Bakhtiyar Nazarov", "UZB")),
    (person("José Ibáñez"), person("Jose Ibanez")),
    (person("Łukasz Wrona"), person("Lukasz Wrona")),
    (person("Park Dae-jung", "KOR"), person("Park Dae Jung")),
    (person("Orbán Géza"), person("Geza Orban")),
    # initials, middle names, short forms, longer forms
    (person("J. Hartwell"), person("John Hartwell")),
    (person("Thomas R. Keller"), person("Thomas Keller")),
    (person("Joe Hartwell Jr."), person("Joseph A. Hartwell")),
    (person("Ivan Petrovich Sokolov"), person("Ivan Sokolov")),
    (person("Ramón Vidal Quiroga"), person("Ramon Vidal")),
    (person("Khurram Ali Baig"), person("Khurram Baig")),
    (person("Tariq bin Saud", "SAU"), person("Tariq bin Saud Al Faisal")),
    # a surname with its office or its nation
    (person("Ana Lindqvist", "SWE", "Foreign Minister"), person("Lindqvist", "SWE", "foreign minister")),
    (person("Petar Ilić", "SRB", "President"), person("Ilic", "SRB", "President")),
    (person("Ruth Adeyemi", "NGA"), person("Adeyemi", None)),
    (person("Idris Toure", "MLI", "Defence Minister"), person("Toure", None, "defense minister")),
    (
        person("Osman Saleh Idris", "SDN", "Foreign Minister"),
        person("Saleh", "SDN", "Foreign Minister"),
    ),
    (person("General Musa Bello", "NGA", "Gen."), person("Bello", "NGA", "army chief")),
    (person("Vladimir Padrino López", "VEN", "Defence Minister"), person("Padrino")),
    # offices and their holders
    (office("top diplomat", "UZB", "Uzbekistan's top diplomat"), person("Karim Aliev", "UZB", "Foreign Minister")),
    (office("Peruvian foreign minister", "PER"), office("top diplomat", "PER", "Peru's top diplomat")),
    (office("minister of foreign affairs of Peru", "PER"), person("Luis Rojas", "PER", "Foreign Minister")),
    (office("secretary of state", "USA"), person("Paul Brandt", "USA", "Secretary of State")),
    (office("U.S. defense secretary", "USA"), person("Carl Moss", "USA", "Defense Secretary")),
    (office("prime minister", "ISR", "Israel's prime minister"), person("Dov Arad", "ISR", "Prime Minister")),
    (office("German chancellor", "DEU"), person("Jutta Brandt", "DEU", "Chancellor")),
    (office("UN chief"), person("Pedro Salas", None, "UN Secretary-General")),
    (office("NATO Secretary-General"), person("Mark Visser", None, "NATO chief")),
    (office("EU foreign policy chief"), person("Eva Saar", None, "EU's top diplomat")),
    (
        office("spokesman", "TJK", "spokesman for the Tajik Foreign Ministry"),
        person("Davron Safar", "TJK", "Foreign Ministry spokesman"),
    ),
    (office("Ruritanian president"), person("Jan Kowal", None, "Ruritanian President")),
    (office("president", None, "president of Ruritania"), person("Jan Kowal", None, "Ruritanian President")),
    # states
    (state("TJK", "Tajikistan", "Tajik government"), state("TJK", "Dushanbe")),
    (state("RUS", "Kremlin"), state("RUS", "Russia", "Moscow")),
    (state("UZB", "Uzbekistan"), body("Uzbek government", "UZB")),
    (state(None, "Ruritania"), state(None, "Ruritanian government")),
    # bodies
    (body("OSCE", None, "IGO"), body("Organization for Security and Co-operation in Europe", None, "IGO")),
    (body("UN Security Council", None, "IGO"), body("United Nations Security Council", None, "IGO")),
    (body("Saudi foreign ministry", "SAU"), body("Ministry of Foreign Affairs", "SAU")),
    (body("foreign ministry of Oman", "OMN"), body("Oman's foreign ministry", "OMN")),
    (body("Chilean Home Ministry", "CHL"), body("Interior Ministry", "CHL")),
    (body("State Department", "USA"), body("U.S. Department of State", "USA")),
    (body("Pentagon", "USA"), body("Defense Department", "USA")),
    (body("ministry", "TJK"), body("Tajik Foreign Ministry", "TJK")),
    (body("Israeli army", "ISR", "MIL"), body("IDF", "ISR", "MIL", kind="group")),
    (body("Kenyan army", "KEN", "MIL"), body("Kenyan military", "KEN", "MIL")),
    (body("M23 rebels", "COD", "REB", kind="group"), body("March 23 Movement", "COD", "REB", kind="group")),
    (body("Hizbullah", "LBN", "REB", kind="group"), body("Hezbollah", "LBN", "REB", kind="group")),
    (
        body("Northern Valley Liberation Front", None, "REB", kind="group"),
        body("NVLF", None, "REB", kind="group"),
    ),
    (body("Joint Chiefs of Staff", None, "MIL", "JCS"), body("JCS", None, "MIL")),
    (body("U.N. Command", None, "MIL"), body("United Nations Command", None, "MIL")),
    (body("Ruritanian foreign ministry"), body("foreign ministry of Ruritania")),
    (body("Larsen Institute", None, "NGO"), body("the Larsen Institute", None, "NGO")),
    (body("Milena Horvat", None, None), person("Milena Horvat", "HRV", "President")),
]


DIFFERENT = [
    # names
    (person("Hassan Darwish"), person("Hussein Darwish")),
    (person("Mahmoud Darwish"), person("Mohammed Darwish")),
    (person("Jamal Haddad"), person("Jamil Haddad")),
    (person("Karimov"), person("Karimova")),
    (person("Anna Petrova"), person("Ivan Petrov")),
    (person("Kim Jong Il", "PRK"), person("Kim Jong Un", "PRK")),
    (person("George H. Marsh"), person("George W. Marsh")),
    (person("Rustam Sharipov", None, "General"), person("Emomali Sharipov", None, "President")),
    (person("Oun", None, "President"), person("Oun", None, "General")),
    (person("Karimov", "UZB", "Foreign Minister"), person("Aziz Karimov", "UZB", "Defence Minister")),
    (person("Tamim bin Hamad Al Thani", "QAT"), person("Mohammed bin Jassim Al Thani", "QAT")),
    (person("Orlov", "RUS", "deputy foreign minister"), person("Pavel Orlov", "RUS", "Foreign Minister")),
    (person("Diallo", "MLI", "President"), person("Diallo", "GIN", "President")),
    (person("Li Wei", "CHN"), person("Li Na", "CHN")),
    (person("Abdulrahman"), person("Abdullah")),
    (person("Moreno", None, None, "Mr Moreno"), person("Moreno", None, None, "Ms Moreno")),
    (person("Mohammed"), person("Mohammed Darwish")),
    # offices
    (office("foreign minister", "UZB"), person("Aziz Karimov", "UZB", "Defence Minister")),
    (office("foreign minister", "UZB"), person("Aziz Karimov", "TJK", "Foreign Minister")),
    (office("foreign minister", "UZB"), person("Aziz Karimov", None, "Foreign Minister")),
    (office("deputy foreign minister", "UZB"), person("Aziz Karimov", "UZB", "Foreign Minister")),
    (office("former president", "PER"), person("Luis Rojas", "PER", "President")),
    (office("president", "PER"), person("Luis Rojas", "PER", "former president")),
    (office("vice president", "KEN"), person("James Otieno", "KEN", "President")),
    (office("foreign minister", "PER"), office("defence minister", "PER")),
    (office("U.S. official", "USA"), office("U.S. official", "USA")),
    (office("soldier", "KEN"), office("soldier", "KEN")),
    (office("Russian ambassador to Germany", "RUS"), office("Russian ambassador to France", "RUS")),
    (office("UN chief"), person("Mark Visser", None, "NATO Secretary-General")),
    (office("European Commission president"), person("Luis Rojas", None, "European Council President")),
    (office("Senate president", "PER"), person("Luis Rojas", "PER", "President")),
    (office("spokesman", "PER", "Peruvian army spokesman"), person("Luis Rojas", "PER", "Foreign Ministry spokesman")),
    (office("spokeswoman", "PER", "Peruvian army spokeswoman"), person("Luis Rojas", "PER", "army spokesman")),
    (office("Ruritanian president"), person("Jan Kowal", None, "Borduran President")),
    (office("rebel president", "PER"), person("Luis Rojas", "PER", "President")),
    (office("Indian foreign secretary", "IND"), person("Anil Rao", "IND", "Foreign Minister")),
    # states and bodies
    (state("TJK", "Tajikistan"), state("UZB", "Uzbekistan")),
    (state("TJK", "Tajikistan"), body("Tajik Foreign Ministry", "TJK")),
    (state("TJK", "Tajikistan"), body("Tajik army", "TJK", "MIL")),
    (state("TJK", "Tajikistan"), person("Karim Aliev", "TJK", "President")),
    (state("ESP", "Spain"), body("regional government", "ESP")),
    (state(None, "Ruritania"), state(None, "Bordura")),
    (body("Tajik Foreign Ministry", "TJK"), body("Tajik Defence Ministry", "TJK")),
    (body("Tajik Foreign Ministry", "TJK"), body("Uzbek Foreign Ministry", "UZB")),
    (body("Foreign Ministry"), body("Tajik Foreign Ministry", "TJK")),
    (body("army", None, "MIL"), body("army", None, "MIL")),
    (body("army", None, "MIL"), body("Kenyan army", "KEN", "MIL")),
    (body("Kenyan navy", "KEN", "MIL"), body("Kenyan army", "KEN", "MIL")),
    (body("troops", None, "MIL", kind="group"), body("troops", None, "MIL", kind="group")),
    (body("12 people", None, "CVL", kind="group"), body("12 people", None, "CVL", kind="group")),
    (body("officials", None, "GOV", kind="group"), body("officials", None, "GOV", kind="group")),
    (body("Goma residents", None, "CVL", kind="group"), body("Goma residents", None, "CVL", kind="group")),
    (body("Three border guards", None, "COP"), body("Three border guards", None, "COP")),
    (body("United Nations", None, "IGO"), body("UN Security Council", None, "IGO")),
    (body("Hamas", "PSE", "REB", kind="group"), body("Hamas fighters", "PSE", "UAF", kind="group")),
    (body("Hamas", "PSE", "REB", kind="group"), body("Hamas breakaway faction", "PSE", "REB", kind="group")),
    (body("Hamas", "PSE", "REB", kind="group"), body("Hamas delegation", "PSE", "GOV", kind="group")),
    (body("Labour Party", "GBR", "PTY"), body("Labour Party", "NZL", "PTY")),
    (body("Syrian rebels", "SYR", "REB", kind="group"), body("Syrian rebels", "SYR", "REB", kind="group")),
    (body("NVLF", None, "REB", kind="group"), body("North Valley Lawyers Forum", None, "NGO", kind="group")),
    (body("Larsen Institute", None, "NGO"), body("Larsen Council", None, "NGO")),
    (body("Gaza health ministry", "PSE"), body("Palestinian health ministry", "PSE")),
]


def label(pair: tuple[ActorNode, ActorNode]) -> str:
    return f"{pair[0].name} / {pair[1].name}"


@pytest.mark.parametrize("pair", SAME, ids=label)
def test_identity_links_what_is_one(pair: tuple[ActorNode, ActorNode]) -> None:
    first, second = pair[0], later(pair[1])
    there, back = same_actor(first, second), same_actor(second, first)
    assert there is not None and back is not None
    assert (there.first, there.second, there.weight) == (first.key, second.key, back.weight)
    assert not incompatible(first, second) and not incompatible(second, first)
    assert set(identity_keys(first)) & set(identity_keys(second))


@pytest.mark.parametrize("pair", DIFFERENT, ids=label)
def test_identity_links_nothing_else(pair: tuple[ActorNode, ActorNode]) -> None:
    assert same_actor(pair[0], later(pair[1])) is None
    assert same_actor(later(pair[1]), pair[0]) is None


APART = [
    (person("Hassan Darwish"), person("Hussein Darwish"), True),
    (person("Ann Moreno", "PER"), person("Ann Moreno", "CHL"), True),
    (person("Oun", None, "President"), person("Oun", None, "General"), True),
    (person("Oun", None, "President"), person("Oun"), False),
    (office("deputy foreign minister", "UZB"), person("Aziz Karimov", "UZB", "Foreign Minister"), True),
    (office("prime minister", "QAT"), person("Aziz Karimov", "QAT", "Foreign Minister"), False),
    (state("TJK", "Tajikistan"), body("Tajik army", "TJK", "MIL"), True),
    (state("TJK", "Tajikistan"), person("Karim Aliev", "TJK", "President"), True),
    (body("Hamas", "PSE", "REB"), body("Hamas breakaway faction", "PSE", "REB"), True),
    (body("Hamas", "PSE", "REB"), body("Hezbollah", "LBN", "REB"), True),
    (body("Tajik army", "TJK", "MIL"), body("Tajik forces", "TJK", "MIL", kind="group"), False),
    (body("troops", None, "MIL", kind="group"), body("troops", None, "MIL", kind="group"), False),
    (body("troops", "KEN", "MIL", kind="group"), body("troops", "UGA", "MIL", kind="group"), True),
    (body("troops", None, "MIL", kind="group"), person("Karim Aliev", "TJK", "President"), True),
]


@pytest.mark.parametrize(("first", "second", "apart"), APART)
def test_identity_knows_who_is_surely_another(first: ActorNode, second: ActorNode, apart: bool) -> None:
    assert incompatible(first, later(second)) is apart
    assert incompatible(later(second), first) is apart


@pytest.mark.parametrize(("days", "linked"), [(1, True), (45, True), (46, False), (400, False)])
def test_identity_offices_change_hands(days: int, linked: bool) -> None:
    holder = person("Karim Aliev", "UZB", "Foreign Minister")
    found = same_actor(office("Uzbek foreign minister", "UZB"), later(holder, days))
    assert (found is not None) is linked


def test_identity_a_bare_surname_is_not_sure_by_itself() -> None:
    found = same_actor(person("Ruth Adeyemi", "NGA"), later(person("Adeyemi")))
    assert found is not None and found.weight < SURE
    full = same_actor(person("Ruth Adeyemi", "NGA"), later(person("Ruth Adeyemi")))
    assert full is not None and full.weight >= SURE


def test_identity_reasons_are_sentences_that_name_both() -> None:
    found = same_actor(office("Uzbek foreign minister", "UZB"), later(person("Karim Aliev", "UZB", "Foreign Minister")))
    assert found is not None
    assert found.reason == "“Uzbek foreign minister” is the office that Karim Aliev holds in the other report."


def test_identity_generic_actors_have_no_keys() -> None:
    generic = [body("troops", None, "MIL", kind="group"), office("soldier"), body("army", None, "MIL")]
    assert [identity_keys(node) for node in generic] == [(), (), ()]
