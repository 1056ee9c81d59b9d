// What is kept on this device: a record per attempt in the browser's database, pages and files in its cache.
const NAME = "seedtrain-kept",
  MARK = "kept-here"; // asked for by base/page.js at sign-out

export const able = Boolean(
  window.isSecureContext && navigator.serviceWorker && window.caches && window.indexedDB && crypto.subtle,
);
export const files = () => caches.open(NAME);

const opened = () =>
  new Promise((done, fail) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("attempts", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });

// One transaction: `work` gets the table and a function that sets what is answered once all is written.
async function within(mode, work) {
  const base = await opened();
  try {
    return await new Promise((done, fail) => {
      const round = base.transaction("attempts", mode);
      let told;
      round.oncomplete = () => done(told);
      round.onabort = round.onerror = () => fail(round.error);
      work(round.objectStore("attempts"), (value) => {
        told = value;
      });
    });
  } finally {
    base.close();
  }
}

const reading = (ask) =>
  within("readonly", (table, tell) => {
    const asked = ask(table);
    asked.onsuccess = () => tell(asked.result);
  });
export const all = () => reading((table) => table.getAll());
export const get = (id) => reading((table) => table.get(id));
export const put = (record) => within("readwrite", (table) => table.put(record)).then(mark);

// Writes the record where the stored one still bears this seal; false where another window was faster.
export const replace = (record, seal) =>
  within("readwrite", (table, tell) => {
    const asked = table.get(record.id);
    asked.onsuccess = () => {
      const same = asked.result?.seal === seal;
      if (same) table.put(record);
      tell(same);
    };
  });

// The record goes with its page, the last one with the list, which names a person too; files without names stay.
export async function remove(record) {
  await within("readwrite", (table) => table.delete(record.id));
  const pages = (await all()).length ? [record.page] : record.pages;
  for (const page of pages) await (await files()).delete(page);
  await mark();
}

async function mark() {
  const { length } = await all();
  try {
    if (length) localStorage.setItem(MARK, length);
    else localStorage.removeItem(MARK);
  } catch {
    /* the guard at sign-out then does not ask */
  }
}
