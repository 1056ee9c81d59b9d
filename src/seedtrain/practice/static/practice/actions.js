// What can be done: set-points and feeds, additions, repairs, the deviation, a call, a hint, and the decision about the batch.
import { h } from "./dom.js";
import { byCode } from "./panel.js";
import { price } from "./samples.js";
import { about, hours, isolated, its, litres, number, quantity, range, say, when } from "./say.js";

const group = (name, title, open, ...content) =>
  h(
    "details",
    { class: "entry", "data-key": name, open },
    h("summary", null, title),
    h("div", { class: "flow" }, content),
  );
const field = (id, label, control, hint) =>
  h("div", { class: "field" }, h("label", { for: id }, label), control, hint && h("p", { class: "hint" }, hint));
const picks = (type, name, items, disabled = () => false) =>
  items.map((item) =>
    h(
      "label",
      { class: "pick" },
      h("input", { type, name, value: item.code, disabled: disabled(item) }),
      h("span", its(), h("strong", null, item.name), item.text && h("span", { class: "small quiet" }, item.text)),
    ),
  );

function settings(run) {
  return about.controls.filter((control) => !control.locked).map((control) => {
    const id = `set-${control.code}`,
      planned = run.planned[control.code];
    const moves = run.settings_log.filter((move) => move.control === control.code);
    return h(
      "form",
      {
        class: "setting",
        "data-form": "set",
        "data-control": control.code,
        "data-key": `${id}-${moves.length}`,
        novalidate: true,
      },
      h(
        "div",
        { class: "field" },
        h(
          "label",
          { for: id },
          h("span", its(), control.name),
          h(
            "span",
            { class: "optional small" },
            " ",
            range([control.low, control.high], control.decimals, control.unit),
          ),
        ),
        h(
          "div",
          { class: "row" },
          h(
            "span",
            { class: "unit" },
            h("input", {
              id,
              name: "value",
              inputmode: "decimal",
              autocomplete: "off",
              dir: "ltr",
              value: number(run.settings[control.code], control.decimals),
            }),
            h("span", { class: "quiet small" }, isolated(control.unit)),
          ),
          h("button", { class: "button" }, say("set")),
        ),
        planned !== run.settings[control.code] &&
          h("p", { class: "hint" }, say("plan_says", { value: quantity(planned, control.decimals, control.unit) })),
      ),
    );
  });
}

function recalibrations(run) {
  return about.instruments
    .filter((item) => item.recalibrate)
    .map((item) => {
      const rule = item.recalibrate;
      const fresh = [...run.samples, ...run.checks]
        .filter(
          (sample) =>
            run.at_h - sample.at_h <= rule.fresh_h &&
            sample.results.some((r) => r.measure === rule.measure && r.ready && r.value !== null),
        )
        .reverse();
      return h(
        "form",
        {
          class: "flow",
          "data-form": "recalibrate",
          "data-instrument": item.code,
          "data-key": `recal-${item.code}-${run.calibrations.length}`,
          novalidate: true,
        },
        h("h3", null, say("adjust"), " ", h("span", its(), item.name)),
        h("p", { class: "small quiet" }, price(rule), " · ", say("sample_age", { time: hours(rule.fresh_h) })),
        fresh.length
          ? field(
              `recal-${item.code}`,
              say("adjust_to"),
              h(
                "select",
                { id: `recal-${item.code}`, name: "sample" },
                fresh.map((sample) =>
                  h(
                    "option",
                    { value: sample.id },
                    `${sample.id} · ${when(sample.at_h)} · ${quantity(sample.results.find((r) => r.measure === rule.measure).value, item.decimals, item.unit)}`,
                  ),
                ),
              ),
            )
          : h("p", { class: "small" }, say("no_fresh_sample")),
        fresh.length > 0 && h("button", { class: "button" }, say("adjust")),
      );
    });
}

const CLASSES = ["minor", "major", "critical"];
function deviation(run) {
  const rules = about.deviation;
  return [
    h(
      "form",
      { class: "flow", "data-form": "deviation", "data-key": `dev-${run.deviations.length}`, novalidate: true },
      h("p", { class: "small quiet" }, price(rules)),
      field(
        "dev-subject",
        say("about_what"),
        h(
          "select",
          { id: "dev-subject", name: "subject" },
          rules.subjects.map((item) => h("option", { ...its(), value: item.code }, item.name)),
        ),
      ),
      h(
        "fieldset",
        null,
        h("legend", null, say("classification")),
        picks(
          "radio",
          "classification",
          CLASSES.map((code) => ({ code, name: say(code) })),
        ),
      ),
      h("fieldset", null, h("legend", null, say("containment")), picks("checkbox", "containment", rules.containments)),
      field(
        "dev-text",
        say("what_happened"),
        h("textarea", { id: "dev-text", name: "text", rows: 4, maxlength: 2000 }),
        say("what_happened_hint"),
      ),
      h("button", { class: "button" }, say("raise_deviation")),
    ),
    run.deviations.length > 0 &&
      h(
        "ul",
        { class: "plain small" },
        run.deviations.map((item) =>
          h(
            "li",
            null,
            h("bdi", { class: "code" }, item.id),
            " ",
            h("span", its(), byCode(rules.subjects, item.subject).name),
            " · ",
            say(item.classification),
            " · ",
            when(item.at_h),
            h("br"),
            item.text,
            standing(item),
          ),
        ),
      ),
  ];
}

// How a deviation goes on: handed up, closed with a conclusion.
function standing(item) {
  const closing = about.deviation.closing;
  return h(
    "div",
    { class: "flow" },
    item.escalated_h === null
      ? h(
          "button",
          { type: "button", class: "button", "data-do": "escalate", "data-deviation": item.id },
          say("escalate", { id: item.id }),
        )
      : h("p", { class: "quiet" }, say("escalated_at", { when: when(item.escalated_h) })),
    item.closed_h !== null
      ? h("p", { class: "quiet" }, say("closed_at", { when: when(item.closed_h) }), " ", item.conclusion)
      : closing &&
          h(
            "form",
            { class: "flow", "data-form": "close", "data-deviation": item.id, "data-key": `close-${item.id}`, novalidate: true },
            field(
              `close-${item.id}`,
              say("conclusion"),
              h("textarea", { id: `close-${item.id}`, name: "text", rows: 2, maxlength: 2000 }),
              say("conclusion_hint"),
            ),
            h("button", { class: "button" }, say("close_deviation", { id: item.id })),
          ),
  );
}

function disposition(run) {
  return h(
    "form",
    { class: "flow", "data-form": "dispose", "data-key": "dispose-form", novalidate: true },
    h(
      "p",
      { class: "small quiet" },
      run.harvested
        ? say("decide_by", { when: when(about.decide_by_h) })
        : say("before_harvest", { when: when(about.duration_h) }),
    ),
    h(
      "fieldset",
      null,
      h("legend", null, say("decision")),
      picks("radio", "choice", about.disposition.choices, (item) => !run.harvested && !item.early && item.code !== "reject"),
    ),
    h("fieldset", null, h("legend", null, say("reasons")), picks("checkbox", "reasons", about.disposition.reasons)),
    field(
      "dispose-text",
      say("in_words"),
      h("textarea", { id: "dispose-text", name: "text", rows: 3, maxlength: 2000 }),
    ),
    h("button", { class: "button main" }, say("to_signature")),
  );
}

export function actions(run) {
  const weight = byCode(about.instruments, "weight");
  return [
    h("h2", { tabindex: -1, "data-key": "head" }, say("tab_actions")),
    h(
      "p",
      { class: "small quiet spent", "data-key": "spent" },
      say(about.vessel ? "spent" : "spent_money", { cost: number(run.cost), volume: litres(run.volume_drawn_l) }),
    ),
    group("set", say("set_points"), true, settings(run)),
    about.additions.length > 0 && group(
      "add",
      say("additions"),
      false,
      about.additions.map((item) =>
        h(
          "form",
          {
            class: "flow",
            "data-form": "add",
            "data-addition": item.code,
            "data-key": `add-${item.code}-${run.additions.length}`,
            novalidate: true,
          },
          h("h3", its(), item.name),
          h(
            "p",
            { class: "small quiet" },
            h("span", its(), item.text),
            " ",
            price(item),
            " · ",
            say("most", { volume: litres(item.most_l) }),
            weight && [
              " · ",
              h("span", its(), weight.name),
              " ",
              quantity(run.instruments.weight.at(-1), weight.decimals, weight.unit),
            ],
          ),
          item.transfer &&
            field(
              `keep-${item.code}`,
              say("keep_ml"),
              h("input", { id: `keep-${item.code}`, name: "keep", inputmode: "decimal", autocomplete: "off", dir: "ltr" }),
              say("keep_hint"),
            ),
          field(
            `add-${item.code}`,
            say("volume_ml"),
            h("input", {
              id: `add-${item.code}`,
              name: "volume",
              inputmode: "decimal",
              autocomplete: "off",
              dir: "ltr",
            }),
          ),
          h("button", { class: "button" }, say("add")),
        ),
      ),
    ),
    group(
      "repair",
      say("put_right"),
      false,
      about.remedies.map((item) =>
        h(
          "div",
          { class: "pick", "data-key": item.code },
          h(
            "span",
            null,
            h("strong", its(), item.name),
            h("span", { ...its(), class: "small quiet" }, item.text),
            h("span", { class: "small quiet" }, price(item)),
          ),
          h(
            "button",
            { type: "button", class: "button", "data-do": "repair", "data-remedy": item.code },
            say("do_check"),
          ),
        ),
      ),
      recalibrations(run),
      run.repairs.length > 0 &&
        h(
          "ul",
          { class: "plain small" },
          run.repairs.map((done) =>
            h("li", null, h("span", its(), byCode(about.remedies, done.remedy).name), " · ", when(done.at_h)),
          ),
        ),
    ),
    group("deviation", say("deviation"), false, deviation(run)),
    group(
      "qa",
      say("call_qa"),
      false,
      h(
        "form",
        { class: "flow", "data-form": "call_qa", "data-key": `qa-${run.calls.length}`, novalidate: true },
        h("p", { class: "small quiet" }, price(about.qa)),
        field(
          "qa-text",
          say("your_question"),
          h("textarea", { id: "qa-text", name: "text", rows: 2, maxlength: 2000 }),
        ),
        h("button", { class: "button" }, say("call")),
      ),
      run.calls.map((call) =>
        h("blockquote", its(), h("p", null, call.answer), h("p", { class: "small quiet" }, when(call.at_h))),
      ),
    ),
    group(
      "hints",
      say("hints"),
      false,
      h("p", { class: "small quiet" }, say("hints_cost")),
      about.hints.map((hint, i) => {
        const taken = run.hints.find((one) => one.hint === hint.code);
        return taken
          ? h("p", { ...its(), "data-key": hint.code }, taken.text)
          : h(
              "button",
              { type: "button", class: "button", "data-key": hint.code, "data-do": "hint", "data-hint": hint.code },
              say("take_hint", { n: i + 1, points: number(hint.points) }),
            );
      }),
    ),
    group("dispose", say("disposition"), run.harvested, disposition(run)),
  ];
}

// The words over the signature: what is signed, by whom, and what the signature means.
export function signature(run, act) {
  const choice = byCode(about.disposition.choices, act.choice);
  return h(
    "form",
    { class: "flow", "data-form": "sign", method: "dialog" },
    h("h2", { id: "sign-title", tabindex: -1 }, say("sign_title")),
    h("p", { ...its(), class: "now" }, choice.name),
    h(
      "ul",
      { class: "plain" },
      act.reasons.map((code) => h("li", its(), byCode(about.disposition.reasons, code).name)),
    ),
    h("p", null, say("signed_by", { name: about.player, when: when(run.at_h) })),
    h("p", { class: "small quiet" }, say("sign_meaning")),
    h("label", { class: "pick" }, h("input", { type: "checkbox", name: "sure" }), h("span", null, say("sign_sure"))),
    h("p", { class: "bad out", role: "alert", "data-own": "" }),
    h(
      "div",
      { class: "row" },
      h("button", { class: "button main", value: "sign" }, say("sign")),
      h("button", { type: "button", class: "button", "data-do": "close_sign" }, say("back")),
    ),
  );
}
