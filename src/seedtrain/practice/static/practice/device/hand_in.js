// Handing in what was played here. The record goes only once the server has it.
import * as store from "./store.js";

const cookie = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] || "";
const WHY = { 404: "not_yours", 403: "sign_in" };

// Answers {debrief: address}, or {why: key of a word} or {text: in the server's words}.
export async function handIn(record) {
  const { key, engine } = record.package;
  const body = { key, engine, lines: record.journal, seal: record.seal, now: Date.now(), grade: record.grade };
  let answer;
  try {
    answer = await fetch(record.hand_in, {
      method: "POST",
      credentials: "same-origin",
      signal: AbortSignal.timeout?.(60000),
      headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") },
      body: JSON.stringify(body),
    });
  } catch {
    return { why: "offline" };
  }
  const json = (answer.headers.get("Content-Type") || "").includes("json");
  if (!json) return { why: WHY[answer.status] || "not_taken" };
  const told = await answer.json();
  if (!answer.ok) return { text: told.text };
  await store.remove(record);
  return told;
}
