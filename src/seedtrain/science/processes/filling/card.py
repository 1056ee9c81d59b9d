"""The model card of the filling line: texts for the reader."""

CARD = {
    "name": {
        "en": "Aseptic filling",
        "fr": "Remplissage aseptique",
        "ar": "التعبئة المعقّمة",
    },
    "what": {
        "en": "Particles and microbes in the air of a grade A zone and its grade B room, pressures between rooms, exposure of "
        "open containers, colonies expected on plates, fill weights, filter test, and the contaminated units to expect.",
        "fr": "Particules et microbes dans l’air d’une zone de classe A et de son local de classe B, pressions entre locaux, "
        "exposition des récipients ouverts, colonies attendues sur boîtes, poids de remplissage, essai de filtre et unités "
        "contaminées à attendre.",
        "ar": "الجسيمات والميكروبات في هواء منطقة من الدرجة A وغرفتها من الدرجة B، والضغوط بين الغرف، وتعرّض العبوات المفتوحة، "
        "والمستعمرات المتوقعة على الأطباق، وأوزان التعبئة، واختبار المرشح، والوحدات الملوثة المتوقعة.",
    },
    "structure": "V dC/dt = G + Q C − Q C; Poisson",
    "valid": {
        "en": "Minutes to a shift, well-mixed room and zone, rare contamination, one line with one pump.",
        "fr": "De quelques minutes à un poste, local et zone bien mélangés, contamination rare, une ligne à une pompe.",
        "ar": "من دقائق إلى نوبة عمل، وغرفة ومنطقة تامتا المزج، وتلوث نادر، وخط واحد بمضخة واحدة.",
    },
    "not_in": {
        "en": "No airflow patterns, no growth or killing of microbes, no disinfection, no capping, no endotoxin.",
        "fr": "Ni schémas d’écoulement, ni croissance ou destruction de microbes, ni désinfection, ni sertissage, ni "
        "endotoxines.",
        "ar": "لا أنماط جريان للهواء، ولا نمو للميكروبات أو قتل لها، ولا تطهير، ولا تثبيت أغطية، ولا ذيفان داخلي.",
    },
    "designed": {
        "en": "Designed for training: what people, hands and machine give off, all flows and leaks, how a filter test and a "
        "glove print answer, how often a container is contaminated.",
        "fr": "Conçu pour la formation : ce que dégagent personnes, mains et machine, tous les débits et fuites, la réponse de "
        "l’essai de filtre et de l’empreinte de gant, la fréquence de contamination d’un récipient.",
        "ar": "صُمم للتدريب: ما يطلقه الأشخاص والأيدي والآلة، وكل التدفقات والتسربات، واستجابة اختبار المرشح وبصمة القفاز، "
        "ومدى تكرار تلوث العبوة.",
    },
    "validated": [
        {
            "en": "upper limits of media fills, sterility test, sampling plans and clean-up times in closed form",
            "fr": "limites supérieures des simulations, essai de stérilité, plans d’échantillonnage et temps d’épuration en "
            "forme close",
            "ar": "الحدود العليا للمحاكاة بالوسط، واختبار العقامة، وخطط أخذ العينات، وأزمنة التنقية بصيغة مغلقة",
        },
        {
            "en": "air of room and zone against a fine march of their equations",
            "fr": "air du local et de la zone comparé à une intégration fine de leurs équations",
            "ar": "هواء الغرفة والمنطقة مقارنةً بحلّ دقيق الخطوات لمعادلاتهما",
        },
        {
            "en": "one stretch gives what ninety give, to 1e-8",
            "fr": "un intervalle donne ce qu’en donnent quatre-vingt-dix, à 1e-8 près",
            "ar": "فترة واحدة تعطي ما تعطيه تسعون فترة، حتى 1e-8",
        },
        {
            "en": "the same run in three runtimes, to 1e-9",
            "fr": "le même essai dans trois environnements d’exécution, à 1e-9 près",
            "ar": "التشغيل نفسه في ثلاث بيئات تنفيذ، حتى 1e-9",
        },
    ],
}
