"""The sheet's fixed words in the seven languages; those it shares with the credential's certificate come from there.

The translations were made here and are *not yet reviewed by a native speaker*; English is the original.
"""

from seedtrain.formats.certificate.labels import LANGUAGES
from seedtrain.formats.certificate.labels import WORDS as OF_CREDENTIALS

SHARED = ("fictional", "presented_to", "issued_on", "number", "attachment")
WORDS: dict[str, dict[str, str]] = {key: OF_CREDENTIALS[key] for key in SHARED} | {
    "title_participation": {
        "en": "Certificate of participation",
        "fr": "Attestation de participation",
        "es": "Constancia de participación",
        "pt": "Declaração de participação",
        "ar": "شهادة مشاركة",
        "ru": "Справка об участии",
        "zh": "参与证明",
    },
    "title_achievement": {
        "en": "Certificate of achievement",
        "fr": "Certificat de réussite",
        "es": "Certificado de aprovechamiento",
        "pt": "Certificado de aproveitamento",
        "ar": "شهادة إنجاز",
        "ru": "Сертификат о достижении",
        "zh": "成就证书",
    },
    "statement_participation": {
        "en": "took part in",
        "fr": "a participé à",
        "es": "participó en",
        "pt": "participou em",
        "ar": "شارك(ت) في",
        "ru": "принял(а) участие в мероприятии",
        "zh": "参加了",
    },
    "statement_achievement": {
        "en": "passed, and showed the following on real equipment to a qualified assessor, in",
        "fr": "a réussi, et a démontré ce qui suit sur un équipement réel devant un évaluateur qualifié, lors de",
        "es": "aprobó y demostró lo siguiente en equipos reales ante un evaluador cualificado, en",
        "pt": "foi aprovado(a) e demonstrou o seguinte em equipamento real perante um avaliador qualificado, em",
        "ar": "اجتاز(ت) وأثبت(ت) ما يلي على معدات حقيقية أمام مقيّم مؤهل، في",
        "ru": "успешно завершил(а) и показал(а) следующее на реальном оборудовании квалифицированному эксперту:",
        "zh": "合格，并在真实设备上向合格评估员展示了以下能力：",
    },
    "disclaimer": {
        "en": "This certificate confirms presence. It does not certify competence.",
        "fr": "Cette attestation confirme la présence. Elle ne certifie pas une compétence.",
        "es": "Esta constancia confirma la asistencia. No certifica competencia.",
        "pt": "Esta declaração confirma a presença. Não certifica competência.",
        "ar": "تؤكد هذه الشهادة الحضور ولا تشهد بالكفاءة.",
        "ru": "Эта справка подтверждает присутствие. Она не подтверждает компетентность.",
        "zh": "本证明仅确认出席，不证明能力。",
    },
    "dates": {
        "en": "Dates",
        "fr": "Dates",
        "es": "Fechas",
        "pt": "Datas",
        "ar": "التواريخ",
        "ru": "Даты",
        "zh": "日期",
    },
    "extent": {
        "en": "Sessions",
        "fr": "Séances",
        "es": "Sesiones",
        "pt": "Sessões",
        "ar": "الجلسات",
        "ru": "Занятия",
        "zh": "课次",
    },
    "more": {
        "en": "and {count} more",
        "fr": "et {count} autres",
        "es": "y {count} más",
        "pt": "e mais {count}",
        "ar": "و{count} أخرى",
        "ru": "и ещё {count}",
        "zh": "另有 {count} 项",
    },
    "check_online": {
        "en": "Scan to check whether this certificate is genuine and still valid.",
        "fr": "Scannez pour vérifier que ce document est authentique et toujours valable.",
        "es": "Escanee para comprobar si este documento es auténtico y sigue vigente.",
        "pt": "Leia o código para verificar se este documento é autêntico e ainda válido.",
        "ar": "امسح الرمز للتحقق من صحة هذه الوثيقة وسريانها.",
        "ru": "Отсканируйте код, чтобы проверить подлинность и действительность документа.",
        "zh": "扫描以核实本证书真实且仍然有效。",
    },
    "address_code_alt": {
        "en": "QR code of the certificate's public address",
        "fr": "Code QR de l’adresse publique du document",
        "es": "Código QR de la dirección pública del documento",
        "pt": "Código QR do endereço público do documento",
        "ar": "رمز QR لعنوان الوثيقة العام",
        "ru": "QR-код публичного адреса документа",
        "zh": "证书公开地址的二维码",
    },
}


def labels_in(language: str) -> dict[str, str]:
    """Every label in one of LANGUAGES (KeyError for another)."""
    return {key: texts[language] for key, texts in WORDS.items()}


__all__ = ["LANGUAGES", "WORDS", "labels_in"]
