"""The model card of the fed-batch process: texts for the reader, citations as they are published."""

CARD = {
    "name": {
        "en": "Fed-batch cell culture",
        "fr": "Culture cellulaire en fed-batch",
        "ar": "زراعة الخلايا بالتغذية المستمرة",
    },
    "what": {
        "en": "Balances of volume, cells, glucose, glutamine, lactate, ammonia and product in a fed-batch of mammalian "
        "cells, with dissolved gases and pH in balance at every moment.",
        "fr": "Bilans du volume, des cellules, du glucose, de la glutamine, du lactate, de l’ammoniac et du produit d’un "
        "fed-batch de cellules de mammifère, gaz dissous et pH étant à l’équilibre à chaque instant.",
        "ar": "موازين الحجم والخلايا والغلوكوز والغلوتامين واللاكتات والأمونيا والمنتج في تغذية مستمرة لخلايا الثدييات، "
        "مع توازن الغازات الذائبة والأس الهيدروجيني في كل لحظة.",
    },
    "structure": "Xing, Bishop & Leister 2010",
    "valid": {
        "en": "1 to 16 days, 0.2 to 1 × 10⁹ cells/L at the start, 30 to 38 °C, pH 6.6 to 7.4, ideal mixing.",
        "fr": "1 à 16 jours, 0,2 à 1 × 10⁹ cellules/L au départ, 30 à 38 °C, pH 6,6 à 7,4, mélange idéal.",
        "ar": "من يوم إلى 16 يومًا، ومن 0.2 إلى 1 × 10⁹ خلية/لتر في البداية، ومن 30 إلى 38 °م، وأس هيدروجيني من 6.6 إلى 7.4، وخلط مثالي.",
    },
    "not_in": {
        "en": "No seed train, no harvest step, no second organism; carbon as such does not close.",
        "fr": "Ni train d’inoculum, ni récolte, ni second organisme ; le carbone en tant que tel ne se referme pas.",
        "ar": "لا سلسلة بذرة ولا خطوة حصاد ولا كائن ثانٍ؛ ولا ينغلق ميزان الكربون بذاته.",
    },
    "designed": {
        "en": "Designed for training within ranges of practice: pH, carbon dioxide, base, product quality, the effects of "
        "temperature, pH and oxygen, and the parameter set of this scenario.",
        "fr": "Conçu pour la formation dans les plages de la pratique : pH, dioxyde de carbone, base, qualité du produit, "
        "effets de la température, du pH et de l’oxygène, et le jeu de paramètres de ce scénario.",
        "ar": "صُمم للتدريب ضمن نطاقات الممارسة: الأس الهيدروجيني وثاني أكسيد الكربون والقاعدة وجودة المنتج وآثار "
        "الحرارة والأس والأكسجين، ومجموعة معلمات هذا السيناريو.",
    },
    "validated": [
        {
            "en": "a published hybridoma fed-batch (Amribt 2013), every hour within 0.01 per cent of each peak",
            "fr": "un fed-batch d’hybridome publié (Amribt 2013), chaque heure à 0,01 pour cent du maximum près",
            "ar": "تغذية مستمرة منشورة لورم هجين (Amribt 2013)، كل ساعة ضمن 0.01 في المئة من كل ذروة",
        },
        {
            "en": "closed forms: exponential feed, unlimited batch, oxygen at steady state",
            "fr": "formes closes : alimentation exponentielle, batch sans limite, oxygène en régime permanent",
            "ar": "صيغ مغلقة: تغذية أسية، ودفعة بلا حدود، وأكسجين في الحالة المستقرة",
        },
        {
            "en": "in + formed = out + held for each of 13 components, to 1e-9",
            "fr": "entré + formé = sorti + présent pour chacun des 13 composants, à 1e-9 près",
            "ar": "الداخل + المتكوّن = الخارج + الباقي لكل من 13 مكوّنًا، حتى 1e-9",
        },
        {
            "en": "the same run in three runtimes, to 1e-9",
            "fr": "le même essai dans trois environnements d’exécution, à 1e-9 près",
            "ar": "التشغيل نفسه في ثلاث بيئات تنفيذ، حتى 1e-9",
        },
    ],
}
