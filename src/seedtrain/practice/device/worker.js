// Computes the run on this device, beside the page: the engine's own Python files under MicroPython.
// In: {n, what: open | answer | grade, about}; out: {n, told} or {n, failed}.
const HEAP_BYTES = 8 * 1024 * 1024; // grows by itself
const DOORS = `
import json, sys
sys.path.insert(0, "/")
from seedtrain.science.scenarios.session import Session

def opened(text):
    global session
    run = json.loads(text)
    session = Session(run["scenario"], run["seed"], run["log"], run["reached_h"], run["language"], run["templates"])
    return json.dumps(session.state())

def answer(text):
    status, told = session.answer(json.loads(text))
    return json.dumps({"status": status, "body": told})

def grade(text):
    marks = session.grade()
    points = {criterion["code"]: criterion["points"] for criterion in marks["criteria"]}
    return json.dumps({"passed": marks["passed"], "score": marks["score"], "criteria": points})
`;
let python;

async function started({ script, wasm, parcels }) {
  const sources = Promise.all(parcels.map(async (url) => (await fetch(url)).json()));
  const { loadMicroPython } = await import(script);
  const made = await loadMicroPython({ url: wasm, heapsize: HEAP_BYTES });
  for (const [path, source] of Object.entries(Object.assign({}, ...(await sources)))) {
    made.FS.mkdirTree(`/${path.slice(0, path.lastIndexOf("/"))}`);
    made.FS.writeFile(`/${path}`, source);
  }
  made.runPython(DOORS);
  return made;
}

const through = (door, about) => JSON.parse(python.globals.get(door)(JSON.stringify(about)));
const DO = {
  open: async ({ files, run }) => {
    python ||= await started(files);
    return through("opened", run);
  },
  answer: (asked) => through("answer", asked),
  grade: () => through("grade", null),
};

// One at a time, in the order they were asked.
let before = Promise.resolve();
onmessage = ({ data: { n, what, about } }) => {
  before = before.then(async () => {
    try {
      postMessage({ n, told: await DO[what](about) });
    } catch (error) {
      postMessage({ n, failed: String(error?.message || error) });
    }
  });
};
