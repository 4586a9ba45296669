"""Whose report it is, and who is an officer of that state."""

import pytest
from actors_of import actors_of


def test_home_of_a_state_outlet_has_its_officers_and_ministries() -> None:
    reading = actors_of(
        "Foreign Minister Carlos Mena received the envoy. The Ministry of Trade was not told.",
        outlet="Agencia Boliviana de Información",
    )
    assert reading.actor("Carlos Mena").country == reading.actor("Ministry of Trade").country == "BOL"


def test_home_of_a_foreign_outlet_is_unknown() -> None:
    reading = actors_of("Foreign Minister Carlos Mena received the envoy.", outlet="The Quay Street Courier")
    assert reading.actor("Carlos Mena").country is None


def test_home_by_an_acronym_wants_its_state_in_the_text() -> None:
    text = "Foreign Minister Carlos Mena spoke of {} on Monday."
    assert actors_of(text.format("Venezuela"), outlet="VTV").actor("Carlos Mena").country == "VEN"
    assert actors_of(text.format("trade"), outlet="VTV").actor("Carlos Mena").country is None


def test_home_is_the_capital_of_the_dateline_where_the_report_tells_of_its_state() -> None:
    text = "Zambia closed a road on Monday. Zambia gave no reason. Defence Minister Moses Phiri called it safe."
    assert actors_of(text, dateline="LUSAKA").actor("Moses Phiri").country == "ZMB"
    assert actors_of(text, dateline="OSLO").actor("Moses Phiri").country is None


@pytest.mark.parametrize("other", ["Defence Minister Moses Phiri", "The defence minister of Malawi"])
def test_home_gives_nobody_an_office_that_another_may_hold(other: str) -> None:
    text = f"Zambia closed a road. Zambia was silent. Defence Minister Ruth Banda met the press. {other} did not."
    found = actors_of(text, dateline="LUSAKA").actor("Ruth Banda").country
    assert found == (None if "Phiri" in other else "ZMB")
