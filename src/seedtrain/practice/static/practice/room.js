// The control room. The server holds the run; this page shows it, sends acts, and lets the clock walk between answers.
import { actions, signature } from "./actions.js";
import { h, morph } from "./dom.js";
import { closer, panel, waiting } from "./panel.js";
import { papers } from "./papers.js";
import { due, fieldOf, record } from "./record.js";
import { outside, samples, sum } from "./samples.js";
import { about, isolated, its, number, parts, range, say, typed, when } from "./say.js";
import { line } from "./trend.js";
import { wire } from "./wire.js";

const $ = (id) => document.getElementById(id);
const room = $("room"), token = document.querySelector("[name=csrfmiddlewaretoken]").value;
const TABS = ["panel", "samples", "record", "actions", "documents"];
const CHUNK_H = 12; // running on can be halted between stretches of this length
const wide = matchMedia("(min-width: 64rem)"), still = matchMedia("(prefers-reduced-motion: reduce)");
const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* for this visit only */ } };
const remembered = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

const first = JSON.parse($("state").textContent);
let run = first.run, length = first.length, clock_h = run.at_h, sending = false, walking = false, seen_h = run.at_h;
const view = { tab: "panel", tile: null, span_h: 72, asTable: false, keys: remembered("practice-keys") !== "off", proposed: null };
const line_out = wire(room.dataset.play, room.dataset.attempt, token, (state) => { tell(state ? say("offline") : "", state ? "bad" : ""); room.classList.toggle("offline", Boolean(state)); });

// Drawing --------------------------------------------------------------------------------------------
const tab = () => (wide.matches && view.tab === "panel" ? "samples" : view.tab);
const draw = (node, content) => { const next = node.cloneNode(false); next.append(...[content].flat(Infinity).filter(Boolean)); morph(node, next); };

function scan() {
  let i = run.times_h.length - 1;
  while (i > 0 && run.times_h[i] > clock_h) i -= 1;
  return i;
}

function drawClock() {
  const { day, time } = parts(clock_h);
  draw($("clock"), [h("b", null, say("day", { day })), " ", h("span", null, isolated(time)), h("small", { class: "quiet" }, isolated(`${number(clock_h, clock_h % 1 ? 1 : 0)} / ${number(about.duration_h)} h`))]);
  draw($("line"), line(run, clock_h, $("line").clientWidth || 320));
}

const drawPanel = () => draw($("panel"), panel(run, scan(), clock_h));

function drawTabs() {
  const fresh = [...run.samples, ...run.checks].filter((item) => item.results.some((r) => r.ready && r.ready_h > seen_h)).length;
  const counts = { panel: waiting(run).length, samples: fresh, record: due(run).length };
  for (const name of TABS) {
    const button = $(`tab-${name}`), here = tab() === name;
    button.setAttribute("aria-selected", String(here));
    button.tabIndex = here ? 0 : -1;
    draw(button, [h("span", null, say(`tab_${name}`)), counts[name] > 0 && h("span", { class: "count" }, counts[name], h("span", { class: "unseen" }, ` ${say(`count_${name}`)}`))]);
    $(name).hidden = name === "panel" ? !wide.matches && !here : !here;
  }
  $("tab-panel").hidden = wide.matches;
}

const SECTIONS = { samples, record, actions, documents: (now) => papers(now, view.keys) };
function drawAll() {
  drawClock();
  drawPanel();
  drawTabs();
  for (const [name, section] of Object.entries(SECTIONS)) if (tab() === name) draw($(name), section(run));
  if (view.tile) drawTile();
  $("over").hidden = !over();
  room.classList.toggle("busy", sending);
}

function drawTile() {
  const width = Math.min(720, $("closer").clientWidth - 40 || 300);
  draw($("closer"), closer(run, view.tile, clock_h, view.span_h, view.asTable, width));
}

const over = () => run.ended_h !== null || run.at_h >= about.decide_by_h;

// Saying ---------------------------------------------------------------------------------------------
function tell(text, tone = "") {
  const [calm, urgent] = [$("news"), $("trouble")];
  const place = tone === "bad" ? urgent : calm;
  (place === calm ? urgent : calm).textContent = "";
  place.textContent = text;
}

const named = (items, code) => items.find((item) => item.code === code);
function why(stop) {
  return stop.why.map(({ what, code }) => {
    if (what === "alarm") return say("stop_alarm", { name: about.instruments.flatMap((item) => item.alarms).find((alarm) => alarm.code === code).text });
    if (what === "entry") return say("stop_entry", { name: named(about.record, code.split(":")[0]).name });
    if (what === "plan") return say("stop_plan", { name: about.recipe.find((change) => change.control === code && change.at_h === stop.at_h)?.text || named(about.controls, code).name });
    return say(`stop_${what}`, { name: isolated(code) });
  }).join(" ");
}

// Acting ---------------------------------------------------------------------------------------------
function take(answer) {
  const next = answer.run, { since } = answer;
  next.times_h = [...run.times_h.slice(0, since), ...next.times_h];
  for (const item of about.instruments) next.instruments[item.code] = [...run.instruments[item.code].slice(0, since), ...next.instruments[item.code]];
  run = next;
  length = answer.length;
}

// Let the shown clock walk to the run's; numbers and trends follow it.
function walk() {
  if (still.matches || run.at_h - clock_h < 0.3) { clock_h = run.at_h; return Promise.resolve(); }
  const from_h = clock_h, began = performance.now(), lasts = Math.min(900, 120 + (run.at_h - from_h) * 70);
  return new Promise((done) => {
    let drawn = 0;
    const step = (now) => {
      const share = Math.min(1, (now - began) / lasts);
      clock_h = from_h + (run.at_h - from_h) * share;
      if (now - drawn > 60 || share === 1) { drawn = now; drawClock(); drawPanel(); if (view.tile) drawTile(); }
      if (share < 1 && !document.hidden) requestAnimationFrame(step);
      else { clock_h = run.at_h; done(); }
    };
    requestAnimationFrame(step);
  });
}

// Sends acts and time; answers why the clock stopped, or nothing where it was refused. One at a time.
async function send(acts, target_h, stop, again = false) {
  if (sending) return null;
  sending = true;
  room.classList.add("busy");
  const held = document.activeElement, place = held?.closest("[role=tabpanel]");
  const body = { expected: length, at_h: run.at_h, acts, target_h, stop, since: run.times_h.length };
  const answer = await line_out.send(body, again);
  let told = null;
  if (answer.status === 200) {
    take(answer.body);
    told = answer.body.stop;
  } else if (answer.status === 409) {
    take(answer.body);
    clock_h = run.at_h;
    if (!answer.again) tell(say("elsewhere"), "bad");
    else told = { at_h: run.at_h, why: [] };
  } else if (answer.status === 403) tell(say("signed_out"), "bad");
  else tell(answer.body.text || say("refused"), "bad");
  drawTabs();
  await walk();
  sending = false;
  drawAll();
  // The form or button that was pressed may be gone: then the focus goes to the head of its part, not to nowhere.
  if (place && !held.isConnected && document.activeElement === document.body) place.querySelector("h2").focus({ preventScroll: true });
  return told;
}

async function act(verb, fields, done = `done_${verb}`) {
  const from_h = run.at_h, told = await send([{ do: verb, ...fields }], 0, false);
  if (told && done) tell([say(done), run.at_h > from_h ? say("now_is", { when: when(run.at_h) }) : ""].join(" ").trim());
  return told;
}

// On to `target_h`, in stretches that can be stopped between; anything that asks for attention stops it.
async function go(target_h) {
  if (sending || over()) return;
  walking = true;
  $("run").setAttribute("aria-pressed", "true");
  drawRun();
  tell("");
  seen_h = run.at_h;
  while (walking && run.at_h < target_h) {
    const told = await send([], Math.min(run.at_h + CHUNK_H, target_h), true);
    if (!told) break;
    if (told.why.length) { tell(`${say("stopped", { when: when(told.at_h) })} ${why(told)}`); break; }
  }
  walking = false;
  drawRun();
}

function drawRun() {
  $("run").setAttribute("aria-pressed", String(walking));
  $("run").querySelector("span").textContent = say(walking ? "halt" : "run_on");
  $("run").querySelector("path").setAttribute("d", walking ? "M8 5v14M16 5v14" : "M7 4.5l12 7.5l-12 7.5z");
}

function show(name, focus) {
  view.tab = name;
  if (name === "samples") seen_h = run.at_h;
  drawAll();
  $(`tab-${name}`).scrollIntoView({ block: "nearest", inline: "nearest" });
  if (focus) ($(name).querySelector("h2[tabindex]") || $(`tab-${name}`)).focus();
  if (!wide.matches) scrollTo({ top: Math.min(scrollY, $("tabs").offsetTop), behavior: "instant" });
}

// Pressing -------------------------------------------------------------------------------------------
const PRESS = {
  tab: (button) => show(button.dataset.tab, !button.closest("[role=tablist]")),
  step: (button) => go(run.at_h + Number(button.dataset.hours)),
  run: () => (walking ? (walking = false) : go(about.decide_by_h)),
  acknowledge: (button) => act("acknowledge", { alarm: button.dataset.alarm }),
  open_tile: (button) => { view.tile = button.dataset.code; $("closer").showModal(); drawTile(); },
  close_tile: () => $("closer").close(),
  close_sign: () => $("sign").close(),
  span: (button) => { view.span_h = Number(button.dataset.span); drawTile(); },
  as_table: () => { view.asTable = !view.asTable; drawTile(); },
  check: (button) => act("check", { check: button.dataset.check }),
  repair: (button) => act("repair", { remedy: button.dataset.remedy }),
  hint: (button) => act("hint", { hint: button.dataset.hint }),
  take: (button) => { const field = $(button.dataset.for); field.value = button.dataset.value; field.dispatchEvent(new Event("input", { bubbles: true })); field.focus(); },
  keys: (box) => { view.keys = box.checked; remember("practice-keys", box.checked ? "on" : "off"); },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) PRESS[button.dataset.do](button);
});

const all = (form, name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value);
const ask = (form, name, words) => { tell(words, "bad"); form.querySelector(`[name=${name}]`)?.focus(); };

// The number in a field; tells and answers undefined where there is none.
function numberIn(form, name) {
  const text = form.elements[name].value, value = typed(text);
  if (value === null || !Number.isFinite(value)) { ask(form, name, say("not_a_number", { found: isolated(text.trim() || "–") })); return undefined; }
  return value;
}

const SUBMIT = {
  sample: (form) => { const checks = all(form, "checks"); return checks.length ? act("sample", { checks }) : ask(form, "checks", say("choose_checks")); },
  set: (form) => { const value = numberIn(form, "value"); if (value !== undefined) act("set", { control: form.dataset.control, value }); },
  add: (form) => { const value = numberIn(form, "volume"); if (value !== undefined) act("add", { addition: form.dataset.addition, volume_l: value / 1000 }); },
  recalibrate: (form) => act("recalibrate", { instrument: form.dataset.instrument, sample: form.elements.sample.value }),
  note: (form) => (form.elements.text.value.trim() ? act("note", { text: form.elements.text.value.trim() }) : ask(form, "text", say("words_needed"))),
  call_qa: (form) => act("call_qa", { text: form.elements.text.value.trim() }),
  record: (form) => {
    const values = {};
    for (const field of form.querySelectorAll("[inputmode=decimal]")) {
      const value = typed(field.value);
      if (value !== null && !Number.isFinite(value)) return ask(form, field.name, say("not_a_number", { found: isolated(field.value) }));
      values[field.name] = value;
    }
    const reason = form.elements.reason?.value.trim() || "";
    if (form.elements.reason && !reason) return ask(form, "reason", say("reason_needed"));
    return act("record", { entry: form.dataset.entry, values, second_person: Boolean(form.elements.second_person?.checked), reason });
  },
  correct: (form) => {
    const value = numberIn(form, "value"), reason = form.elements.reason.value.trim();
    if (value === undefined) return;
    if (!reason) return ask(form, "reason", say("reason_needed"));
    return act("correct", { entry: form.dataset.entry, field: form.elements.field.value, value, reason });
  },
  deviation: (form) => {
    const [classification] = all(form, "classification"), text = form.elements.text.value.trim();
    if (!classification) return ask(form, "classification", say("classification_needed"));
    if (!text) return ask(form, "text", say("words_needed"));
    return act("deviation", { subject: form.elements.subject.value, classification, containment: all(form, "containment"), text });
  },
  dispose: (form) => {
    const [choice] = all(form, "choice"), reasons = all(form, "reasons");
    if (!choice) return ask(form, "choice", say("decision_needed"));
    if (!reasons.length) return ask(form, "reasons", say("reasons_needed"));
    view.proposed = { choice, reasons, text: form.elements.text.value.trim() };
    tell("");
    draw($("sign"), signature(run, view.proposed));
    $("sign").showModal();
    $("sign-title").focus();
  },
  sign: async (form) => {
    if (!form.elements.sure.checked) { form.querySelector("[role=alert]").textContent = say("sign_needed"); form.elements.sure.focus(); return; }
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
  if (form.dataset.form === "sample") { const checks = all(form, "checks"); $("sum").textContent = checks.length ? sum(checks) : say("choose_checks"); }
  if (form.dataset.form === "record" && event.target.inputMode === "decimal") {
    const field = fieldOf(form.dataset.entry, event.target.name), value = typed(event.target.value);
    const bad = Number.isFinite(value) && value !== null && outside(field.limits, value);
    $(`${event.target.id}-n`).textContent = bad ? `▲ ${say("outside", { range: range(field.limits, field.decimals, field.unit) })}` : "";
  }
});

// A document that is opened is part of the log, once.
document.addEventListener("toggle", (event) => {
  const code = event.target.dataset?.document;
  if (code && event.target.open && !sending && !over() && !run.opened.some((one) => one.document === code)) act("open", { document: code }, "");
}, true);

$("closer").addEventListener("close", () => { view.tile = null; });
wide.addEventListener("change", drawAll);

// Keys -----------------------------------------------------------------------------------------------
const KEYS = { j: () => go(run.at_h + 1), k: () => go(run.at_h + 6), l: () => go(run.at_h + 24), f: () => PRESS.run(),
  a: () => { const [alarm] = waiting(run); if (alarm) act("acknowledge", { alarm: alarm.alarm }); },
  "?": () => { show("documents", true); const keys = $("documents").querySelector("[data-key=keys]"); keys.open = true; keys.querySelector("summary").focus(); } };
document.addEventListener("keydown", (event) => {
  const tabs = event.target.closest?.("[role=tablist]");
  if (tabs && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
    const names = TABS.filter((name) => !$(`tab-${name}`).hidden), ahead = (event.key === "ArrowRight") === (document.dir !== "rtl");
    const at = names.indexOf(tab()), to = event.key === "Home" ? 0 : event.key === "End" ? names.length - 1 : (at + (ahead ? 1 : -1) + names.length) % names.length;
    event.preventDefault();
    show(names[to]);
    $(`tab-${names[to]}`).focus();
    return;
  }
  if (!view.keys || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input:not([type=checkbox], [type=radio]), select, textarea") || document.querySelector("dialog[open]")) return;
  if (/^[1-5]$/.test(event.key)) show(wide.matches && event.key === "1" ? tab() : TABS[event.key - 1], true);
  else if (KEYS[event.key.toLowerCase()]) KEYS[event.key.toLowerCase()]();
  else return;
  event.preventDefault();
});

// A fresh run begins with the handover.
if (length === 0 && run.at_h === 0) {
  if (wide.matches) view.tab = "documents";
  tell(say("welcome"));
}

// What an earlier visit could not send is sent now, where nothing else has happened since.
const kept = line_out.kept();
drawAll();
room.hidden = false;
drawAll();
if (kept && kept.expected === length && kept.at_h === run.at_h) {
  send(kept.acts, kept.target_h, kept.stop, true).then((told) => told && tell(say("kept_sent")));
} else line_out.forget();

