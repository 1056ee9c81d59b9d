// Replays a finished run: one moment for all plots and lanes, what lies ahead of it veiled, and beside it what was true,
// shown, done and written then. The page is whole without; values are fetched when the replay is first used.
const box = document.querySelector("[data-replay]");
const range = box.querySelector("input"), speed = box.querySelector("select"), moment = box.querySelector("output");
const last = box.querySelector(".last"), [playWords, pauseWords] = box.querySelectorAll("[data-go=play] > span");
const { unit, from, lost, point, moment: pattern } = box.dataset;
const end = Number(box.dataset.end), scaleEnd = Number(box.dataset.scaleEnd), lastHour = Number(box.dataset.lastHour);
const perUnit = { minutes: 1 / 60, hours: 1, days: 24 }[unit];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const number = (value, decimals) => value.toFixed(decimals).replace(".", point).replace("-", "\u2212"); // as the page writes them
const tenths = (value) => number(value, Math.round(10 * value) % 10 ? 1 : 0);
const happenings = [...document.querySelectorAll(".happenings tr[data-at]")].map((row) => ({ at: Number(row.dataset.at), kind: row.className, words: row.lastElementChild.textContent }));
const stops = [...new Set(happenings.map((one) => one.at))].filter((at) => at <= end);
const figures = [...document.querySelectorAll(".replayed-plots .plot")];
let told = null, asked = false, playing = 0, before = 0, at = end;

const svg = (parent, name, attributes) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return parent.appendChild(made);
};
const part = (name, words, css = "") => Object.assign(document.createElement(name), { textContent: words, className: css });

const cursors = figures.map((figure) => figure.querySelector(":scope > svg")).map((drawing) => {
  const veil = svg(drawing, "rect", { class: "veil", y: -24, width: 0 });
  drawing.append(...drawing.querySelectorAll(drawing.classList.contains("lanes") ? "text" : ".end"));
  return { veil, now: svg(drawing, "line", { class: "now", y1: -16, y2: "100%", x1: "100%", x2: "100%" }) };
});
const readouts = figures.slice(1).map((figure) => {
  const line = part("p", "", "readout");
  figure.querySelector(".sentence").after(line);
  return line;
});

// Behind the end of the scale of a broken axis, places are in order but not to scale.
function momentWords(place) {
  const edge = scaleEnd * perUnit;
  const hours = place <= scaleEnd ? place * perUnit : edge + ((place - scaleEnd) / (end - scaleEnd)) * (lastHour - edge);
  return pattern.replace("%(minute)s", tenths(hours * 60)).replace("%(hour)s", tenths(hours)).replace("%(day)s", tenths(Math.floor(hours / 24)));
}

// Where the run stands is shown at once; a screen reader is told when the cursor rests.
function show(place) {
  at = Math.min(end, Math.max(0, place));
  const share = (100 * at) / end;
  for (const { veil, now } of cursors) {
    veil.setAttribute("x", `${share}%`);
    veil.style.width = `calc(${100 - share}% + 8px)`; // a little more, so that marks at the very end are veiled too
    now.setAttribute("x1", `${share}%`);
    now.setAttribute("x2", `${share}%`);
  }
  range.value = at;
  moment.textContent = momentWords(at);
  range.setAttribute("aria-valuetext", moment.textContent);
  const done = happenings.filter((one) => one.at <= at + 1e-6);
  last.replaceChildren(...done.slice(-2).map((one) => part("span", one.words, one.kind)));
  if (told) showValues();
}

function showValues() {
  const index = Math.max(0, told.times.findLastIndex((time) => time <= at + 1e-6));
  const since = (pairs) => pairs.findLast(([time]) => time <= at + 1e-6)?.[1];
  told.rows.forEach((row, place) => {
    const values = [row.true[index], row.sensor[index], since(row.sample), since(row.record)].map((value) => (value == null ? "" : number(value, row.decimals)));
    readouts[place]?.replaceChildren(...values.flatMap((value, role) => (value ? [readout(role, value, row.unit)] : [])));
    values.forEach((value, role) => { row.cells[role].textContent = value || "–"; });
  });
  const standing = told.alarms.filter(([raised, back]) => raised <= at && (back == null || back > at)).map((alarm) => alarm[2]);
  const list = box.querySelector(".standing-alarms");
  list.replaceChildren(...(standing.length ? standing : [list.dataset.none]).map((words) => part("li", words)));
  const inForce = new Map(told.settings.filter(([time]) => time <= at + 1e-6).map(([, name, value]) => [name, value]));
  box.querySelector(".set-points").replaceChildren(...[...inForce].flatMap(([name, value]) => [part("dt", name), part("dd", value)]));
}

const heads = [...box.querySelectorAll(".values thead th")].slice(1).map((head) => head.textContent);
function readout(role, value, unitWords) {
  const shown = part("span", `${heads[role]} `, `c${[1, 2, 5, 6][role]}`);
  shown.append(Object.assign(part("bdi", unitWords ? `${value}\u202f${unitWords}` : value), { dir: "ltr" }));
  return shown;
}

async function fetchValues() {
  if (asked) return;
  asked = true;
  try {
    const answer = await fetch(from, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    const body = box.querySelector(".values tbody");
    for (const row of found.rows) {
      const line = body.insertRow();
      line.append(Object.assign(part("th", row.unit ? `${row.name}, ${row.unit}` : row.name), { scope: "row" }));
      row.cells = [0, 1, 2, 3].map(() => Object.assign(line.insertCell(), { className: "number", dir: "ltr" }));
    }
    told = found;
    showValues();
  } catch {
    asked = false;
    last.replaceChildren(part("span", lost, "alarm"));
  }
}

const nextStop = () => stops.find((stop) => stop > at + 1e-6) ?? end;
const stopBefore = () => stops.findLast((stop) => stop < at - 1e-6) ?? 0;

function step(time) {
  if (!playing) return;
  const seconds = (time - before) / 1000;
  const rest = (1000 * Number(speed.value)) / Math.max(stops.length, 1); // without motion: from one happening to the next
  if (!calm.matches || seconds * 1000 >= rest) {
    before = time;
    show(calm.matches ? nextStop() : at + (seconds * end) / Number(speed.value));
  }
  if (at >= end) stop();
  else playing = requestAnimationFrame(step);
}

function stop() {
  cancelAnimationFrame(playing);
  playing = 0;
  playWords.hidden = false;
  pauseWords.hidden = true;
  last.setAttribute("aria-live", "polite");
}

const go = {
  play() {
    if (playing) return stop();
    if (at >= end) show(0);
    playWords.hidden = true;
    pauseWords.hidden = false;
    last.setAttribute("aria-live", "off");
    playing = requestAnimationFrame((time) => { before = time; step(time); });
  },
  on() { stop(); show(nextStop()); },
  back() { stop(); show(stopBefore()); },
};
box.addEventListener("click", (event) => {
  const button = event.target.closest("[data-go]");
  if (!button) return;
  fetchValues();
  go[button.dataset.go]();
});
range.addEventListener("input", () => { stop(); fetchValues(); show(Number(range.value)); });
range.addEventListener("keydown", (event) => {
  const act = { PageUp: go.on, PageDown: go.back, " ": go.play }[event.key];
  if (!act) return;
  event.preventDefault();
  fetchValues();
  act();
});
box.querySelector("details").addEventListener("toggle", fetchValues);
box.hidden = false;
show(end);
