// The list of what is kept on this device: play on, hand in, remove.
import { h } from "../dom.js";
import { handIn } from "./hand_in.js";
import * as store from "./store.js";
import { hour, isolated, word } from "./words.js";

const shelf = document.getElementById("shelf"),
  told = shelf.querySelector("[role=status]"),
  list = shelf.querySelector("ul");

async function send(record, button) {
  button.disabled = true;
  told.textContent = word("handing_in");
  const { debrief, why, text } = await handIn(record);
  if (debrief) return location.assign(debrief);
  told.textContent = text || word(why);
  button.disabled = false;
}

function row(record) {
  const handing = record.over && h("button", { class: "button main", type: "button" }, word("hand_in")),
    removing = h("button", { class: "button danger", type: "button" }, word("remove_sure"));
  handing?.addEventListener?.("click", () => send(record, handing));
  removing.addEventListener("click", () => store.remove(record).then(draw));
  const name = h("h2", { id: `kept-${record.id}` }, record.name);
  return h(
    "li",
    { "aria-labelledby": name.id },
    h(
      "div",
      { class: "flow" },
      name,
      h("p", null, word(record.over ? "ended" : "stands", { when: hour(record.reached_h) })),
      h("p", { class: "row" }, handing, h("a", { href: record.page, class: "button" }, word("play_on"))),
      h(
        "details",
        { class: "more" },
        h("summary", null, word("remove")),
        h("div", { class: "flow" }, h("p", { class: "small" }, word("remove_hint")), removing),
      ),
    ),
  );
}

async function draw() {
  const kept = store.able ? await store.all() : [],
    mine = kept.filter(({ owner }) => owner === shelf.dataset.owner);
  list.replaceChildren(...mine.map(row));
  list.hidden = !mine.length;
  const others = kept.length - mine.length;
  told.textContent = [
    mine.length ? "" : word("nothing_kept"),
    others ? word("others_kept", { n: isolated(others) }) : "",
  ].join(" ");
}

draw();
