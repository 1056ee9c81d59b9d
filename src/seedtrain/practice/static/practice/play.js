// The run as the server last told it: drawing it, sending acts and time, letting the shown clock walk between answers.
import { actions } from "./actions.js";
import { h, morph } from "./dom.js";
import { closer, panel, waiting } from "./panel.js";
import { papers } from "./papers.js";
import { due, record } from "./record.js";
import { samples } from "./samples.js";
import { about, hours, isolated, number, parts, say, short, when } from "./say.js";
import { line } from "./trend.js";
import { wire } from "./wire.js";

export const $ = (id) => document.getElementById(id);
const room = $("room"),
  token = document.querySelector("[name=csrfmiddlewaretoken]").value;
export const TABS = ["panel", "samples", "record", "actions", "documents"];
const CHUNK_H = about.steps_h[2] / 2; // running on can be halted between stretches of this length
export const wide = matchMedia("(min-width: 64rem)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
export const remember = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    /* for this visit only */
  }
};
const remembered = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};

const first = JSON.parse($("state").textContent);
export let run = first.run,
  length = first.length,
  clock_h = run.at_h,
  sending = false,
  walking = false,
  seen_h = run.at_h;
export const view = {
  tab: "panel",
  tile: null,
  span_h: about.duration_h / 5,
  asTable: false,
  keys: remembered("practice-keys") !== "off",
  proposed: null,
};
export const line_out = wire(room.dataset.play, room.dataset.attempt, token, (state) => {
  tell(state ? say("offline") : "", state ? "bad" : "");
  room.classList.toggle("offline", Boolean(state));
});

// Drawing --------------------------------------------------------------------------------------------
export const tab = () => (wide.matches && view.tab === "panel" ? "samples" : view.tab);
export const draw = (node, content) => {
  const next = node.cloneNode(false);
  next.append(...[content].flat(Infinity).filter(Boolean));
  morph(node, next);
};

function scan() {
  let i = run.times_h.length - 1;
  while (i > 0 && run.times_h[i] > clock_h) i -= 1;
  return i;
}

const digits = (value) => (value % 1 === 0 ? 0 : short ? 2 : 1);
function drawClock() {
  const { day, time } = parts(clock_h);
  draw($("clock"), [
    !short && h("b", null, say("day", { day })),
    " ",
    h(short ? "b" : "span", null, isolated(time)),
    h("small", { class: "quiet" }, isolated(`${number(clock_h, digits(clock_h))} / ${number(about.duration_h, digits(about.duration_h))} h`)),
  ]);
  draw($("line"), line(run, clock_h, $("line").clientWidth || 320));
}

const drawPanel = () => draw($("panel"), panel(run, scan(), clock_h));

function drawTabs() {
  const fresh = [...run.samples, ...run.checks].filter((item) =>
    item.results.some((r) => r.ready && r.ready_h > seen_h),
  ).length;
  const counts = { panel: waiting(run).length, samples: fresh, record: due(run).length };
  for (const name of TABS) {
    const button = $(`tab-${name}`),
      here = tab() === name;
    button.setAttribute("aria-selected", String(here));
    button.tabIndex = here ? 0 : -1;
    draw(button, [
      h("span", null, say(`tab_${name}`)),
      counts[name] > 0 &&
        h("span", { class: "count" }, counts[name], h("span", { class: "unseen" }, ` ${say(`count_${name}`)}`)),
    ]);
    $(name).hidden = name === "panel" ? !wide.matches && !here : !here;
  }
  $("tab-panel").hidden = wide.matches;
}

const SECTIONS = { samples, record, actions, documents: (now) => papers(now, view.keys) };
export function drawAll() {
  drawClock();
  drawPanel();
  drawTabs();
  for (const [name, section] of Object.entries(SECTIONS)) if (tab() === name) draw($(name), section(run));
  if (view.tile) drawTile();
  $("over").hidden = !over();
  room.classList.toggle("busy", sending);
}

export function drawTile() {
  const width = Math.min(720, $("closer").clientWidth - 40 || 300);
  draw($("closer"), closer(run, view.tile, clock_h, view.span_h, view.asTable, width));
}

// The three steps of the clock are the scenario's.
document.querySelectorAll("[data-do=step]").forEach((button, i) => {
  button.dataset.hours = about.steps_h[i];
  button.querySelector("bdi").textContent = `+${hours(about.steps_h[i]).replace(/[\u2066\u2069]/g, "")}`;
});

export const over = () => run.ended_h !== null || run.at_h >= about.decide_by_h;

// Saying ---------------------------------------------------------------------------------------------
export function tell(text, tone = "") {
  const [calm, urgent] = [$("news"), $("trouble")];
  const place = tone === "bad" ? urgent : calm;
  (place === calm ? urgent : calm).textContent = "";
  place.textContent = text;
}

const named = (items, code) => items.find((item) => item.code === code);
function why(stop) {
  return stop.why
    .map(({ what, code }) => {
      if (what === "alarm")
        return say("stop_alarm", {
          name: about.instruments.flatMap((item) => item.alarms).find((alarm) => alarm.code === code).text,
        });
      if (what === "entry") return say("stop_entry", { name: named(about.record, code.split(":")[0]).name });
      if (what === "hold") return say("stop_hold", { name: about.recipe.find((change) => change.hold === code).text });
      if (what === "plan")
        return say("stop_plan", {
          name:
            about.recipe.find(
              (change) => change.control === code && Math.abs(change.at_h + run.program.late_h - stop.at_h) < 1e-6,
            )?.text ||
            named(about.controls, code).name,
        });
      return say(`stop_${what}`, { name: isolated(code) });
    })
    .join(" ");
}

// Acting ---------------------------------------------------------------------------------------------
function take(answer) {
  const next = answer.run,
    { since } = answer;
  next.times_h = [...run.times_h.slice(0, since), ...next.times_h];
  for (const item of about.instruments)
    next.instruments[item.code] = [...run.instruments[item.code].slice(0, since), ...next.instruments[item.code]];
  run = next;
  length = answer.length;
}

// Let the shown clock walk to the run's; numbers and trends follow it.
function walk() {
  if (still.matches || run.at_h - clock_h < 0.3) {
    clock_h = run.at_h;
    return Promise.resolve();
  }
  const from_h = clock_h,
    began = performance.now(),
    lasts = Math.min(900, 120 + (run.at_h - from_h) * 70);
  return new Promise((done) => {
    let drawn = 0;
    const step = (now) => {
      const share = Math.min(1, (now - began) / lasts);
      clock_h = from_h + (run.at_h - from_h) * share;
      if (now - drawn > 60 || share === 1) {
        drawn = now;
        drawClock();
        drawPanel();
        if (view.tile) drawTile();
      }
      if (share < 1 && !document.hidden) requestAnimationFrame(step);
      else {
        clock_h = run.at_h;
        done();
      }
    };
    requestAnimationFrame(step);
  });
}

// Sends acts and time; answers why the clock stopped, or nothing where it was refused. One at a time.
export async function send(acts, target_h, stop, again = false) {
  if (sending) return null;
  sending = true;
  room.classList.add("busy");
  const held = document.activeElement,
    place = held?.closest("[role=tabpanel]");
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
  if (place && !held.isConnected && document.activeElement === document.body)
    place.querySelector("h2").focus({ preventScroll: true });
  return told;
}

export async function act(verb, fields, done = `done_${verb}`) {
  const from_h = run.at_h,
    told = await send([{ do: verb, ...fields }], 0, false);
  if (told && done)
    tell([say(done), run.at_h > from_h ? say("now_is", { when: when(run.at_h) }) : ""].join(" ").trim());
  return told;
}

// On to `target_h`, in stretches that can be stopped between; anything that asks for attention stops it.
export async function go(target_h) {
  if (sending || over()) return;
  walking = true;
  $("run").setAttribute("aria-pressed", "true");
  drawRun();
  tell("");
  seen_h = run.at_h;
  while (walking && run.at_h < target_h) {
    const told = await send([], Math.min(run.at_h + CHUNK_H, target_h), true);
    if (!told) break;
    if (told.why.length) {
      tell(`${say("stopped", { when: when(told.at_h) })} ${why(told)}`);
      break;
    }
  }
  walking = false;
  drawRun();
}

function drawRun() {
  $("run").setAttribute("aria-pressed", String(walking));
  $("run").querySelector("span").textContent = say(walking ? "halt" : "run_on");
  $("run")
    .querySelector("path")
    .setAttribute("d", walking ? "M8 5v14M16 5v14" : "M7 4.5l12 7.5l-12 7.5z");
}

export function show(name, focus) {
  view.tab = name;
  if (name === "samples") seen_h = run.at_h;
  drawAll();
  $(`tab-${name}`).scrollIntoView({ block: "nearest", inline: "nearest" });
  if (focus) ($(name).querySelector("h2[tabindex]") || $(`tab-${name}`)).focus();
  if (!wide.matches) scrollTo({ top: Math.min(scrollY, $("tabs").offsetTop), behavior: "instant" });
}

// No further stretch after this one.
export const halt = () => {
  walking = false;
};
