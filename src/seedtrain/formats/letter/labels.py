"""The letter's fixed words in the seven languages; not yet reviewed by native speakers, English is the original."""

from seedtrain.formats.participation.labels import LANGUAGES
from seedtrain.formats.participation.labels import WORDS as OF_CERTIFICATES

WORDS: dict[str, dict[str, str]] = {
    **{key: OF_CERTIFICATES[key] for key in ("fictional", "number", "address_code_alt")},
    "issued_on": {
        "en": "Date",
        "fr": "Date",
        "es": "Fecha",
        "pt": "Data",
        "ar": "التاريخ",
        "ru": "Дата",
        "zh": "日期",
    },
    "passport_name": {
        "en": "Name in the passport",
        "fr": "Nom figurant au passeport",
        "es": "Nombre en el pasaporte",
        "pt": "Nome no passaporte",
        "ar": "الاسم في جواز السفر",
        "ru": "Имя в паспорте",
        "zh": "护照姓名",
    },
    "passport_number": {
        "en": "Passport number",
        "fr": "Numéro de passeport",
        "es": "Número de pasaporte",
        "pt": "Número do passaporte",
        "ar": "رقم جواز السفر",
        "ru": "Номер паспорта",
        "zh": "护照号码",
    },
    "passport_expires_on": {
        "en": "Passport valid until",
        "fr": "Passeport valable jusqu’au",
        "es": "Pasaporte válido hasta",
        "pt": "Passaporte válido até",
        "ar": "جواز السفر صالح حتى",
        "ru": "Паспорт действителен до",
        "zh": "护照有效期至",
    },
    "check_online": {
        "en": "Scan to check whether this letter is genuine and still stands.",
        "fr": "Scannez pour vérifier que cette lettre est authentique et toujours valable.",
        "es": "Escanee para comprobar si esta carta es auténtica y sigue vigente.",
        "pt": "Leia o código para verificar se esta carta é autêntica e ainda válida.",
        "ar": "امسح الرمز للتحقق من صحة هذه الرسالة وسريانها.",
        "ru": "Отсканируйте код, чтобы проверить подлинность и действительность письма.",
        "zh": "扫描以核实本函真实且仍然有效。",
    },
}


def labels_in(language: str) -> dict[str, str]:
    """Every label in one of LANGUAGES (KeyError for another)."""
    return {key: texts[language] for key, texts in WORDS.items()}


__all__ = ["LANGUAGES", "WORDS", "labels_in"]
