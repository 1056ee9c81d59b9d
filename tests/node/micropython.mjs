// Calls one function of the portable science under MicroPython's WebAssembly build, the runtime of a browser without
// network. In on stdin: {"module", "function", "arguments"}; out on stdout: {"result", "milliseconds"}, or {"error"}.
// The very files of src/seedtrain/science are mounted. Left out: tests, and __init__.py, which are CPython's front doors.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";

const source = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "src");
const call = readFileSync(0, "utf8"); // not parsed here: JavaScript would round integers above 2^53
const micropython = await loadMicroPython({ heapsize: 64 * 1024 * 1024 });

function mount(folder) {
  micropython.FS.mkdirTree("/" + relative(source, folder));
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !["tests", "__pycache__"].includes(entry.name)) mount(path);
    else if (entry.name.endsWith(".py") && entry.name !== "__init__.py")
      micropython.FS.writeFile("/" + relative(source, path), readFileSync(path));
  }
}

mount(join(source, "seedtrain", "science"));
micropython.globals.set("called_json", call);
let answer;
try {
  micropython.runPython(`
import json, sys
sys.path.insert(0, "/")
called = json.loads(called_json)
called_function = getattr(__import__(called["module"], None, None, [called["function"]]), called["function"])
`);
  const begin = performance.now();
  micropython.runPython(`result_json = json.dumps(called_function(*called["arguments"]))`);
  const milliseconds = performance.now() - begin;
  answer = `{"result": ${micropython.globals.get("result_json")}, "milliseconds": ${milliseconds}}`;
} catch (error) {
  answer = JSON.stringify({ error: String(error.message || error) });
}
process.stdout.write(answer + "\n");
