"""What the engine says reaches readers whose language it does not speak."""

from django.utils.translation import override

from seedtrain.practice.sentences import SENTENCES, spoken
from seedtrain.science.scenarios import words


def test_every_sentence_of_the_engine_stands_in_the_catalogues_word_for_word() -> None:
    with override("en"):
        ours = {code: str(text) for code, text in SENTENCES.items()}
    assert ours == {code: texts["en"] for code, texts in words.SENTENCES.items()}


def test_the_engine_speaks_for_itself_where_it_can() -> None:
    sentence = words.say("harvested", harvest_h=336)
    assert spoken(sentence, "fr") == sentence["text"]["fr"]


def test_in_another_language_the_values_are_filled_in() -> None:
    control = {"en": "Feed rate", "fr": "Débit d’alimentation"}
    sentence = words.say("out_of_range", field=control, low=0, high=40, unit="mL/h", found=99)
    with override("es"):
        text = spoken(sentence, "es")
    assert "Feed rate" in text
    assert "99" in text
    assert "{" not in text
