"""The model card of the steam steriliser: texts for the reader."""

CARD = {
    "name": {
        "en": "Steam sterilisation",
        "fr": "Stérilisation à la vapeur",
        "ar": "التعقيم بالبخار",
    },
    "what": {
        "en": "Pressure, air and steam in a chamber, the temperature of three places of the load, condensate, F0 and the "
        "survivors of a biological indicator.",
        "fr": "Pression, air et vapeur dans une enceinte, température en trois points de la charge, condensat, F0 et "
        "survivants d’un indicateur biologique.",
        "ar": "الضغط والهواء والبخار في حجرة، ودرجة الحرارة في ثلاثة مواضع من الحمولة، والمتكاثف، وقيمة F0، والناجون في "
        "المؤشر البيولوجي.",
    },
    "structure": "IAPWS R7-97(2012), region 4",
    "valid": {
        "en": "100 to 140 °C, minutes to hours, controlled by pressure, three places of a load.",
        "fr": "100 à 140 °C, de quelques minutes à quelques heures, régulation par la pression, trois points d’une charge.",
        "ar": "من 100 إلى 140 °م، من دقائق إلى ساعات، بتحكم في الضغط، وثلاثة مواضع من الحمولة.",
    },
    "not_in": {
        "en": "No layers of air and steam but the pockets given, no liquids, no endotoxin, no filter integrity.",
        "fr": "Pas de stratification de l’air hormis les poches données, ni liquides, ni endotoxines, ni intégrité de filtre.",
        "ar": "لا طبقات من الهواء والبخار سوى الجيوب المحددة، ولا سوائل، ولا ذيفان داخلي، ولا سلامة مرشحات.",
    },
    "designed": {
        "en": "Designed for training: all time constants, what standing condensate, superheat and drying do, the paleness of "
        "the test sheet.",
        "fr": "Conçu pour la formation : toutes les constantes de temps, l’effet du condensat stagnant, de la surchauffe et du "
        "séchage, la pâleur de la feuille d’essai.",
        "ar": "صُمم للتدريب: كل ثوابت الزمن، وأثر المتكاثف الراكد والتحميص الزائد للبخار والتجفيف، وشحوب ورقة الاختبار.",
    },
    "validated": [
        {
            "en": "the check values of the steam tables it uses",
            "fr": "les valeurs de contrôle des tables de vapeur utilisées",
            "ar": "قيم التحقق لجداول البخار المستخدمة",
        },
        {
            "en": "F0 of ramps and holds in closed form, survivors, air after vacuum pulses",
            "fr": "F0 de rampes et paliers en forme close, survivants, air après pulsations de vide",
            "ar": "قيمة F0 للمنحدرات والثبات بصيغة مغلقة، والناجون، والهواء بعد نبضات التفريغ",
        },
        {
            "en": "condensate and heat close, to 1e-9",
            "fr": "bilans de condensat et de chaleur fermés, à 1e-9 près",
            "ar": "ينغلق ميزانا المتكاثف والحرارة، حتى 1e-9",
        },
        {
            "en": "the same run in three runtimes, to 1e-9",
            "fr": "le même essai dans trois environnements d’exécution, à 1e-9 près",
            "ar": "التشغيل نفسه في ثلاث بيئات تنفيذ، حتى 1e-9",
        },
    ],
}
