"""The model card of the Protein A column: texts for the reader, citations as they are published."""

CARD = {
    "name": {
        "en": "Protein A capture",
        "fr": "Capture sur Protéine A",
        "ar": "الالتقاط على البروتين A",
    },
    "what": {
        "en": "A packed column from equilibration to cleaning: product binding and leaving along the bed, host-cell protein, "
        "pH and conductivity at the outlet, UV, pressure, and the pool.",
        "fr": "Une colonne garnie, de l’équilibrage au nettoyage : fixation et départ du produit le long du lit, protéines "
        "de la cellule hôte, pH et conductivité en sortie, UV, pression, et le pool.",
        "ar": "عمود معبّأ من الموازنة إلى التنظيف: ارتباط المنتج وخروجه على طول الحشوة، وبروتينات الخلية المضيفة، "
        "والأس الهيدروجيني والموصلية عند المخرج، والأشعة فوق البنفسجية، والضغط، والمجمّع.",
    },
    "structure": "Lumped rate model with Langmuir kinetics (Thomas 1944); pressure after Carman and Kozeny",
    "valid": {
        "en": "Beds of 5 to 40 cm, residence of 1 to 20 min, even or with one fast path, 15 to 25 °C for binding.",
        "fr": "Lits de 5 à 40 cm, temps de séjour de 1 à 20 min, homogènes ou avec un chemin rapide, 15 à 25 °C pour la fixation.",
        "ar": "حشوات من 5 إلى 40 سم، وزمن مكوث من دقيقة إلى 20 دقيقة، متجانسة أو بمسار سريع واحد، و15 إلى 25 °م للارتباط.",
    },
    "not_in": {
        "en": "No diffusion inside particles of its own, no pH buffering by the resin, no aggregates apart from the product, "
        "no compression that changes with flow.",
        "fr": "Pas de diffusion propre dans les particules, pas de tampon par la résine, pas d’agrégats séparés du produit, "
        "pas de compression qui varie avec le débit.",
        "ar": "لا انتشار مستقل داخل الجسيمات، ولا درء للأس من الراتنج، ولا تجمعات منفصلة عن المنتج، "
        "ولا انضغاط يتغير مع التدفق.",
    },
    "designed": {
        "en": "Designed for training within ranges of practice: how affinity falls with pH, host-cell protein, leached "
        "Protein A, absorbance, the low-pH pool, test pulses of a channelled bed, and the column of this scenario.",
        "fr": "Conçu pour la formation dans les plages de la pratique : baisse de l’affinité avec le pH, protéines de la "
        "cellule hôte, Protéine A relarguée, absorbance, pool à bas pH, impulsions d’essai d’un lit à chemins "
        "préférentiels, et la colonne de ce scénario.",
        "ar": "صُمم للتدريب ضمن نطاقات الممارسة: انخفاض الألفة مع الأس، وبروتينات الخلية المضيفة، والبروتين A المتسرب، "
        "والامتصاصية، والمجمّع عند أس منخفض، ونبضات اختبار الحشوة ذات المسارات، وعمود هذا السيناريو.",
    },
    "validated": [
        {
            "en": "Thomas's closed form at three rates of binding: 10 per cent breakthrough within 0.05 per cent with 50 cells",
            "fr": "forme close de Thomas à trois vitesses de fixation : percée à 10 pour cent à 0,05 pour cent près avec 50 cellules",
            "ar": "صيغة توماس المغلقة بثلاث سرعات ارتباط: اختراق 10 في المئة ضمن 0.05 في المئة باستخدام 50 خلية",
        },
        {
            "en": "Anzelius's closed form of linear uptake, and a CADET test of a dispersed pulse to 3e-4",
            "fr": "forme close d’Anzelius pour la fixation linéaire, et un essai CADET d’impulsion dispersée à 3e-4 près",
            "ar": "صيغة أنزيليوس المغلقة للارتباط الخطي، واختبار CADET لنبضة مشتتة حتى 3e-4",
        },
        {
            "en": "pressure of two beds after Carman and Kozeny",
            "fr": "pression de deux lits selon Carman et Kozeny",
            "ar": "ضغط حشوتين وفق كارمان وكوزيني",
        },
        {
            "en": "in = out + held for product and host-cell protein, to 1e-9, whatever is done to flow and bed",
            "fr": "entré = sorti + retenu pour le produit et les protéines hôtes, à 1e-9 près, quoi qu’on fasse au débit et au lit",
            "ar": "الداخل = الخارج + المحتجز للمنتج وبروتينات المضيف، حتى 1e-9، مهما جرى للتدفق والحشوة",
        },
        {
            "en": "the same run in three runtimes, to 1e-9",
            "fr": "le même essai dans trois environnements d’exécution, à 1e-9 près",
            "ar": "التشغيل نفسه في ثلاث بيئات تنفيذ، حتى 1e-9",
        },
    ],
}
