// Speaks with the worker that computes the run, one question after the other.
export function engine(url, files, failed) {
  const worker = new Worker(url, { type: "module" }),
    waiting = new Map();
  let n = 0;
  const fail = (error) => {
    for (const { no } of waiting.values()) no(error);
    waiting.clear();
    failed(error);
  };
  worker.onmessage = ({ data }) => {
    const { yes, no } = waiting.get(data.n);
    waiting.delete(data.n);
    if (data.failed) no(new Error(data.failed));
    else yes(data.told);
  };
  worker.onerror = (event) => fail(event.message);
  const ask = (what, about) =>
    new Promise((yes, no) => {
      n += 1;
      waiting.set(n, { yes, no });
      worker.postMessage({ n, what, about });
    });
  return {
    open: (run) => ask("open", { files, run }),
    answer: (asked) => ask("answer", asked),
    grade: () => ask("grade"),
  };
}
