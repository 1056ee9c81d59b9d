"""The model card of the fed-batch process: texts for the reader, citations as they are published."""

CARD = {
    "name": {
        "en": "Fed-batch culture, from the vial to the vessel",
        "fr": "Culture en fed-batch, du tube à la cuve",
        "ar": "الزراعة بالتغذية المستمرة، من القارورة إلى الوعاء",
    },
    "what": {
        "en": "Balances of volume, cells, glucose, glutamine, lactate (or acetate), ammonia and product in mammalian cells "
        "or E. coli, from the seed train to the fed-batch, with dissolved gases and pH in balance at every moment; and "
        "bacteria, foam and a wet exhaust filter.",
        "fr": "Bilans du volume, des cellules, du glucose, de la glutamine, du lactate (ou de l’acétate), de l’ammoniac et du "
        "produit, pour des cellules de mammifère ou E. coli, du train d’inoculum au fed-batch, gaz dissous et pH étant à "
        "l’équilibre à chaque instant ; et des bactéries, de la mousse et un filtre d’évent mouillé.",
        "ar": "موازين الحجم والخلايا والغلوكوز والغلوتامين واللاكتات (أو الأسيتات) والأمونيا والمنتج لخلايا الثدييات أو "
        "الإشريكية القولونية، من سلسلة البذرة إلى التغذية المستمرة، مع توازن الغازات الذائبة والأس الهيدروجيني في كل لحظة؛ "
        "وكذلك البكتيريا والرغوة ومرشح العادم المبتل.",
    },
    "structure": "Xing, Bishop & Leister 2010; Xu, Jahic & Enfors 1999",
    "valid": {
        "en": "Cells: 1 to 16 days, 0.2 to 1 × 10⁹ cells/L at the start, 30 to 38 °C, pH 6.6 to 7.4. E. coli: 12 to 40 hours, "
        "up to 60 g/L, 25 to 42 °C. Ideal mixing.",
        "fr": "Cellules : 1 à 16 jours, 0,2 à 1 × 10⁹ cellules/L au départ, 30 à 38 °C, pH 6,6 à 7,4. E. coli : 12 à 40 heures, "
        "jusqu’à 60 g/L, 25 à 42 °C. Mélange idéal.",
        "ar": "الخلايا: من يوم إلى 16 يومًا، ومن 0.2 إلى 1 × 10⁹ خلية/لتر في البداية، ومن 30 إلى 38 °م، وأس هيدروجيني من 6.6 "
        "إلى 7.4. الإشريكية القولونية: من 12 إلى 40 ساعة، حتى 60 غ/لتر، ومن 25 إلى 42 °م. خلط مثالي.",
    },
    "not_in": {
        "en": "No harvest step; no second organism besides E. coli; carbon as such does not close.",
        "fr": "Pas d’étape de récolte ; pas de second organisme à côté d’E. coli ; le carbone en tant que tel ne se referme pas.",
        "ar": "لا خطوة حصاد؛ ولا كائن ثانٍ إلى جانب الإشريكية القولونية؛ ولا ينغلق ميزان الكربون بذاته.",
    },
    "designed": {
        "en": "Designed for training within ranges of practice: pH, carbon dioxide, base, product quality, the effects of "
        "temperature, pH and oxygen, lag and age of cells, bacteria, foam and exhaust, and the parameter set of this "
        "scenario. Some parameters of E. coli are from memory and unverified.",
        "fr": "Conçu pour la formation dans les plages de la pratique : pH, dioxyde de carbone, base, qualité du produit, "
        "effets de la température, du pH et de l’oxygène, latence et âge des cellules, bactéries, mousse et évent, et le jeu "
        "de paramètres de ce scénario. Certains paramètres d’E. coli sont donnés de mémoire et non vérifiés.",
        "ar": "صُمم للتدريب ضمن نطاقات الممارسة: الأس الهيدروجيني وثاني أكسيد الكربون والقاعدة وجودة المنتج وآثار الحرارة "
        "والأس والأكسجين، وتأخر الخلايا وعمرها، والبكتيريا، والرغوة والعادم، ومجموعة معلمات هذا السيناريو. وبعض معلمات "
        "الإشريكية القولونية من الذاكرة وغير متحقق منها.",
    },
    "validated": [
        {
            "en": "a published hybridoma fed-batch (Amribt 2013), every hour within 0.01 per cent of each peak",
            "fr": "un fed-batch d’hybridome publié (Amribt 2013), chaque heure à 0,01 pour cent du maximum près",
            "ar": "تغذية مستمرة منشورة لورم هجين (Amribt 2013)، كل ساعة ضمن 0.01 في المئة من كل ذروة",
        },
        {
            "en": "closed forms: exponential feed, unlimited batch, oxygen at steady state, critical uptake and continuous culture of E. coli",
            "fr": "formes closes : alimentation exponentielle, batch sans limite, oxygène en régime permanent, consommation critique et culture continue d’E. coli",
            "ar": "صيغ مغلقة: تغذية أسية، ودفعة بلا حدود، وأكسجين في الحالة المستقرة، والامتصاص الحرج والزراعة المتصلة للإشريكية القولونية",
        },
        {
            "en": "in + formed = out + held for each of 15 components, to 1e-9",
            "fr": "entré + formé = sorti + présent pour chacun des 15 composants, à 1e-9 près",
            "ar": "الداخل + المتكوّن = الخارج + الباقي لكل من 15 مكوّنًا، حتى 1e-9",
        },
        {
            "en": "the same run in three runtimes, to 1e-9",
            "fr": "le même essai dans trois environnements d’exécution, à 1e-9 près",
            "ar": "التشغيل نفسه في ثلاث بيئات تنفيذ، حتى 1e-9",
        },
    ],
}
