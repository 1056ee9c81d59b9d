// The batch record: what is due, forms with limits, the second person, late entries with a reason, corrections that keep what was.
import { h } from "./dom.js";
import { byCode } from "./panel.js";
import { newest } from "./samples.js";
import { about, isolated, its, number, quantity, range, say, when } from "./say.js";

// What can be written in time first, then what is overdue, newest first.
export const due = (run) =>
  run.record
    .filter((entry) => entry.status === "open" || entry.status === "overdue")
    .sort((a, b) =>
      a.status === b.status
        ? a.status === "open"
          ? a.due_h - b.due_h
          : b.due_h - a.due_h
        : a.status === "open"
          ? -1
          : 1,
    );
const stepOf = (entry) => byCode(about.record, entry.step);

// What the source of a field says now: {value, from} or nothing.
function source(run, field) {
  const [kind, code] = field.source.split(":");
  if (kind === "instrument") return { value: run.instruments[code].at(-1), from: say("shown_now") };
  if (kind === "control") return { value: run.settings[code], from: say("set_now") };
  const found = newest(run, code);
  return found && { value: found.value, from: say("from_sample", { id: found.id, when: when(found.at_h) }) };
}

const pending = (run, field) => {
  const code = field.source.split(":")[1];
  return (
    field.source.startsWith("result:") &&
    [...run.samples, ...run.checks].some((item) => item.results.some((r) => r.measure === code && !r.ready))
  );
};

function input(run, entry, field) {
  const id = `f-${entry.entry}-${field.code}`,
    found = source(run, field);
  return h(
    "div",
    { class: "field entry-field" },
    h(
      "label",
      { for: id },
      h("span", its(), field.name),
      field.limits && h("span", { class: "optional small" }, " ", range(field.limits, field.decimals, field.unit)),
    ),
    h(
      "div",
      { class: "row" },
      h(
        "span",
        { class: "unit" },
        h("input", {
          id,
          name: field.code,
          inputmode: "decimal",
          autocomplete: "off",
          dir: "ltr",
          "aria-describedby": `${id}-n`,
        }),
        h("span", { class: "quiet small" }, isolated(field.unit)),
      ),
      found &&
        found.value !== null &&
        h(
          "button",
          {
            type: "button",
            class: "button take",
            "data-do": "take",
            "data-for": id,
            "data-value": number(found.value, field.decimals),
            "aria-label": say("take_value", { value: number(found.value, field.decimals), name: field.name }),
          },
          number(found.value, field.decimals),
        ),
    ),
    h(
      "p",
      { class: "hint" },
      found
        ? found.value === null
          ? say("below_detection")
          : found.from
        : say(pending(run, field) ? "result_on_its_way" : "no_result_yet"),
    ),
    h("p", { class: "out bad", id: `${id}-n`, "data-own": "" }),
  );
}

function form(run, entry, first) {
  const step = stepOf(entry),
    late = entry.status === "overdue" || run.at_h > entry.late_h;
  return h(
    "details",
    { class: "entry", "data-key": entry.entry, open: first },
    h(
      "summary",
      null,
      h(
        "span",
        null,
        h("span", its(), step.name),
        h(
          "span",
          { class: `state ${late ? "bad" : "warn"}` },
          say(late ? "entry_overdue" : "entry_open", { when: when(entry.due_h) }),
        ),
      ),
    ),
    h(
      "form",
      { class: "flow", "data-form": "record", "data-entry": entry.entry, novalidate: true },
      h("p", { ...its(), class: "small quiet" }, step.text),
      step.fields.map((field) => input(run, entry, field)),
      step.second_person &&
        h(
          "label",
          { class: "pick" },
          h("input", { type: "checkbox", name: "second_person" }),
          h(
            "span",
            null,
            h("strong", null, say("second_person")),
            h("span", { class: "small quiet" }, say("second_person_hint")),
          ),
        ),
      late &&
        h(
          "div",
          { class: "field" },
          h("label", { for: `f-${entry.entry}-reason` }, say("late_reason")),
          h("input", { id: `f-${entry.entry}-reason`, name: "reason", required: true, maxlength: 500 }),
          h("p", { class: "hint" }, say("late_since", { when: when(entry.late_h) })),
        ),
      h("p", { class: "small quiet" }, say("empty_stays")),
      h("button", { class: "button main" }, say("write_entry")),
    ),
  );
}

function written(entry) {
  const step = stepOf(entry),
    done = entry.written;
  return h(
    "details",
    { class: "entry", "data-key": `${entry.entry}-done` },
    h(
      "summary",
      null,
      h(
        "span",
        null,
        h("span", its(), step.name),
        h(
          "span",
          { class: `state ${done.late ? "warn" : "good"}` },
          say(done.late ? "entry_done_late" : "entry_done", { when: when(done.at_h) }),
        ),
      ),
    ),
    h(
      "dl",
      { class: "readings" },
      step.fields.map((field) =>
        h(
          "div",
          null,
          h("dt", its(), field.name),
          h(
            "dd",
            null,
            done.corrections
              .filter((c) => c.field === field.code)
              .map((c) => [h("s", null, number(c.was, field.decimals)), " "]),
            quantity(done.values[field.code], field.decimals, field.unit),
            done.outside.includes(field.code) &&
              h(
                "strong",
                { class: "bad out" },
                " ▲ ",
                say("outside", { range: range(field.limits, field.decimals, field.unit) }),
              ),
            done.corrections
              .filter((c) => c.field === field.code)
              .map((c) =>
                h("span", { class: "small quiet" }, " ", say("corrected", { when: when(c.at_h), reason: c.reason })),
              ),
          ),
        ),
      ),
    ),
    done.second_person && h("p", { class: "small" }, "✓ ", say("second_person")),
    done.reason && h("p", { class: "small quiet" }, say("reason"), ": ", done.reason),
    h(
      "form",
      {
        class: "flow correct",
        "data-form": "correct",
        "data-entry": entry.entry,
        "data-key": `c${done.corrections.length}`,
        novalidate: true,
      },
      h("h4", null, say("correct_title")),
      h("p", { class: "hint" }, say("correct_hint")),
      h(
        "div",
        { class: "field" },
        h("label", { for: `c-${entry.entry}` }, say("field")),
        h(
          "select",
          { id: `c-${entry.entry}`, name: "field" },
          step.fields.map((field) => h("option", { ...its(), value: field.code }, field.name)),
        ),
      ),
      h(
        "div",
        { class: "field" },
        h("label", { for: `v-${entry.entry}` }, say("right_value")),
        h("input", { id: `v-${entry.entry}`, name: "value", inputmode: "decimal", autocomplete: "off", dir: "ltr" }),
      ),
      h(
        "div",
        { class: "field" },
        h("label", { for: `r-${entry.entry}` }, say("reason")),
        h("input", { id: `r-${entry.entry}`, name: "reason", required: true, maxlength: 500 }),
      ),
      h("button", { class: "button" }, say("correct")),
    ),
  );
}

export function record(run) {
  const now = due(run),
    done = run.record.filter((entry) => entry.written).reverse();
  const next = run.record
    .filter((entry) => entry.status === "not_open")
    .sort((a, b) => a.due_h - b.due_h)
    .slice(0, 3);
  return [
    h(
      "section",
      { class: "flow", "data-key": "due" },
      h("h2", { tabindex: -1 }, say("to_write")),
      now.length
        ? now.map((entry, i) => form(run, entry, i === 0))
        : h("p", { class: "quiet", "data-key": "none" }, say("nothing_due")),
    ),
    next.length > 0 &&
      h(
        "section",
        { class: "flow part", "data-key": "next" },
        h("h2", null, say("coming")),
        h(
          "ul",
          { class: "plain" },
          next.map((entry) =>
            h(
              "li",
              { class: "small" },
              h("span", its(), stepOf(entry).name),
              h(
                "span",
                { class: "quiet" },
                " – ",
                say("opens_due", { opens: when(entry.open_h), due: when(entry.due_h) }),
              ),
            ),
          ),
        ),
      ),
    h(
      "section",
      { class: "flow part", "data-key": "written" },
      h("h2", null, say("written")),
      done.length ? done.map(written) : h("p", { class: "quiet" }, say("nothing_written")),
    ),
  ];
}

// Fields of an entry, for checking what is typed against limits.
export const fieldOf = (entry, code) =>
  about.record.find((step) => entry.startsWith(`${step.code}:`))?.fields.find((field) => field.code === code);
