"""The certificate's fixed words in the seven languages.

The translations were made here and are *not yet reviewed by a native speaker*; English is the original.
"""

WORDS: dict[str, dict[str, str]] = {
    "title": {
        "en": "Certificate of competence",
        "fr": "Certificat de compétence",
        "es": "Certificado de competencia",
        "pt": "Certificado de competência",
        "ar": "شهادة كفاءة",
        "ru": "Сертификат компетентности",
        "zh": "能力证书",
    },
    "fictional": {
        "en": "Fictional demonstration",
        "fr": "Démonstration fictive",
        "es": "Demostración ficticia",
        "pt": "Demonstração fictícia",
        "ar": "عرض توضيحي خيالي",
        "ru": "Вымышленная демонстрация",
        "zh": "虚构演示",
    },
    "presented_to": {
        "en": "This certifies that",
        "fr": "Il est certifié que",
        "es": "Se certifica que",
        "pt": "Certifica-se que",
        "ar": "يُشهد بأن",
        "ru": "Настоящим подтверждается, что",
        "zh": "兹证明",
    },
    "has_shown": {
        "en": "has shown what this credential asks for",
        "fr": "a démontré ce que demande ce titre",
        "es": "ha demostrado lo que exige esta credencial",
        "pt": "demonstrou o que esta credencial exige",
        "ar": "استوفى ما تتطلبه هذه الشهادة",
        "ru": "соответствует требованиям этой квалификации",
        "zh": "已证明具备本证书所要求的能力",
    },
    "more": {
        "en": "and {count} more, named in the signed credential",
        "fr": "et {count} autres, nommées dans le titre signé",
        "es": "y {count} más, indicadas en la credencial firmada",
        "pt": "e mais {count}, indicadas na credencial assinada",
        "ar": "و{count} أخرى مذكورة في الشهادة الموقّعة",
        "ru": "и ещё {count}: см. подписанную квалификацию",
        "zh": "另有 {count} 项，见已签名的证书",
    },
    "issued_on": {
        "en": "Issued on",
        "fr": "Délivré le",
        "es": "Expedido el",
        "pt": "Emitido em",
        "ar": "تاريخ الإصدار",
        "ru": "Выдано",
        "zh": "颁发日期",
    },
    "valid_until": {
        "en": "Valid until",
        "fr": "Valable jusqu’au",
        "es": "Válido hasta",
        "pt": "Válido até",
        "ar": "صالحة حتى",
        "ru": "Действительно до",
        "zh": "有效期至",
    },
    "no_end": {
        "en": "No end date",
        "fr": "Sans échéance",
        "es": "Sin fecha de fin",
        "pt": "Sem data de fim",
        "ar": "دون تاريخ انتهاء",
        "ru": "Бессрочно",
        "zh": "无截止日期",
    },
    "number": {
        "en": "Number",
        "fr": "Numéro",
        "es": "Número",
        "pt": "Número",
        "ar": "الرقم",
        "ru": "Номер",
        "zh": "编号",
    },
    "check_offline": {
        "en": "The whole signed credential. Scan it to check it without a network.",
        "fr": "Le titre signé tout entier. Scannez-le pour le vérifier sans réseau.",
        "es": "La credencial firmada completa. Escanéela para comprobarla sin red.",
        "pt": "A credencial assinada completa. Leia o código para a verificar sem rede.",
        "ar": "الشهادة الموقّعة كاملة. امسح الرمز للتحقق منها دون شبكة.",
        "ru": "Подписанная квалификация целиком. Отсканируйте код, чтобы проверить её без сети.",
        "zh": "完整的已签名证书。扫描即可离线验证。",
    },
    "check_online": {
        "en": "Scan to check it online, also whether it was revoked.",
        "fr": "Scannez pour le vérifier en ligne, révocation comprise.",
        "es": "Escanee para comprobarla en línea y saber si fue revocada.",
        "pt": "Leia o código para a verificar em linha e saber se foi revogada.",
        "ar": "امسح الرمز للتحقق عبر الإنترنت ومن عدم إلغائها.",
        "ru": "Отсканируйте код, чтобы проверить её онлайн и узнать, не отозвана ли она.",
        "zh": "扫描可在线验证，并查询是否已被撤销。",
    },
    "credential_code_alt": {
        "en": "QR code holding the whole signed credential",
        "fr": "Code QR contenant le titre signé tout entier",
        "es": "Código QR con la credencial firmada completa",
        "pt": "Código QR com a credencial assinada completa",
        "ar": "رمز QR يحوي الشهادة الموقّعة كاملة",
        "ru": "QR-код с подписанной квалификацией целиком",
        "zh": "包含完整已签名证书的二维码",
    },
    "address_code_alt": {
        "en": "QR code of the credential's public address",
        "fr": "Code QR de l’adresse publique du titre",
        "es": "Código QR de la dirección pública de la credencial",
        "pt": "Código QR do endereço público da credencial",
        "ar": "رمز QR لعنوان الشهادة العام",
        "ru": "QR-код публичного адреса квалификации",
        "zh": "证书公开地址的二维码",
    },
    "attachment": {
        "en": "The signed credential",
        "fr": "Le titre signé",
        "es": "La credencial firmada",
        "pt": "A credencial assinada",
        "ar": "الشهادة الموقّعة",
        "ru": "Подписанная квалификация",
        "zh": "已签名的证书",
    },
}

LANGUAGES = tuple(WORDS["title"])


def labels_in(language: str) -> dict[str, str]:
    """Every label in one of LANGUAGES (KeyError for another)."""
    return {key: texts[language] for key, texts in WORDS.items()}
