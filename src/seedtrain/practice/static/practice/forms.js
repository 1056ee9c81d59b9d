// The forms of the control room: what is missing is asked for, what is whole becomes an act.
import { signature } from "./actions.js";
import { $, act, draw, run, sending, tell, view } from "./play.js";
import { fieldOf } from "./record.js";
import { outside, sum } from "./samples.js";
import { isolated, range, say, typed } from "./say.js";

const all = (form, name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value);
const ask = (form, name, words) => {
  tell(words, "bad");
  form.querySelector(`[name=${name}]`)?.focus();
};

// The number in a field; tells and answers undefined where there is none.
function numberIn(form, name) {
  const text = form.elements[name].value,
    value = typed(text);
  if (value === null || !Number.isFinite(value)) {
    ask(form, name, say("not_a_number", { found: isolated(text.trim() || "–") }));
    return undefined;
  }
  return value;
}

const SUBMIT = {
  sample: (form) => {
    const checks = all(form, "checks");
    return checks.length ? act("sample", { checks }) : ask(form, "checks", say("choose_checks"));
  },
  set: (form) => {
    const value = numberIn(form, "value");
    if (value !== undefined) act("set", { control: form.dataset.control, value });
  },
  add: (form) => {
    const value = numberIn(form, "volume");
    if (value === undefined) return;
    const keep = form.elements.keep && numberIn(form, "keep");
    if (form.elements.keep && keep === undefined) return;
    const kept = form.elements.keep ? { keep_l: keep / 1000 } : {};
    act("add", { addition: form.dataset.addition, volume_l: value / 1000, ...kept });
  },
  recalibrate: (form) =>
    act("recalibrate", { instrument: form.dataset.instrument, sample: form.elements.sample.value }),
  note: (form) =>
    form.elements.text.value.trim()
      ? act("note", { text: form.elements.text.value.trim() })
      : ask(form, "text", say("words_needed")),
  call_qa: (form) => act("call_qa", { text: form.elements.text.value.trim() }),
  record: (form) => {
    const values = {};
    for (const field of form.querySelectorAll("[inputmode=decimal]")) {
      const value = typed(field.value);
      if (value !== null && !Number.isFinite(value))
        return ask(form, field.name, say("not_a_number", { found: isolated(field.value) }));
      values[field.name] = value;
    }
    const reason = form.elements.reason?.value.trim() || "";
    if (form.elements.reason && !reason) return ask(form, "reason", say("reason_needed"));
    return act("record", {
      entry: form.dataset.entry,
      values,
      second_person: Boolean(form.elements.second_person?.checked),
      reason,
    });
  },
  correct: (form) => {
    const value = numberIn(form, "value"),
      reason = form.elements.reason.value.trim();
    if (value === undefined) return;
    if (!reason) return ask(form, "reason", say("reason_needed"));
    return act("correct", { entry: form.dataset.entry, field: form.elements.field.value, value, reason });
  },
  deviation: (form) => {
    const [classification] = all(form, "classification"),
      text = form.elements.text.value.trim();
    if (!classification) return ask(form, "classification", say("classification_needed"));
    if (!text) return ask(form, "text", say("words_needed"));
    return act("deviation", {
      subject: form.elements.subject.value,
      classification,
      containment: all(form, "containment"),
      text,
    });
  },
  close: (form) =>
    form.elements.text.value.trim()
      ? act("close", { deviation: form.dataset.deviation, text: form.elements.text.value.trim() }, "done_close")
      : ask(form, "text", say("words_needed")),
  dispose: (form) => {
    const [choice] = all(form, "choice"),
      reasons = all(form, "reasons");
    if (!choice) return ask(form, "choice", say("decision_needed"));
    if (!reasons.length) return ask(form, "reasons", say("reasons_needed"));
    view.proposed = { choice, reasons, text: form.elements.text.value.trim() };
    tell("");
    draw($("sign"), signature(run, view.proposed));
    $("sign").showModal();
    $("sign-title").focus();
  },
  sign: async (form) => {
    if (!form.elements.sure.checked) {
      form.querySelector("[role=alert]").textContent = say("sign_needed");
      form.elements.sure.focus();
      return;
    }
    $("sign").close();
    if (await act("dispose", view.proposed)) $("hand-in").requestSubmit();
  },
};

document.addEventListener("submit", (event) => {
  const name = event.target.dataset.form;
  if (!name) return;
  event.preventDefault();
  if (!sending) SUBMIT[name](event.target);
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-form]");
  if (!form) return;
  if (form.dataset.form === "sample") {
    const checks = all(form, "checks");
    $("sum").textContent = checks.length ? sum(checks) : say("choose_checks");
  }
  if (form.dataset.form === "record" && event.target.inputMode === "decimal") {
    const field = fieldOf(form.dataset.entry, event.target.name),
      value = typed(event.target.value);
    const bad = Number.isFinite(value) && value !== null && outside(field.limits, value);
    $(`${event.target.id}-n`).textContent = bad
      ? `▲ ${say("outside", { range: range(field.limits, field.decimals, field.unit) })}`
      : "";
  }
});
