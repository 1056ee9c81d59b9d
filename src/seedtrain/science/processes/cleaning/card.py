"""The model card of cleaning in place: texts for the reader."""

CARD = {
    "name": {
        "en": "Cleaning in place",
        "fr": "Nettoyage en place",
        "ar": "التنظيف في المكان",
    },
    "what": {
        "en": "Soil on three surfaces of a vessel, caustic and dissolved soil in the circuit and in a dead leg, and what "
        "conductivity, organic carbon, swabs and pressure show of it.",
        "fr": "Salissure sur trois surfaces d’une cuve, soude et salissure dissoute dans le circuit et dans un bras mort, et ce "
        "que conductivité, carbone organique, écouvillons et pression en montrent.",
        "ar": "الأوساخ على ثلاثة أسطح من وعاء، والصودا الكاوية والأوساخ الذائبة في الدارة وفي فرع ميت، وما تُظهره منها "
        "الموصلية والكربون العضوي والمسحات والضغط.",
    },
    "structure": "a flushed volume with a dead leg; removal of first order",
    "valid": {
        "en": "5 to 90 °C, minutes to hours, protein soil, one circuit, caustic once through.",
        "fr": "5 à 90 °C, de quelques minutes à quelques heures, salissure protéique, un circuit, soude perdue.",
        "ar": "من 5 إلى 90 °م، من دقائق إلى ساعات، أوساخ بروتينية، دارة واحدة، صودا تمر مرة واحدة.",
    },
    "not_in": {
        "en": "No acid steps, foam, air locks, drying or microbes; soil is not put down again.",
        "fr": "Ni étapes acides, ni mousse, ni poches d’air, ni séchage, ni microbes ; pas de redéposition.",
        "ar": "لا خطوات حمضية ولا رغوة ولا جيوب هواء ولا تجفيف ولا ميكروبات؛ ولا تترسب الأوساخ ثانية.",
    },
    "designed": {
        "en": "Designed for training: removal rates and what strength, heat, flow and drying do to them, surfaces, coverage, "
        "pressure before the spray ball.",
        "fr": "Conçu pour la formation : vitesses d’élimination et effet de la concentration, de la chaleur, du débit et du "
        "séchage, surfaces, couverture, pression avant la boule de lavage.",
        "ar": "صُمم للتدريب: معدلات الإزالة وأثر التركيز والحرارة والتدفق والجفاف فيها، والأسطح والتغطية والضغط قبل كرة الرش.",
    },
    "validated": [
        {
            "en": "closed forms: rinse with and without a dead leg, first-order removal",
            "fr": "formes closes : rinçage avec et sans bras mort, élimination du premier ordre",
            "ar": "صيغ مغلقة: الشطف مع فرع ميت وبدونه، والإزالة من الرتبة الأولى",
        },
        {
            "en": "caustic and soil close, to 1e-9",
            "fr": "bilans de soude et de salissure fermés, à 1e-9 près",
            "ar": "ينغلق ميزانا الصودا والأوساخ، حتى 1e-9",
        },
        {
            "en": "the same run in three runtimes, to 1e-9",
            "fr": "le même essai dans trois environnements d’exécution, à 1e-9 près",
            "ar": "التشغيل نفسه في ثلاث بيئات تنفيذ، حتى 1e-9",
        },
    ],
}
