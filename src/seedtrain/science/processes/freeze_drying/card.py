"""The model card of freeze drying: texts for the reader, citations as they are published."""

CARD = {
    "name": {"en": "Freeze drying", "fr": "Lyophilisation", "ar": "التجفيف بالتجميد"},
    "what": {
        "en": "Heat from the shelf and vapour through the dried layer, in balance at every moment, for vials in the middle and at "
        "the edge of the shelf, for those that dry last and the one with the thermocouple; shelf, chamber "
        "pressure, condenser; freezing and secondary drying in simple form.",
        "fr": "Chaleur de l’étagère et vapeur à travers la couche sèche, en équilibre à chaque instant, pour les flacons du centre et "
        "du bord de l’étagère, les derniers secs et celui du thermocouple ; étagère, pression "
        "de la chambre, condenseur ; congélation et dessiccation secondaire sous forme simple.",
        "ar": "حرارة الرف والبخار عبر الطبقة الجافة في توازن في كل لحظة، لقوارير وسط الرف وحافته، ولآخرها جفافًا، "
        "ولقارورة المزدوجة الحرارية؛ والرف وضغط الحجرة والمكثف؛ "
        "والتجميد والتجفيف الثانوي بصورة مبسطة.",
    },
    "structure": "Pikal 1985; LyoPRONTO (LyoHUB)",
    "valid": {
        "en": "Shelf -60 to 60 °C, 20 to 1500 mTorr, fills to some 2 cm, frozen aqueous solutions.",
        "fr": "Étagère de -60 à 60 °C, 20 à 1500 mTorr, remplissages jusqu’à 2 cm environ, solutions aqueuses congelées.",
        "ar": "رف من -60 إلى 60 °م، ومن 20 إلى 1500 ملّي تور، وتعبئة حتى نحو 2 سم، ومحاليل مائية مجمدة.",
    },
    "not_in": {
        "en": "No temperature profile within a vial beyond the ice, no nucleation at random, no potency.",
        "fr": "Pas de profil de température dans le flacon au-delà de la glace, pas de nucléation aléatoire, pas d’activité.",
        "ar": "لا توزيع لدرجة الحرارة داخل القارورة سوى الجليد، ولا تنوّي عشوائي، ولا فاعلية.",
    },
    "designed": {
        "en": "Designed for training: freezing, secondary drying, collapse over time, melt-back, gauges, bleed valve, condenser and the "
        "parameter set of the training vaccine.",
        "fr": "Conçu pour la formation : congélation, dessiccation secondaire, effondrement dans le temps, refusion, jauges, vanne de "
        "fuite, condenseur et jeu de paramètres du vaccin d’exercice.",
        "ar": "صُمم للتدريب: التجميد والتجفيف الثانوي والانهيار مع الزمن والذوبان المرتد والمقاييس وصمام الإدخال والمكثف ومجموعة "
        "معلمات اللقاح التدريبي.",
    },
    "validated": [
        {
            "en": "LyoPRONTO's example with known resistance: 6.66 h, warmest bottom -14.77 °C",
            "fr": "l’exemple de LyoPRONTO à résistance connue : 6,66 h, fond le plus chaud -14,77 °C",
            "ar": "مثال LyoPRONTO بمقاومة معروفة: 6.66 ساعة، وأدفأ قاع -14.77 °م",
        },
        {
            "en": "its design space at 150 mTorr: product at -5 °C dry in 1.98 h; equipment limit 0.489 h",
            "fr": "son espace de conception à 150 mTorr : produit à -5 °C sec en 1,98 h ; limite de l’équipement 0,489 h",
            "ar": "فضاء تصميمه عند 150 ملّي تور: المنتج عند -5 °م يجف في 1.98 ساعة؛ وحد المعدات 0.489 ساعة",
        },
        {
            "en": "the closed form of drying at one front temperature; ice sublimed + left = filled, to 1e-9",
            "fr": "la forme close du séchage à température de front constante ; glace sublimée + restante = remplie, à 1e-9",
            "ar": "الصيغة المغلقة للتجفيف عند درجة حرارة جبهة واحدة؛ الجليد المتسامي + الباقي = المعبأ، حتى 1e-9",
        },
        {
            "en": "the same run in three runtimes, to 1e-9",
            "fr": "le même essai dans trois environnements d’exécution, à 1e-9 près",
            "ar": "التشغيل نفسه في ثلاث بيئات تنفيذ، حتى 1e-9",
        },
    ],
}
