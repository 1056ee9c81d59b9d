// Trends, always left to right: a small one in each tile, a large one with axis, limits and samples, and the batch's line.
import { h, s } from "./dom.js";
import { about, fill, isolated, its, number, parts, quantity, say, short, when, words } from "./say.js";

// A silent instrument (null) leaves a gap.
const path = (points) =>
  points
    .map(([x, y], i) =>
      y === null ? "" : `${i && points[i - 1][1] !== null ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`,
    )
    .join("");

// The points of the last `span_h` hours up to `now_h`.
function stretch(run, code, now_h, span_h) {
  const out = [];
  for (let i = 0; i < run.times_h.length; i += 1) {
    const at_h = run.times_h[i];
    if (at_h >= now_h - span_h - about.scan_h && at_h <= now_h) out.push([at_h, run.instruments[code][i]]);
  }
  return out;
}

// The set-point over time as steps, from the log of settings.
function aim(run, code, from_h, now_h) {
  const moves = run.settings_log.filter((move) => move.control === code && move.at_h <= now_h);
  const out = [];
  moves.forEach((move, i) => {
    const end_h = i + 1 < moves.length ? moves[i + 1].at_h : now_h;
    if (end_h >= from_h) out.push([Math.max(move.at_h, from_h), move.value], [end_h, move.value]);
  });
  return out;
}

const limit = (item, when) => item.alarms.find((alarm) => alarm.when === when)?.limit;
const controlled = (code) => about.controls.some((control) => control.code === code);

export function spark(run, item, now_h) {
  const [low, high] = item.shown,
    span_h = about.duration_h / 5,
    [wide, tall] = [120, 36];
  const from_h = Math.max(0, now_h - span_h),
    x = (at_h) => ((at_h - from_h) / span_h) * wide;
  const y = (value) => value === null ? null : tall - ((Math.min(Math.max(value, low), high) - low) / (high - low)) * tall;
  const map = (points) => path(points.map(([at_h, value]) => [x(at_h), y(value)]));
  const [top, bottom] = [limit(item, "high"), limit(item, "low")],
    limited = top !== undefined || bottom !== undefined;
  return s(
    "svg",
    { class: "spark", viewBox: `0 0 ${wide} ${tall}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    limited &&
      s("rect", {
        class: "within",
        x: 0,
        y: y(top ?? high),
        width: wide,
        height: Math.max(y(bottom ?? low) - y(top ?? high), 0),
      }),
    controlled(item.code) && s("path", { class: "aim", d: map(aim(run, item.code, from_h, now_h)) }),
    s("path", { d: map(stretch(run, item.code, now_h, span_h).filter(([at_h]) => at_h >= from_h)) }),
  );
}

// Results of the samples that an instrument can be compared with: [[at_h, value, id]].
export function compared(run, item) {
  const measure = item.recalibrate?.measure;
  return run.samples.flatMap((sample) =>
    sample.results
      .filter((result) => result.measure === measure && result.ready && result.value !== null)
      .map((result) => [sample.at_h, result.value, sample.id]),
  );
}

const TICKS_H = [1 / 12, 0.25, 0.5, 1, 2, 6, 24, 48];
export function large(run, item, now_h, span_h, width) {
  const tall = Math.min(300, Math.max(200, width * 0.5)),
    pad = { left: 46, right: 22, top: 26, bottom: 30 };
  const from_h = Math.max(0, now_h - span_h),
    length_h = Math.max(now_h - from_h, about.duration_h / 28);
  const [low, high] = item.shown;
  const x = (at_h) => pad.left + ((at_h - from_h) / length_h) * (width - pad.left - pad.right);
  const y = (value) =>
    value === null ? null : tall - pad.bottom - ((Math.min(Math.max(value, low), high) - low) / (high - low)) * (tall - pad.top - pad.bottom);
  const map = (points) => path(points.map(([at_h, value]) => [x(at_h), y(value)]));
  const points = stretch(run, item.code, now_h, length_h).filter(([at_h]) => at_h >= from_h);
  const dots = compared(run, item).filter(([at_h]) => at_h >= from_h);
  const [top, bottom] = [limit(item, "high"), limit(item, "low")];
  const step = (high - low) / 4,
    every_h = TICKS_H.find((hours) => length_h / hours <= 6) || 48;
  const ticks = [];
  for (let at_h = Math.ceil(from_h / every_h) * every_h; at_h <= from_h + length_h; at_h += every_h) ticks.push(at_h);
  const values = points.map(([, value]) => value).filter((value) => value !== null);
  const sentence = values.length
    ? say("trend_says", {
        name: item.name,
        low: quantity(Math.min(...values), item.decimals, item.unit),
        high: quantity(Math.max(...values), item.decimals, item.unit),
        now: quantity(values.at(-1), item.decimals, item.unit),
      })
    : "";
  return h(
    "figure",
    { class: "large" },
    h("figcaption", { ...its(), class: "small quiet" }, sentence),
    s(
      "svg",
      { viewBox: `0 0 ${width} ${tall}`, width, height: tall, role: "img", "aria-label": sentence, direction: "ltr" },
      (top !== undefined || bottom !== undefined) &&
        s("rect", {
          class: "within",
          x: pad.left,
          y: y(top ?? high),
          width: width - pad.left - pad.right,
          height: y(bottom ?? low) - y(top ?? high),
        }),
      s(
        "text",
        {
          x: pad.left - 6,
          y: 11,
          "text-anchor": item.unit.length > 4 ? "start" : "end",
          ...(item.unit.length > 4 && { x: 0 }),
        },
        item.unit,
      ),
      [0, 1, 2, 3, 4].map((i) => [
        s("line", { class: "grid", x1: pad.left, x2: width - pad.right, y1: y(low + i * step), y2: y(low + i * step) }),
        s(
          "text",
          { x: pad.left - 6, y: y(low + i * step) + 4, "text-anchor": "end" },
          number(low + i * step, Math.min(item.decimals, 2)),
        ),
      ]),
      ticks.map((at_h) => [
        s("line", { class: "grid", x1: x(at_h), x2: x(at_h), y1: tall - pad.bottom, y2: tall - pad.bottom + 4 }),
        s(
          "text",
          { x: x(at_h), y: tall - 10, "text-anchor": "middle" },
          every_h < 24 || short ? parts(at_h).time : fill(words.day_short, { day: parts(at_h).day }),
        ),
      ]),
      [top, bottom]
        .filter((value) => value !== undefined)
        .map((value) => s("line", { class: "limit", x1: pad.left, x2: width - pad.right, y1: y(value), y2: y(value) })),
      controlled(item.code) && s("path", { class: "aim", d: map(aim(run, item.code, from_h, now_h)) }),
      s("path", { class: "line", d: map(points) }),
      dots.map(([at_h, value]) => s("circle", { class: "dot", cx: x(at_h), cy: y(value), r: 4.5 })),
    ),
    h(
      "p",
      { class: "legend small" },
      h("span", { class: "k-line" }, say("k_reading")),
      controlled(item.code) && h("span", { class: "k-aim" }, say("set_point")),
      (top !== undefined || bottom !== undefined) && h("span", { class: "k-within" }, say("k_within")),
      dots.length > 0 && h("span", { class: "k-dot" }, say("k_sample")),
    ),
  );
}

// At most some sixty rows as a table, for those who would rather read.
export function table(run, item, now_h) {
  const every = Math.max(1, Math.round(about.duration_h / about.scan_h / 60));
  const rows = run.times_h
    .map((at_h, i) => [at_h, run.instruments[item.code][i]])
    .filter(([at_h], i) => at_h <= now_h && i % every === 0)
    .reverse();
  return h(
    "div",
    { class: "scroll short", tabindex: 0, role: "region", "aria-label": say("table") },
    h(
      "table",
      { class: "table" },
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          h("th", { scope: "col" }, say("time")),
          h("th", { scope: "col", class: "number" }, isolated(item.unit)),
        ),
      ),
      h(
        "tbody",
        null,
        rows.map(([at_h, value]) =>
          h(
            "tr",
            null,
            h("th", { scope: "row" }, when(at_h)),
            h("td", { class: "number" }, number(value, item.decimals)),
          ),
        ),
      ),
    ),
  );
}

// The whole batch on one line: days, planned changes, entries and how they stand, and how far the clock has run.
export function line(run, now_h, width) {
  const x = (at_h) => 5 + (at_h / about.decide_by_h) * (width - 10);
  const mark_h = TICKS_H.find((hours) => about.decide_by_h / hours <= 24) || 24;
  const days = Array.from({ length: Math.floor(about.decide_by_h / mark_h) + 1 }, (_, i) => i * mark_h);
  return s(
    "svg",
    { class: "batch", viewBox: `0 0 ${width} 18`, width, height: 18, "aria-hidden": "true" },
    s("rect", { class: "track", x: x(0), y: 8, width: x(about.decide_by_h) - x(0), height: 3 }),
    s("rect", { class: "past", x: x(0), y: 8, width: x(now_h) - x(0), height: 3 }),
    days.map((at_h) => s("rect", { class: "tick", x: x(at_h) - 0.5, y: 13, width: 1, height: 4 })),
    about.recipe.map((change, i) => s("path", { class: "plan", d: `M${x(change.at_h + (i > (run.program.phase ?? -1) ? run.program.late_h : 0))} 0l3.5 5h-7z` })),
    s("rect", { class: "plan", x: x(about.duration_h) - 1, y: 0, width: 2, height: 18 }),
    run.record.map((entry) =>
      entry.status === "overdue"
        ? s("path", { class: "missed", d: `M${x(entry.due_h) - 3.5} 6l7 7m0-7l-7 7` })
        : s("circle", { class: `entry ${entry.status}`, cx: x(entry.due_h), cy: 9.5, r: 3.5 }),
    ),
    s("circle", { class: "here", cx: x(now_h), cy: 9.5, r: 2 }),
  );
}
