"""Languages."""

import subprocess
import sys

import pytest

from dragoman.report.language import UNKNOWN, language_of, not_supported

ENGLISH = [
    "The envoy of Kalvia said that the talks with Orra would be resumed in Geneva on Tuesday.",
    "President Nguyễn Văn Thành told Dr Szymon Wróblewski and Señor Íñigo Peñafiel that the truce would last.",
    "Troops loyal to General Abubakar Danladi Gwandu shelled the town of Ngaoundéré, the mayor said.",
    "“La guerre est finie,” said President Moreau, who had been in Cotonou for talks with the rebels since May.",
]
HEADLINES = [
    "Tshibanda rejects Katumbi ultimatum, vows Kolwezi offensive",
    "Abdelkader Benyettou recalls ambassador Paris",
    "Quito declares emergency, deploys troops Guayaquil, Esmeraldas, Manabí",
    "Bosnian Serb leader Radovan Petković defies Sarajevo court",
    "Sheikh Hamad bin Thani Al Kuwari receives Faisal bin Turki Doha",
    "Le Goff attacks Moreau, Barnier survives confidence motion",
    "Junta airstrike kills 30 villagers Sagaing region",
    "Nguyen Van Thanh meets Bambang Hartono in Surabaya",
    "Zsolt Kovács slams Orbán over Druzhba pipeline veto",
    "Hun Sophal, Paetong agree Preah Vihear troop pullback",
]
FOREIGN = [
    ("fr", "Le ministre des Affaires étrangères a rencontré son homologue à Genève pour discuter du cessez-le-feu."),
    ("de", "Der Außenminister hat am Montag seinen Amtskollegen getroffen und über den Frieden gesprochen."),
    ("es", "El ministro de Defensa advirtió el martes que su país responderá a cualquier ataque en la frontera norte."),
    ("tr", "Dışişleri Bakanı, ateşkesin uzatılması için tarafların Ankara'da görüşeceğini açıkladı."),
    ("nl", "De minister van Buitenlandse Zaken waarschuwde dinsdag dat het staakt-het-vuren niet zal standhouden."),
    ("pl", "Minister spraw zagranicznych ostrzegł we wtorek, że rozejm na granicy może się załamać."),
    ("sw", "Waziri wa Mambo ya Nje alisema kuwa nchi hizo mbili zimekubali kusitisha mapigano."),
    ("id", "Menteri Luar Negeri menyatakan bahwa kedua negara sepakat menghentikan tembakan di perbatasan."),
    ("ru", "Министр иностранных дел заявил, что перемирие продлено на неделю."),
    ("ar", "أعلن وزير الخارجية أن الهدنة مددت أسبوعا واحدا"),
    ("el", "Ο υπουργός Εξωτερικών δήλωσε ότι η εκεχειρία παρατείνεται."),
    ("ko", "외교부 장관은 휴전이 연장되었다고 밝혔다."),
]  # fmt: skip


@pytest.mark.parametrize("text", ENGLISH)
def test_language_knows_english_with_foreign_names(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", HEADLINES)
def test_language_never_takes_an_english_headline_for_another(text: str) -> None:
    assert language_of(text) in ("en", None)


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_language_knows_others(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "123 – 456", "🕊️🕊️", "Talks held", "Die Lage", "Paix"])
def test_language_abstains_on_short_texts(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize("text", ["перемирие", "停火", "ߊߟߎ ߟߊ"])
def test_language_of_another_script_is_not_english(text: str) -> None:
    assert language_of(text) not in (None, "en")


def test_language_sentence_names_it() -> None:
    assert not_supported("fr") == (
        "The text reads as French (fr): the language is not supported yet, so no events are read."
    )
    assert "in a script that English does not use" in not_supported(UNKNOWN)


def test_language_of_plain_english_loads_no_identifier() -> None:
    code = f"import sys; from dragoman.report.language import language_of; language_of({ENGLISH[0]!r});"
    code += " sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
