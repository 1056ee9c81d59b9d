// The panel: alarms that wait, and a tile for each instrument and for each control without one.
import { h, s } from "./dom.js";
import { compared, large, spark, table } from "./trend.js";
import { about, hours, its, number, quantity, range, say, when } from "./say.js";

const STATES = { unacknowledged: "new", acknowledged: "known", returned_unacknowledged: "returned" };
const URGENCY = { high: 1, medium: 2, low: 3 };
const SHAPES = { 1: "M2 2h18v18H2z", 2: "M11 1l10 19H1z", 3: "M11 1l10 10l-10 10L1 11z" };
export const byCode = (items, code) => items.find((item) => item.code === code);
const described = (code) => about.instruments.flatMap((item) => item.alarms).find((alarm) => alarm.code === code);

export const waiting = (run) => run.alarms.filter((alarm) => alarm.state in STATES && alarm.state !== "acknowledged");
const standing = (run, item) =>
  run.alarms
    .filter((alarm) => alarm.state in STATES && byCode(item.alarms, alarm.alarm))
    .sort((a, b) => URGENCY[described(a.alarm).priority] - URGENCY[described(b.alarm).priority])[0];

const sign = (urgency) =>
  s(
    "svg",
    { viewBox: "0 0 22 22", "aria-hidden": "true" },
    s("path", { d: SHAPES[urgency] }),
    s("text", { x: 11, y: urgency === 2 ? 17 : 14.5 }, urgency),
  );

function tile(run, item, shown, now_h) {
  const control = byCode(about.controls, item.code),
    alarm = standing(run, item);
  const urgency = alarm && URGENCY[described(alarm.alarm).priority];
  return h(
    "section",
    {
      class: "tile",
      "data-key": `tile-${item.code}`,
      "data-alarm": alarm && STATES[alarm.state],
      "data-priority": urgency,
    },
    h(
      "h3",
      its(),
      h(
        "button",
        { type: "button", "data-do": "open_tile", "data-code": item.code, "aria-haspopup": "dialog" },
        item.name,
      ),
    ),
    h(
      "p",
      { class: "value" },
      h("span", null, number(run.instruments[item.code][shown], item.decimals)),
      " ",
      h("small", null, item.unit),
    ),
    h(
      "p",
      { class: "point" },
      control &&
        h(
          "span",
          null,
          say("set_point"),
          " ",
          h("bdi", { dir: "ltr" }, number(run.settings[item.code], control.decimals)),
        ),
    ),
    spark(run, item, now_h),
    h("p", { class: "alarm" }, alarm && [sign(urgency), h("span", null, say(alarm.state))]),
  );
}

function dial(run, control) {
  const planned = about.recipe.find(
    (change, i) => change.control === control.code && i > (run.program.phase ?? -1),
  );
  return h(
    "section",
    { class: "tile", "data-key": `dial-${control.code}` },
    h("h3", its(), h("button", { type: "button", "data-do": "tab", "data-tab": "actions" }, control.name)),
    h(
      "p",
      { class: "value" },
      h("span", null, number(run.settings[control.code], control.decimals)),
      " ",
      h("small", null, control.unit),
    ),
    h("p", { class: "point" }, h("span", null, say("set_point"))),
    h(
      "p",
      { class: "small quiet" },
      planned && [say("planned"), " ", h("span", its(), planned.text), " · ", when(planned.at_h + run.program.late_h)],
    ),
  );
}

// Where the programme stands: what it waits for, what runs, and the button that stops it or lets it go on.
function program(run) {
  if (!about.recipe.length || run.harvested || (!about.pausable && !about.recipe.some((change) => change.hold)))
    return null;
  const { stopped_h, held, phase } = run.program,
    waits = held && about.recipe.find((change) => change.hold === held);
  return h(
    "div",
    { class: "call program", "data-key": "program", "data-stopped": stopped_h !== null ? "" : null },
    h(
      "p",
      null,
      h(
        "span",
        null,
        stopped_h === null
          ? phase === null
            ? say("program_begins", { when: when(about.recipe[0].at_h + run.program.late_h) })
            : [say("program_runs"), " ", h("strong", its(), about.recipe[phase].text)]
          : waits
            ? [say("program_waits"), " ", h("strong", its(), waits.text)]
            : h("strong", null, say("program_paused")),
        stopped_h !== null && [h("br"), h("span", { class: "small quiet" }, say("since", { when: when(stopped_h) }))],
      ),
    ),
    stopped_h === null
      ? about.pausable && h("button", { type: "button", class: "button", "data-do": "pause" }, say("pause"))
      : h("button", { type: "button", class: "button main", "data-do": "proceed" }, say("proceed")),
  );
}

export function panel(run, shown, now_h) {
  const calls = waiting(run);
  return [
    program(run),
    h("h2", { class: "unseen", tabindex: -1, "data-key": "head" }, say("tab_panel")),
    h(
      "div",
      { class: "calls", "data-key": "calls" },
      calls.map((alarm) => {
        const about_it = described(alarm.alarm),
          urgency = URGENCY[about_it.priority];
        return h(
          "div",
          { class: "call", "data-key": `call-${alarm.alarm}-${alarm.raised_h}`, "data-priority": urgency },
          h(
            "p",
            null,
            sign(urgency),
            h(
              "span",
              null,
              h("strong", its(), about_it.text),
              h("br"),
              h(
                "span",
                { class: "small quiet" },
                say(`priority_${about_it.priority}`),
                " · ",
                say(alarm.state),
                " · ",
                say("raised", { when: when(alarm.raised_h) }),
              ),
            ),
          ),
          h(
            "button",
            { type: "button", class: "button", "data-do": "acknowledge", "data-alarm": alarm.alarm },
            say("acknowledge"),
          ),
        );
      }),
    ),
    h("h2", { class: "unseen", "data-key": "head" }, say("tab_panel")),
    h(
      "div",
      { class: "instruments", "data-key": "tiles" },
      about.instruments.map((item) => tile(run, item, shown, now_h)),
      about.controls.filter((control) => !byCode(about.instruments, control.code)).map((control) => dial(run, control)),
    ),
    run.alarms.length > 0 &&
      h(
        "details",
        { class: "more", "data-key": "alarms" },
        h("summary", null, say("alarm_history", { n: run.alarms.length })),
        h(
          "ul",
          { class: "rows" },
          [...run.alarms]
            .reverse()
            .map((alarm) =>
              h(
                "li",
                null,
                h(
                  "div",
                  null,
                  h("strong", its(), described(alarm.alarm).text),
                  h(
                    "p",
                    { class: "small quiet" },
                    say("raised", { when: when(alarm.raised_h) }),
                    alarm.acknowledged_h !== null && [
                      " · ",
                      say("acknowledged_at", { when: when(alarm.acknowledged_h) }),
                    ],
                    alarm.returned_h !== null && [" · ", say("returned_at", { when: when(alarm.returned_h) })],
                  ),
                ),
              ),
            ),
        ),
      ),
  ];
}

const spans = [about.duration_h / 14, about.duration_h / 5, about.decide_by_h];

// What the dialog of one instrument shows; `span_h` of the trend, `asTable` for figures.
export function closer(run, code, now_h, span_h, asTable, width) {
  const item = byCode(about.instruments, code),
    shown = run.times_h.length - 1,
    dots = compared(run, item);
  return h(
    "div",
    { class: "flow" },
    h(
      "div",
      { class: "row apart" },
      h("h2", { ...its(), id: "closer-name", tabindex: -1 }, item.name),
      h("button", { type: "button", class: "button", "data-do": "close_tile" }, say("close")),
    ),
    h(
      "p",
      { class: "now" },
      quantity(run.instruments[code][shown], item.decimals, item.unit),
      byCode(about.controls, code) &&
        h(
          "small",
          { class: "quiet" },
          " ",
          say("set_point"),
          " ",
          quantity(run.settings[code], byCode(about.controls, code).decimals),
        ),
    ),
    h(
      "div",
      { class: "row spans", role: "group", "aria-label": say("stretch") },
      spans.map((span, i) =>
        h(
          "button",
          {
            type: "button",
            class: "button",
            "data-do": "span",
            "data-span": span,
            "aria-pressed": String(span === span_h),
          },
          i === 2 ? say("whole_batch") : hours(span),
        ),
      ),
      h(
        "button",
        { type: "button", class: "button", "data-do": "as_table", "aria-pressed": String(asTable) },
        say("table"),
      ),
    ),
    asTable ? table(run, item, now_h) : large(run, item, now_h, span_h, width),
    item.alarms.length > 0 &&
      h(
        "ul",
        { class: "plain small" },
        item.alarms.map((alarm) => h("li", its(), `${alarm.text} – `, say(`priority_${alarm.priority}`))),
      ),
    dots.length > 0 &&
      h(
        "p",
        { class: "small" },
        say("last_sample", {
          id: dots.at(-1)[2],
          when: when(dots.at(-1)[0]),
          value: quantity(dots.at(-1)[1], item.decimals, item.unit),
        }),
      ),
    item.recalibrate && h("p", { class: "small quiet" }, say("recalibrate_where")),
    h("p", { class: "small quiet" }, say("axis", { range: range(item.shown, item.decimals, item.unit) })),
  );
}
