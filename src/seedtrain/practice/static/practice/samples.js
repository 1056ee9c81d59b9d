// Samples and checks: what each costs before it is done, and the results as they come.
import { h } from "./dom.js";
import { byCode } from "./panel.js";
import { about, hours, its, litres, number, quantity, range, say, when } from "./say.js";

const sampled = about.checks.filter((check) => check.kind === "sample");
const others = about.checks.filter((check) => check.kind !== "sample");
const measures = Object.fromEntries(
  about.checks.flatMap((check) => check.measures.map((measure) => [measure.code, measure])),
);
export const measureOf = (code) => measures[code];
export const price = (item) => [hours(item.time_h), say("cost_of", { cost: number(item.cost) })].join(" · ");

// What a sample for these checks takes altogether.
export function sum(codes) {
  const chosen = codes.map((code) => byCode(sampled, code));
  const add = (name) => chosen.reduce((all, check) => all + check[name], about.sampling[name]);
  const ready = Math.max(0, ...chosen.map((check) => check.delay_h));
  return say(add("volume_l") > 0 ? "sample_takes" : "sample_takes_no_volume", {
    volume: litres(add("volume_l")),
    time: hours(add("time_h")),
    cost: number(add("cost")),
    ready: hours(ready),
  });
}

export const outside = (limits, value) =>
  Boolean(limits) &&
  value !== null &&
  value !== undefined &&
  ((limits[0] !== null && value < limits[0]) || (limits[1] !== null && value > limits[1]));

function result(found) {
  const measure = measures[found.measure],
    bad = found.ready && outside(measure.limits, found.value);
  return h(
    "div",
    null,
    h("dt", its(), measure.name),
    h(
      "dd",
      { class: found.ready ? "" : "quiet" },
      !found.ready
        ? say("ready_at", { when: when(found.ready_h) })
        : [
            found.value === null ? say("below_detection") : quantity(found.value, measure.decimals, measure.unit),
            bad &&
              h(
                "strong",
                { class: "bad out" },
                " ▲ ",
                say("outside", { range: range(measure.limits, measure.decimals, measure.unit) }),
              ),
          ],
    ),
  );
}

export function samples(run) {
  const drawn = [
    ...run.samples.map((item) => [item, ""]),
    ...run.checks.map((item) => [item, byCode(others, item.check).name]),
  ].sort((a, b) => b[0].at_h - a[0].at_h);
  return [
    sampled.length === 0 && h("h2", { tabindex: -1, "data-key": "head" }, say("tab_samples")),
    sampled.length > 0 && h(
      "form",
      { class: "flow", "data-form": "sample", "data-key": `sample-${run.samples.length}`, novalidate: true },
      h("h2", { tabindex: -1 }, say("draw_sample")),
      h(
        "fieldset",
        null,
        h("legend", { class: "small quiet" }, say("one_sample_many_checks")),
        sampled.map((check) =>
          h(
            "label",
            { class: "pick" },
            h("input", { type: "checkbox", name: "checks", value: check.code }),
            h(
              "span",
              null,
              h("strong", its(), check.name),
              h("span", { ...its(), class: "small quiet" }, check.text),
              h(
                "span",
                { class: "small quiet" },
                price(check),
                check.volume_l > 0 && [" · ", litres(check.volume_l)],
                " · ",
                say("result_after", { time: hours(check.delay_h) }),
              ),
            ),
          ),
        ),
      ),
      h("p", { class: "small", "data-own": "", id: "sum", "aria-live": "polite" }, say("choose_checks")),
      h("button", { class: "button main" }, say("draw")),
    ),
    others.length > 0 && h(
      "section",
      { class: "flow part", "data-key": "deliveries" },
      h("h2", null, say("other_checks")),
      others.map((check) =>
        h(
          "div",
          { class: "pick" },
          h(
            "span",
            null,
            h("strong", its(), check.name),
            h("span", { ...its(), class: "small quiet" }, check.text),
            h(
              "span",
              { class: "small quiet" },
              price(check),
              " · ",
              say("result_after", { time: hours(check.delay_h) }),
            ),
          ),
          h(
            "button",
            { type: "button", class: "button", "data-do": "check", "data-check": check.code },
            say("do_check"),
          ),
        ),
      ),
    ),
    h(
      "section",
      { class: "flow part", "data-key": "results" },
      h("h2", null, say("results")),
      drawn.length === 0
        ? h("p", { class: "quiet" }, say("no_results"))
        : h(
            "ol",
            { class: "plain drawn" },
            drawn.map(([item, name]) =>
              h(
                "li",
                { "data-key": item.id },
                h(
                  "h3",
                  null,
                  h("bdi", { class: "code" }, item.id),
                  " ",
                  name && h("span", its(), name, " "),
                  h("span", { class: "small quiet" }, when(item.at_h)),
                ),
                h("dl", { class: "readings" }, item.results.map(result)),
              ),
            ),
          ),
    ),
  ];
}

// The newest ready result of a measure: {id, at_h, value}, or nothing.
export function newest(run, code) {
  let best;
  for (const item of [...run.samples, ...run.checks]) {
    for (const found of item.results) {
      if (found.measure === code && found.ready && (!best || item.at_h >= best.at_h))
        best = { id: item.id, at_h: item.at_h, value: found.value };
    }
  }
  return best;
}
