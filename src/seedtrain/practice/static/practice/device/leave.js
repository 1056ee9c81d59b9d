// At sign-out: what the leaver has kept on this device and not handed in goes with her, after a question.
import * as store from "./store.js";

export async function leave(form) {
  const { owner, question } = form.dataset,
    mine = (await store.all()).filter((record) => record.owner === owner);
  if (!mine.length) return form.submit();
  if (!confirm(question.replace("{n}", mine.length))) return;
  const answer = await fetch(form.action, { method: "POST", credentials: "same-origin", body: new FormData(form) });
  if (!answer.ok) return form.submit(); // nothing is removed for somebody who stays signed in
  for (const record of mine) await store.remove(record);
  location.assign(answer.url);
}
