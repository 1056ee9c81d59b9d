// The journal of a kept attempt: a line per answered request, chained by a seal, and the log it stands for.
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const seal = async (before, line) =>
  hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${before}\n${line}`)));

// The record after `acts` at `at_h` and time until `reached_h`; the same record where nothing happened.
export async function written(record, acts, at_h, reached_h) {
  const next = { ...record, journal: [...record.journal], reached_h };
  const steps = acts.length ? acts : reached_h > at_h ? [null] : [];
  for (const [i, act] of steps.entries()) {
    const line = JSON.stringify([Date.now(), i === steps.length - 1 ? reached_h : at_h, act]);
    next.seal = await seal(next.seal, line);
    next.journal.push(line);
  }
  return next;
}

// Scenario, seed, log and hour, for the engine to begin with.
export function run(record) {
  const { run: kept } = record.package,
    log = [...kept.log];
  let reached_h = kept.reached_h;
  for (const line of record.journal) {
    const [, then_h, act] = JSON.parse(line);
    if (act) log.push({ ...act, at_h: reached_h });
    reached_h = then_h;
  }
  return { ...kept, log, reached_h };
}
