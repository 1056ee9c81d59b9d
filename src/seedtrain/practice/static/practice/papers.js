// Documents, notes, what was done so far, the keys, and giving up.
import { h } from "./dom.js";
import { byCode } from "./panel.js";
import { about, its, say, when } from "./say.js";

// "- " lists, "| a | b |" tables, other lines as paragraphs; runs of the same kind belong together.
export function prose(text) {
  const runs = [];
  for (const line of text.split("\n").filter((one) => one.trim())) {
    const kind = line.startsWith("- ") ? "list" : line.startsWith("|") ? "table" : "plain";
    if (runs.at(-1)?.kind !== kind || kind === "plain") runs.push({ kind, lines: [] });
    runs.at(-1).lines.push(line);
  }
  return runs.map(({ kind, lines }) => {
    if (kind === "list")
      return h(
        "ul",
        { class: "bullets" },
        lines.map((line) => h("li", null, line.slice(2))),
      );
    if (kind === "plain") return h("p", null, lines[0]);
    const rows = lines.map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    return h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": rows[0].join(", ") },
      h(
        "table",
        { class: "table small" },
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            rows[0].map((cell) => h("th", { scope: "col" }, cell)),
          ),
        ),
        h(
          "tbody",
          null,
          rows.slice(1).map((row) =>
            h(
              "tr",
              null,
              row.map((cell, i) => h(i ? "td" : "th", { scope: i ? null : "row" }, cell)),
            ),
          ),
        ),
      ),
    );
  });
}

const KEYS = [
  ["1 – 5", "key_tabs"],
  ["J · K · L", "key_steps"],
  ["F", "key_run"],
  ["A", "key_acknowledge"],
  ["?", "key_help"],
];

function done(run) {
  const facts = [
    ...run.samples.map((one) => [one.at_h, `${say("did_sample")} ${one.id}`]),
    ...run.checks.map((one) => [one.at_h, byCode(about.checks, one.check).name]),
    ...run.settings_log
      .filter((one) => one.by !== "start")
      .map((one) => [
        one.at_h,
        `${byCode(about.controls, one.control).name}: ${one.value}${one.by === "learner" ? "" : ` (${say(one.by === "recipe" ? "by_plan" : "by_interlock")})`}`,
      ]),
    ...run.additions.map((one) => [one.at_h, byCode(about.additions, one.addition).name]),
    ...run.repairs.map((one) => [one.at_h, byCode(about.remedies, one.remedy).name]),
    ...run.calibrations.map((one) => [one.at_h, `${say("adjust")}: ${byCode(about.instruments, one.instrument).name}`]),
    ...run.deviations.map((one) => [one.at_h, `${say("deviation")} ${one.id}`]),
    ...run.calls.map((one) => [one.at_h, say("call_qa")]),
    ...run.notes.map((one) => [one.at_h, `${say("note")}: ${one.text}`]),
  ].sort((a, b) => b[0] - a[0]);
  return facts.length
    ? h(
        "ol",
        { class: "plain small" },
        facts.map(([at_h, words]) => h("li", null, h("span", { class: "quiet" }, when(at_h)), " – ", words)),
      )
    : h("p", { class: "quiet" }, say("nothing_done"));
}

export function papers(run, keysOn) {
  return [
    h("h2", { tabindex: -1, "data-key": "head" }, say("tab_documents")),
    h(
      "details",
      { class: "entry", "data-key": "story", open: run.at_h === 0 },
      h("summary", null, say("handover")),
      h("div", { ...its(), class: "flow" }, prose(about.story)),
    ),
    about.documents.map((paper) =>
      h(
        "details",
        { class: "entry", "data-key": `doc-${paper.code}`, "data-document": paper.code },
        h("summary", its(), paper.title),
        h("div", { ...its(), class: "flow" }, prose(paper.text)),
      ),
    ),
    h(
      "details",
      { class: "entry", "data-key": "notes" },
      h("summary", null, say("notes")),
      h(
        "form",
        { class: "flow", "data-form": "note", "data-key": `note-${run.notes.length}`, novalidate: true },
        h(
          "div",
          { class: "field" },
          h("label", { for: "note-text" }, say("note")),
          h("textarea", { id: "note-text", name: "text", rows: 3, maxlength: 2000 }),
        ),
        h("button", { class: "button" }, say("keep_note")),
      ),
    ),
    h("details", { class: "entry", "data-key": "done" }, h("summary", null, say("what_was_done")), done(run)),
    h(
      "details",
      { class: "entry", "data-key": "keys" },
      h("summary", null, say("keys")),
      h(
        "dl",
        { class: "readings" },
        KEYS.map(([keys, words]) => h("div", null, h("dt", null, say(words)), h("dd", null, h("kbd", null, keys)))),
      ),
      h(
        "label",
        { class: "pick" },
        h("input", { type: "checkbox", "data-do": "keys", checked: keysOn }),
        h("span", null, say("keys_on")),
      ),
    ),
  ];
}
