// The control room. The server holds the run; this page shows it and sends acts. Here: buttons, keys and the beginning.
import "./forms.js";
import { waiting } from "./panel.js";
import {
  $,
  TABS,
  act,
  drawAll,
  drawTile,
  go,
  halt,
  length,
  line_out,
  over,
  remember,
  run,
  send,
  sending,
  show,
  tab,
  tell,
  view,
  walking,
  wide,
} from "./play.js";
import { about, say } from "./say.js";

// Pressing -------------------------------------------------------------------------------------------
const PRESS = {
  tab: (button) => show(button.dataset.tab, !button.closest("[role=tablist]")),
  step: (button) => go(run.at_h + Number(button.dataset.hours)),
  run: () => (walking ? halt() : go(about.decide_by_h)),
  acknowledge: (button) => act("acknowledge", { alarm: button.dataset.alarm }),
  open_tile: (button) => {
    view.tile = button.dataset.code;
    $("closer").showModal();
    drawTile();
  },
  close_tile: () => $("closer").close(),
  close_sign: () => $("sign").close(),
  span: (button) => {
    view.span_h = Number(button.dataset.span);
    drawTile();
  },
  as_table: () => {
    view.asTable = !view.asTable;
    drawTile();
  },
  check: (button) => act("check", { check: button.dataset.check }),
  repair: (button) => act("repair", { remedy: button.dataset.remedy }),
  hint: (button) => act("hint", { hint: button.dataset.hint }),
  pause: () => act("pause", {}),
  proceed: () => act("proceed", {}),
  escalate: (button) => act("escalate", { deviation: button.dataset.deviation }),
  take: (button) => {
    const field = $(button.dataset.for);
    field.value = button.dataset.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  },
  keys: (box) => {
    view.keys = box.checked;
    remember("practice-keys", box.checked ? "on" : "off");
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) PRESS[button.dataset.do](button);
});

// A document that is opened is part of the log, once.
document.addEventListener(
  "toggle",
  (event) => {
    const code = event.target.dataset?.document;
    if (code && event.target.open && !sending && !over() && !run.opened.some((one) => one.document === code))
      act("open", { document: code }, "");
  },
  true,
);

$("closer").addEventListener("close", () => {
  view.tile = null;
});
wide.addEventListener("change", drawAll);

// Keys -----------------------------------------------------------------------------------------------
const KEYS = {
  j: () => go(run.at_h + about.steps_h[0]),
  k: () => go(run.at_h + about.steps_h[1]),
  l: () => go(run.at_h + about.steps_h[2]),
  f: () => PRESS.run(),
  a: () => {
    const [alarm] = waiting(run);
    if (alarm) act("acknowledge", { alarm: alarm.alarm });
  },
  "?": () => {
    show("documents", true);
    const keys = $("documents").querySelector("[data-key=keys]");
    keys.open = true;
    keys.querySelector("summary").focus();
  },
};
document.addEventListener("keydown", (event) => {
  const tabs = event.target.closest?.("[role=tablist]");
  if (tabs && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
    const names = TABS.filter((name) => !$(`tab-${name}`).hidden),
      ahead = (event.key === "ArrowRight") === (document.dir !== "rtl");
    const at = names.indexOf(tab()),
      to =
        event.key === "Home"
          ? 0
          : event.key === "End"
            ? names.length - 1
            : (at + (ahead ? 1 : -1) + names.length) % names.length;
    event.preventDefault();
    show(names[to]);
    $(`tab-${names[to]}`).focus();
    return;
  }
  if (
    !view.keys ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.closest?.("input:not([type=checkbox], [type=radio]), select, textarea") ||
    document.querySelector("dialog[open]")
  )
    return;
  if (/^[1-5]$/.test(event.key)) show(wide.matches && event.key === "1" ? tab() : TABS[event.key - 1], true);
  else if (KEYS[event.key.toLowerCase()]) KEYS[event.key.toLowerCase()]();
  else return;
  event.preventDefault();
});

// A fresh run begins with the handover.
if (length === 0 && run.at_h === 0) {
  if (wide.matches) view.tab = "documents";
  tell(say("welcome"));
}

// What an earlier visit could not send is sent now, where nothing else has happened since.
const kept = line_out.kept();
drawAll();
$("room").hidden = false;
drawAll();
if (kept && kept.expected === length && kept.at_h === run.at_h) {
  send(kept.acts, kept.target_h, kept.stop, true).then((told) => told && tell(say("kept_sent")));
} else line_out.forget();
