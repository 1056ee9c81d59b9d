// Replays a finished run: one hour for all plots, what lies ahead of it veiled, the last thing that happened in words.
const bar = document.querySelector("[data-replay]");
const range = bar.querySelector("input"), button = bar.querySelector("button"), speed = bar.querySelector("select");
const said = bar.querySelector("output"), last = bar.querySelector("[data-last]");
const end = Number(bar.dataset.end);
const numbers = new Intl.NumberFormat(document.documentElement.lang);
const happenings = [...document.querySelectorAll(".happenings tbody tr")].map((row) => ({ hour: Number(row.dataset.h), words: row.lastElementChild.textContent }));
const plots = [...document.querySelectorAll(".replayed .plot > svg")].map((svg) => {
  const make = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return svg.appendChild(made);
  };
  const veil = make("rect", { class: "veil", y: -16, width: 0 });
  svg.append(...svg.querySelectorAll(svg.classList.contains("lanes") ? "text" : ".end"));
  return { veil, now: make("line", { class: "now", y1: -16, y2: "100%", x1: "100%", x2: "100%" }) };
});
let playing = 0, before = 0, exact = end;

const hourWords = (hour) => bar.dataset.hour.replace("%(hour)s", numbers.format(hour)).replace("%(day)s", numbers.format(Math.floor(hour / 24)));

function show(hour) {
  const at = `${(100 * hour) / end}%`;
  for (const { veil, now } of plots) {
    veil.setAttribute("x", at);
    veil.setAttribute("width", `${100 - (100 * hour) / end}%`);
    now.setAttribute("x1", at);
    now.setAttribute("x2", at);
  }
  range.value = hour;
  const words = hourWords(Math.round(hour));
  range.setAttribute("aria-valuetext", words);
  said.textContent = words;
  last.textContent = happenings.findLast((one) => one.hour <= hour)?.words ?? "";
}

function step(time) {
  if (!playing) return;
  exact = Math.min(end, exact + ((time - before) / 1000) * Number(speed.value));
  before = time;
  show(exact);
  if (exact >= end) stop();
  else playing = requestAnimationFrame(step);
}

function stop() {
  cancelAnimationFrame(playing);
  playing = 0;
  button.textContent = button.dataset.off;
}

button.addEventListener("click", () => {
  if (playing) return stop();
  exact = Number(range.value) >= end ? 0 : Number(range.value);
  button.textContent = button.dataset.on;
  playing = requestAnimationFrame((time) => { before = time; step(time); });
});
range.addEventListener("input", () => { exact = Number(range.value); show(exact); });
bar.hidden = false;
show(end);
