"""The model card of the cold chain: texts for the reader."""

CARD = {
    "name": {"en": "Cold chain", "fr": "Chaîne du froid", "ar": "سلسلة التبريد"},
    "what": {
        "en": "Temperatures in a cold box, refrigerator, cold room or truck: air, product in the middle and at the edge, ice "
        "packs, logger; and what they do to potency, vial monitor and freeze indicator.",
        "fr": "Températures dans une caisse isotherme, un réfrigérateur, une chambre froide ou un camion : air, produit au "
        "centre et au bord, accumulateurs de froid, enregistreur ; et leurs effets sur l’activité, la pastille de contrôle du "
        "vaccin et l’indicateur de congélation.",
        "ar": "درجات الحرارة في صندوق بارد أو ثلاجة أو غرفة تبريد أو شاحنة: الهواء والمنتج في الوسط وعند الحافة وأكياس الثلج "
        "والمسجّل؛ وأثرها في الفعالية ومؤشر القارورة ومؤشر التجمد.",
    },
    "structure": "lumped heat balances with a melting plateau; Arrhenius",
    "valid": {
        "en": "-20 to 45 °C outside, minutes to weeks, one box or room, two places of the load.",
        "fr": "-20 à 45 °C à l’extérieur, de quelques minutes à quelques semaines, une caisse ou une chambre, deux points de la "
        "charge.",
        "ar": "من ‎-20 إلى 45 °م في الخارج، من دقائق إلى أسابيع، صندوق واحد أو غرفة واحدة، وموضعان من الحمولة.",
    },
    "not_in": {
        "en": "No heat of freezing of the product, no supercooling by chance, no frost, no compressor cycles, no air layers.",
        "fr": "Ni chaleur de congélation du produit, ni surfusion aléatoire, ni givre, ni cycles du compresseur, ni "
        "stratification de l’air.",
        "ar": "لا حرارة تجمد للمنتج، ولا تبريد فائق عشوائي، ولا صقيع، ولا دورات للضاغط، ولا طبقات للهواء.",
    },
    "designed": {
        "en": "Designed for training: all equipment, potency loss, damage by freezing, shake test, reading of the vial monitor. "
        "Unverified: the lives of vial monitors, the freeze indicator’s point and time.",
        "fr": "Conçu pour la formation : tous les équipements, la perte d’activité, les dégâts du gel, le test d’agitation, la "
        "lecture de la pastille. Non vérifié : les durées de vie des pastilles, le seuil et le temps de l’indicateur de "
        "congélation.",
        "ar": "صُمم للتدريب: كل المعدات، وفقد الفعالية، وضرر التجمد، واختبار الرج، وقراءة مؤشر القارورة. غير متحقق منه: أعمار "
        "مؤشرات القوارير، ودرجة مؤشر التجمد وزمنه.",
    },
    "validated": [
        {
            "en": "mean kinetic temperatures of four known histories",
            "fr": "températures cinétiques moyennes de quatre historiques connus",
            "ar": "متوسط درجة الحرارة الحركية لأربعة مسارات معروفة",
        },
        {
            "en": "melting plateau, relaxation and ageing in closed form",
            "fr": "palier de fusion, relaxation et vieillissement en forme close",
            "ar": "ثبات الانصهار والاسترخاء والتقادم بصيغة مغلقة",
        },
        {
            "en": "heat in, out and held closes, to 1e-9",
            "fr": "bilan de chaleur entrée, retirée et contenue fermé, à 1e-9 près",
            "ar": "ينغلق ميزان الحرارة الداخلة والمسحوبة والمحفوظة، حتى 1e-9",
        },
        {
            "en": "the same run in three runtimes, to 1e-9",
            "fr": "le même essai dans trois environnements d’exécution, à 1e-9 près",
            "ar": "التشغيل نفسه في ثلاث بيئات تنفيذ، حتى 1e-9",
        },
    ],
}
