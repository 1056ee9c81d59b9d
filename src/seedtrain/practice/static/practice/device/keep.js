// On the briefing, once its part is opened: what keeping this scenario would fetch, and keeping it.
import * as store from "./store.js";
import { kilobytes, learn, word } from "./words.js";

const box = document.getElementById("keep"),
  told = box.querySelector("[role=status]"),
  offer = box.querySelector("[data-offer]"),
  { plan, keep, serviceWorker, attempt, token } = box.dataset;
const say = (text, ...more) => told.replaceChildren(text, ...more);
const post = (url) =>
  fetch(url, { method: "POST", credentials: "same-origin", headers: { "X-CSRFToken": token } });
const link = (url, text) => {
  const made = document.createElement("a");
  made.href = url;
  made.textContent = text;
  return made;
};
const ok = (answer) => {
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  return answer;
};

async function missing(files) {
  const cache = await store.files();
  const found = await Promise.all(files.map(({ url }) => cache.match(url, { ignoreVary: true })));
  return files.filter((_, i) => !found[i]);
}
const sum = (files) => files.reduce((total, { bytes }) => total + bytes, 0);

// Tells the bytes before anything is fetched. The words come with them.
async function look() {
  let told;
  try {
    told = await ok(await fetch(plan)).json();
  } catch {
    return say(box.dataset.noPlan);
  }
  learn(told.words);
  if (!store.able) return say(word("cannot"));
  const here = attempt && (await store.get(attempt));
  if (here) return done(here, "kept_here");
  if (box.hasAttribute("data-elsewhere")) return;
  const lacking = await missing(told.files),
    all = sum(lacking) + told.own_bytes;
  say(word("to_fetch", { new: kilobytes(all), there: kilobytes(sum(told.files) - sum(lacking)) }));
  offer.hidden = false;
  offer.querySelector("button").onclick = () => keepAll(told, lacking, all);
}

async function keepAll(planned, lacking, all) {
  offer.hidden = true;
  let places;
  try {
    await navigator.serviceWorker.register(serviceWorker);
    navigator.storage?.persist?.();
    const cache = await store.files();
    await fetchInto(cache, lacking, all);
    places = await ok(await post(keep)).json();
    const kept = await ok(await fetch(places.package)).json();
    for (const page of places.pages) await cache.put(page, ok(await fetch(page)));
    await prune(cache, planned.files, places.pages[1]);
    done(await record(kept, places, planned.files), "kept");
  } catch {
    if (places) await post(places.take_back).catch(() => {});
    say(word("failed"));
  }
}

async function fetchInto(cache, files, all) {
  let got = 0;
  for (const { url, bytes } of files) {
    say(word("fetching", { done: kilobytes(got), all: kilobytes(all) }));
    await cache.put(url, ok(await fetch(url)));
    got += bytes;
  }
}

// Files of former versions go, unless an attempt that is kept needs them.
async function prune(cache, files, list) {
  const needed = new Set([...files.map(({ url }) => url), list]);
  for (const { page, urls } of await store.all()) for (const url of [page, ...urls]) needed.add(url);
  for (const { url } of await cache.keys()) {
    const path = new URL(url).pathname;
    if (!needed.has(path) && !path.startsWith("/practice/attempts/")) await cache.delete(url);
  }
}

async function record(kept, places, files) {
  const { id, owner, name, key } = kept,
    { pages, hand_in } = places,
    urls = files.map(({ url }) => url);
  const made = { id, owner, name, package: kept, pages, page: pages[0], hand_in, urls };
  Object.assign(made, { journal: [], seal: key, reached_h: kept.run.reached_h, over: false, grade: null });
  await store.put(made);
  return made;
}

function done({ page }, name) {
  say(`${word(name)} `, link(page, word("open_kept")), " ", link(box.dataset.kept, word("all_kept")));
}

look();
