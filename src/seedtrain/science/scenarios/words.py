"""The engine's own sentences, by code, for refusals and for evidence: English, French, Arabic (portable Python).

French and Arabic are not yet reviewed by a native speaker. Other languages translate by `code` and `values`.
"""

SENTENCES = {
    "unknown_verb": {
        "en": "“{do}” is not something one can do here. Possible: {possible}.",
        "fr": "« {do} » n’est pas une action possible ici. Actions possibles : {possible}.",
        "ar": "«{do}» ليس إجراءً متاحًا هنا. الإجراءات المتاحة: {possible}.",
    },
    "bad_field": {
        "en": "“{field}”: found {found}; needed: {needed}.",
        "fr": "« {field} » : trouvé {found} ; attendu : {needed}.",
        "ar": "«{field}»: وُجد {found}؛ المطلوب: {needed}.",
    },
    "unknown_code": {
        "en": "“{found}” is not known as {field}. Possible: {possible}.",
        "fr": "« {found} » est inconnu pour {field}. Valeurs possibles : {possible}.",
        "ar": "«{found}» غير معروف في {field}. القيم الممكنة: {possible}.",
    },
    "in_the_past": {
        "en": "It is hour {now_h} already; nothing can be done at hour {at_h}.",
        "fr": "Il est déjà l’heure {now_h} ; rien ne peut plus être fait à l’heure {at_h}.",
        "ar": "نحن الآن في الساعة {now_h}؛ لا يمكن فعل شيء في الساعة {at_h}.",
    },
    "after_the_end": {
        "en": "The exercise ended at hour {ended_h}.",
        "fr": "L’exercice s’est terminé à l’heure {ended_h}.",
        "ar": "انتهى التمرين في الساعة {ended_h}.",
    },
    "busy": {
        "en": "You are busy ({busy_with}) until hour {until_h}.",
        "fr": "Vous êtes occupé ({busy_with}) jusqu’à l’heure {until_h}.",
        "ar": "أنت مشغول ({busy_with}) حتى الساعة {until_h}.",
    },
    "out_of_range": {
        "en": "{field} must lie between {low} and {high} {unit}; found {found}.",
        "fr": "{field} doit être compris entre {low} et {high} {unit} ; trouvé {found}.",
        "ar": "يجب أن يكون {field} بين {low} و{high} {unit}؛ وُجد {found}.",
    },
    "harvested": {
        "en": "The process ended at hour {harvest_h}; nothing can be done to it any more.",
        "fr": "Le procédé s’est terminé à l’heure {harvest_h} ; on ne peut plus y intervenir.",
        "ar": "انتهت العملية في الساعة {harvest_h}؛ ولم يعد التدخل فيها ممكنًا.",
    },
    "not_harvested": {
        "en": "The process ends at hour {harvest_h}; until then only a rejection is possible.",
        "fr": "Le procédé se termine à l’heure {harvest_h} ; d’ici là, seul un rejet est possible.",
        "ar": "تنتهي العملية في الساعة {harvest_h}؛ وحتى ذلك الحين لا يمكن سوى الرفض.",
    },
    "too_little_volume": {
        "en": "The vessel holds {volume_l} L and must keep {low_l} L.",
        "fr": "La cuve contient {volume_l} L et doit en garder {low_l} L.",
        "ar": "يحتوي الوعاء على {volume_l} لتر ويجب أن يبقى فيه {low_l} لتر.",
    },
    "too_full": {
        "en": "The vessel holds {volume_l} L and takes at most {high_l} L.",
        "fr": "La cuve contient {volume_l} L et n’accepte pas plus de {high_l} L.",
        "ar": "يحتوي الوعاء على {volume_l} لتر ولا يتسع لأكثر من {high_l} لتر.",
    },
    "nothing_running": {
        "en": "{control} is not running; there is nothing to verify.",
        "fr": "{control} ne fonctionne pas ; il n’y a rien à vérifier.",
        "ar": "{control} لا يعمل؛ لا يوجد ما يُتحقق منه.",
    },
    "no_reference": {
        "en": "Sample {sample} has no {measure} result to adjust against.",
        "fr": "L’échantillon {sample} n’a pas de résultat {measure} servant de référence.",
        "ar": "لا توجد للعينة {sample} نتيجة {measure} يمكن الضبط عليها.",
    },
    "reference_too_old": {
        "en": "Sample {sample} was drawn {age_h} h ago; a reference may be at most {most_h} h old.",
        "fr": "L’échantillon {sample} a été prélevé il y a {age_h} h ; une référence a au plus {most_h} h.",
        "ar": "سُحبت العينة {sample} قبل {age_h} ساعة؛ يجب ألا يزيد عمر المرجع على {most_h} ساعة.",
    },
    "reference_used": {
        "en": "Sample {sample} was drawn before the last adjustment; draw a new one.",
        "fr": "L’échantillon {sample} date d’avant le dernier ajustage ; prélevez-en un nouveau.",
        "ar": "سُحبت العينة {sample} قبل آخر ضبط؛ اسحب عينة جديدة.",
    },
    "not_open": {
        "en": (
            "Entry {entry} opens at hour {open_h}; writing it earlier would be a record of "
            "something that has not happened."
        ),
        "fr": (
            "L’entrée {entry} s’ouvre à l’heure {open_h} ; la remplir avant reviendrait à "
            "consigner ce qui n’a pas eu lieu."
        ),
        "ar": "يُفتح القيد {entry} في الساعة {open_h}؛ وكتابته قبل ذلك تسجيل لما لم يحدث.",
    },
    "already_written": {
        "en": "Entry {entry} is written. Correct it with a reason; what was written stays readable.",
        "fr": "L’entrée {entry} est remplie. Corrigez-la avec un motif ; l’écrit initial reste lisible.",
        "ar": "القيد {entry} مكتوب. صحّحه مع ذكر السبب؛ ويبقى ما كُتب مقروءًا.",
    },
    "not_written": {
        "en": "Entry {entry} is not written yet; there is nothing to correct.",
        "fr": "L’entrée {entry} n’est pas encore remplie ; il n’y a rien à corriger.",
        "ar": "القيد {entry} لم يُكتب بعد؛ لا يوجد ما يُصحح.",
    },
    "reason_needed": {
        "en": "{what} needs a reason in words.",
        "fr": "{what} exige un motif écrit.",
        "ar": "{what} يتطلب سببًا مكتوبًا.",
    },
    "already_done": {
        "en": "{what} was done at hour {at_h}.",
        "fr": "{what} a déjà été fait à l’heure {at_h}.",
        "ar": "{what} تم بالفعل في الساعة {at_h}.",
    },
    "locked": {
        "en": "{control} is moved by the programme alone.",
        "fr": "{control} : seul le programme peut le changer.",
        "ar": "{control}: لا يغيّره إلا البرنامج.",
    },
    "nothing_to_pause": {
        "en": "There is no programme that could be paused here.",
        "fr": "Il n’y a pas ici de programme à mettre en pause.",
        "ar": "لا يوجد هنا برنامج يمكن إيقافه مؤقتًا.",
    },
    "already_stopped": {
        "en": "The programme has been standing still since hour {at_h}.",
        "fr": "Le programme est arrêté depuis l’heure {at_h}.",
        "ar": "البرنامج متوقف منذ الساعة {at_h}.",
    },
    "not_stopped": {
        "en": "The programme is running; there is nothing to let go on.",
        "fr": "Le programme est en cours ; il n’y a rien à faire reprendre.",
        "ar": "البرنامج يعمل؛ ولا يوجد ما يُستأنف.",
    },
    "deviation_open": {
        "en": "Deviation {deviation} is still open. Close it with a conclusion before you release.",
        "fr": "L’écart {deviation} est encore ouvert. Clôturez-le avec une conclusion avant de libérer.",
        "ar": "الانحراف {deviation} ما زال مفتوحًا. أغلقه باستنتاج قبل الإفراج.",
    },
    "product_good": {
        "en": "True {output} at the end was {value}, within {low} to {high}.",
        "fr": "{output} à la fin, valeur vraie : {value}, dans les limites {low} à {high}.",
        "ar": "{output} في النهاية، القيمة الحقيقية: {value}، ضمن الحدود {low} إلى {high}.",
    },
    "product_bad": {
        "en": "True {output} at the end was {value}, outside {low} to {high}.",
        "fr": "{output} à la fin, valeur vraie : {value}, hors des limites {low} à {high}.",
        "ar": "{output} في النهاية، القيمة الحقيقية: {value}، خارج الحدود {low} إلى {high}.",
    },
    "bad_batch_released": {
        "en": "A batch outside its limits was released.",
        "fr": "Un lot hors limites a été libéré.",
        "ar": "أُفرج عن تشغيلة خارج الحدود.",
    },
    "kept_outside": {
        "en": "{output}: {hours} h outside {low} to {high} (up to {free_h} h is full marks, {worst_h} h none).",
        "fr": (
            "{output} : {hours} h hors de {low} à {high} (jusqu’à {free_h} h : tous les points ; {worst_h} h : aucun)."
        ),
        "ar": (
            "{output}: {hours} ساعة خارج {low} إلى {high} (حتى {free_h} ساعة: الدرجة كاملة؛ {worst_h} ساعة: لا شيء)."
        ),
    },
    "fault_began": {
        "en": "{fault} began at hour {at_h}.",
        "fr": "{fault} : début à l’heure {at_h}.",
        "ar": "{fault}: البداية في الساعة {at_h}.",
    },
    "no_fault": {
        "en": "Nothing was wrong with the equipment in this batch.",
        "fr": "L’équipement n’avait aucun défaut pendant ce lot.",
        "ar": "لم يكن في المعدات أي عطل خلال هذه التشغيلة.",
    },
    "detected": {
        "en": (
            "{fault}: a deviation named {subject} at hour {at_h}, {after_h} h after it began "
            "(time allowed: {allowed_h} h)."
        ),
        "fr": (
            "{fault} : un écart a désigné {subject} à l’heure {at_h}, {after_h} h après le début "
            "(délai : {allowed_h} h)."
        ),
        "ar": (
            "{fault}: سُجّل انحراف يخص {subject} في الساعة {at_h}، بعد {after_h} ساعة من البداية "
            "(المهلة: {allowed_h} ساعة)."
        ),
    },
    "detected_late": {
        "en": "{fault}: the deviation came at hour {at_h}, {after_h} h after it began; {allowed_h} h were allowed.",
        "fr": (
            "{fault} : l’écart a été ouvert à l’heure {at_h}, {after_h} h après le début ; délai "
            "accordé : {allowed_h} h."
        ),
        "ar": "{fault}: سُجّل الانحراف في الساعة {at_h}، بعد {after_h} ساعة من البداية؛ والمهلة {allowed_h} ساعة.",
    },
    "not_detected": {
        "en": "{fault}: no deviation named it.",
        "fr": "{fault} : aucun écart ne l’a désigné.",
        "ar": "{fault}: لم يُسجَّل أي انحراف بشأنه.",
    },
    "out_of_tolerance": {
        "en": (
            "{fault}: the process was off its plan for {hours} h (up to {free_h} h is full marks, {worst_h} h none)."
        ),
        "fr": (
            "{fault} : le procédé s’est écarté du plan pendant {hours} h (jusqu’à {free_h} h : "
            "tous les points ; {worst_h} h : aucun)."
        ),
        "ar": (
            "{fault}: انحرفت العملية عن الخطة {hours} ساعة (حتى {free_h} ساعة: الدرجة كاملة؛ {worst_h} ساعة: لا شيء)."
        ),
    },
    "fault_stood": {
        "en": "{fault}: left standing for {hours} h (up to {free_h} h is full marks, {worst_h} h none).",
        "fr": "{fault} : laissé {hours} h en l’état (jusqu’à {free_h} h : tous les points ; {worst_h} h : aucun).",
        "ar": "{fault}: تُرك {hours} ساعة (حتى {free_h} ساعة: الدرجة كاملة؛ {worst_h} ساعة: لا شيء).",
    },
    "escalated": {
        "en": "{fault}: escalated at hour {at_h}.",
        "fr": "{fault} : remonté à l’heure {at_h}.",
        "ar": "{fault}: صُعّد في الساعة {at_h}.",
    },
    "not_escalated": {
        "en": "{fault}: not escalated within {allowed_h} h.",
        "fr": "{fault} : non remonté dans les {allowed_h} h.",
        "ar": "{fault}: لم يُصعَّد خلال {allowed_h} ساعة.",
    },
    "order_done": {
        "en": "{order}: done at hour {at_h}.",
        "fr": "{order} : fait à l’heure {at_h}.",
        "ar": "{order}: تم في الساعة {at_h}.",
    },
    "order_late": {
        "en": "{order}: done at hour {at_h}, {late_h} h late.",
        "fr": "{order} : fait à l’heure {at_h}, avec {late_h} h de retard.",
        "ar": "{order}: تم في الساعة {at_h}، متأخرًا {late_h} ساعة.",
    },
    "order_missed": {
        "en": "{order}: not done when it was due at hour {due_h}.",
        "fr": "{order} : non fait alors que dû à l’heure {due_h}.",
        "ar": "{order}: لم يُنفَّذ في موعده، الساعة {due_h}.",
    },
    "false_alarm": {
        "en": "A deviation was raised about {subject} at hour {at_h}, where nothing was wrong.",
        "fr": "Un écart a été ouvert sur {subject} à l’heure {at_h}, alors que tout était normal.",
        "ar": "سُجّل انحراف بشأن {subject} في الساعة {at_h} مع أنه لم يكن هناك خلل.",
    },
    "needless_repair": {
        "en": "{remedy} at hour {at_h} was not needed.",
        "fr": "{remedy} à l’heure {at_h} n’était pas nécessaire.",
        "ar": "لم يكن {remedy} في الساعة {at_h} ضروريًا.",
    },
    "classification_right": {
        "en": "{fault}: classified {found}.",
        "fr": "{fault} : classé {found}.",
        "ar": "{fault}: صُنّف {found}.",
    },
    "classification_wrong": {
        "en": "{fault}: classified {found}; {wanted} fits what it could do to the product.",
        "fr": "{fault} : classé {found} ; {wanted} correspond à l’effet possible sur le produit.",
        "ar": "{fault}: صُنّف {found}؛ والأنسب لأثره المحتمل في المنتج هو {wanted}.",
    },
    "containment_missing": {
        "en": "{fault}: containment lacked {missing}.",
        "fr": "{fault} : il manquait aux mesures de confinement : {missing}.",
        "ar": "{fault}: نقص من إجراءات الاحتواء: {missing}.",
    },
    "containment_complete": {
        "en": "{fault}: containment was complete.",
        "fr": "{fault} : les mesures de confinement étaient complètes.",
        "ar": "{fault}: كانت إجراءات الاحتواء كاملة.",
    },
    "record_summary": {
        "en": "{good} of {due} entries on time, complete and true.",
        "fr": "{good} entrées sur {due} à l’heure, complètes et exactes.",
        "ar": "{good} من {due} قيدًا في وقتها وكاملة وصحيحة.",
    },
    "entry_missing": {
        "en": "Entry {entry} was never written.",
        "fr": "L’entrée {entry} n’a jamais été remplie.",
        "ar": "القيد {entry} لم يُكتب قط.",
    },
    "entry_late": {
        "en": "Entry {entry} was written {late_h} h late, and said so.",
        "fr": "L’entrée {entry} a été remplie avec {late_h} h de retard, signalé.",
        "ar": "كُتب القيد {entry} متأخرًا {late_h} ساعة مع التصريح بذلك.",
    },
    "entry_incomplete": {
        "en": "Entry {entry} lacks {field}.",
        "fr": "Il manque {field} à l’entrée {entry}.",
        "ar": "ينقص القيد {entry} الحقل {field}.",
    },
    "entry_untrue": {
        "en": "Entry {entry}: {field} was written as {found}; no reading or result near that time says so.",
        "fr": "Entrée {entry} : {field} noté {found} ; aucun relevé ni résultat proche ne le confirme.",
        "ar": "القيد {entry}: كُتب {field} بقيمة {found}؛ ولا تؤيدها أي قراءة أو نتيجة قريبة.",
    },
    "entry_alone": {
        "en": "Entry {entry} lacks the second person's check.",
        "fr": "Il manque à l’entrée {entry} la vérification d’une seconde personne.",
        "ar": "ينقص القيد {entry} تحقق الشخص الثاني.",
    },
    "untrue_limit": {
        "en": "{found} untrue values; at most {most} can be put down to slips.",
        "fr": "{found} valeurs inexactes ; au plus {most} peuvent passer pour des erreurs d’inattention.",
        "ar": "{found} قيمة غير صحيحة؛ لا يُعزى إلى السهو أكثر من {most}.",
    },
    "disposition_right": {
        "en": "“{choice}” was right for this batch ({truth}).",
        "fr": "« {choice} » était la bonne décision pour ce lot ({truth}).",
        "ar": "كان «{choice}» القرار الصحيح لهذه التشغيلة ({truth}).",
    },
    "disposition_wrong": {
        "en": "“{choice}” was wrong for this batch ({truth}); right: {wanted}.",
        "fr": "« {choice} » était une mauvaise décision pour ce lot ({truth}) ; bonne décision : {wanted}.",
        "ar": "كان «{choice}» قرارًا خاطئًا لهذه التشغيلة ({truth})؛ الصحيح: {wanted}.",
    },
    "no_disposition": {
        "en": "No disposition was made; right would have been: {wanted}.",
        "fr": "Aucune décision n’a été prise ; la bonne aurait été : {wanted}.",
        "ar": "لم يُتخذ أي قرار؛ وكان الصحيح: {wanted}.",
    },
    "reason_fits": {
        "en": "The reason “{reason}” agrees with what happened.",
        "fr": "Le motif « {reason} » correspond aux faits.",
        "ar": "السبب «{reason}» يتفق مع ما حدث.",
    },
    "reason_unfit": {
        "en": "The reason “{reason}” does not agree with what happened.",
        "fr": "Le motif « {reason} » ne correspond pas aux faits.",
        "ar": "السبب «{reason}» لا يتفق مع ما حدث.",
    },
    "reason_missing": {
        "en": "The reason “{reason}” should have been given.",
        "fr": "Le motif « {reason} » aurait dû être donné.",
        "ar": "كان ينبغي ذكر السبب «{reason}».",
    },
    "cost": {
        "en": "Checks, repairs and calls cost {cost}; full marks up to {low}, none from {high}.",
        "fr": (
            "Contrôles, interventions et appels ont coûté {cost} ; tous les points jusqu’à {low}, "
            "aucun à partir de {high}."
        ),
        "ar": "كلّفت الفحوص والإصلاحات والاتصالات {cost}؛ الدرجة كاملة حتى {low}، ولا شيء ابتداءً من {high}.",
    },
    "hint_taken": {
        "en": "A hint was taken at hour {at_h}.",
        "fr": "Un indice a été demandé à l’heure {at_h}.",
        "ar": "طُلب تلميح في الساعة {at_h}.",
    },
}


# The engine's own codes by name, for the values in its sentences.
NAMES = {
    "minor": {"en": "minor", "fr": "mineur", "ar": "طفيف"},
    "major": {"en": "major", "fr": "majeur", "ar": "كبير"},
    "critical": {"en": "critical", "fr": "critique", "ar": "حرج"},
    "clean": {"en": "good, no fault", "fr": "bon, sans défaut", "ar": "جيدة بلا عطل"},
    "clean_with_deviation": {
        "en": "good, no fault, a deviation raised",
        "fr": "bon, sans défaut, écart ouvert",
        "ar": "جيدة بلا عطل مع انحراف مسجل",
    },
    "affected": {"en": "good, though a fault acted", "fr": "bon malgré un défaut", "ar": "جيدة رغم عطل"},
    "borderline": {"en": "on the limit", "fr": "à la limite", "ar": "على الحد"},
    "bad": {"en": "outside its limits", "fr": "hors limites", "ar": "خارج الحدود"},
    "sample": {"en": "sampling", "fr": "prélèvement", "ar": "أخذ عينة"},
    "record": {"en": "writing the record", "fr": "rédaction du dossier", "ar": "كتابة السجل"},
    "recalibrate": {"en": "adjusting a probe", "fr": "ajustage d’une sonde", "ar": "ضبط مسبار"},
    "deviation": {"en": "writing a deviation", "fr": "rédaction d’un écart", "ar": "كتابة انحراف"},
    "call_qa": {"en": "calling QA", "fr": "appel à l’assurance qualité", "ar": "الاتصال بضمان الجودة"},
}


def number_in(value, language):
    """A number as people write it: two decimals (four below 0.1), no closing 0, French comma; the rest unchanged."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    written = "{:.4f}".format(value) if abs(value) < 0.1 else "{:.2f}".format(value)
    while written[-1] == "0" or written[-1] == ".":
        written, stop = written[:-1], written[-1] == "."
        if stop:
            break
    return written.replace(".", ",") if language == "fr" else written


def in_language(value, language):
    """The value as words: a {language: text} in this language (English where it has none), a number written out."""
    if isinstance(value, dict):
        return value.get(language, value.get("en", ""))
    return number_in(value, language)


def say(code, **values):
    """A sentence as data: {"code", "values", "text": {language: sentence}}; values may be {language: text} too."""
    filled = {}
    for language in SENTENCES[code]:
        spoken = {name: in_language(values[name], language) for name in values}
        filled[language] = SENTENCES[code][language].format(**spoken)
    return {"code": code, "values": values, "text": filled}
