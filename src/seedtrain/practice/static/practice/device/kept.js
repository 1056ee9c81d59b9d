// The control room with no network: the run is computed on this device and kept on it after every step.
import { speakThrough } from "../wire.js";
import { engine } from "./engine.js";
import { handIn } from "./hand_in.js";
import { run, written } from "./journal.js";
import * as store from "./store.js";
import { word } from "./words.js";

const $ = (id) => document.getElementById(id);
const { attempt, worker, script, wasm, parcels } = $("room").dataset;
const say = (text) => {
  $("preparing").textContent = text;
};
let record,
  grading = Promise.resolve();

const computed = engine(worker, { script, wasm, parcels: parcels.split(" ") }, () => say(word("engine_failed")));
const over = (state, scenario) => state.ended_h !== null || state.at_h >= scenario.decide_by_h;

// The run as it is kept, from its beginning; once it is over, its grade is computed too, for the server to compare.
async function begin() {
  record = await store.get(attempt);
  if (!record) return null;
  const state = await computed.open(run(record));
  if (over(state.run, record.package.run.scenario)) grading = grade();
  return state;
}

async function grade() {
  if (record.grade) return;
  record.grade = await computed.grade();
  await store.replace(record, record.seal);
}

// Answers as the server would; done is only what is written on this device.
async function send(body) {
  const answer = await computed.answer(body);
  if (answer.status !== 200) return { ...answer, again: false };
  const next = await written(record, body.acts, body.at_h, answer.body.run.at_h);
  next.over = over(answer.body.run, record.package.run.scenario);
  let mine = false;
  try {
    mine = await store.replace(next, record.seal);
  } catch {
    await begin();
    return { status: 507, again: false, body: { text: word("not_saved") } };
  }
  if (!mine) return { status: 409, again: false, body: await begin() };
  record = next;
  if (record.over) grading = grade();
  return { ...answer, again: false };
}

$("hand-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = $("handing-in");
  told.textContent = word("handing_in");
  await grading;
  const { debrief, why, text } = await handIn(record);
  if (debrief) location.assign(debrief);
  else told.textContent = text || word(why);
});

say(word("preparing"));
begin().then(
  async (state) => {
    if (!state) return say(word("not_here"));
    say("");
    $("state").textContent = JSON.stringify(state);
    speakThrough({ send, kept: () => null, forget: () => {} });
    return import("../room.js");
  },
  () => say(word("engine_failed")),
);
