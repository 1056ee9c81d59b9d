"""How long does a phone take to play with no network? The engine's worker in Chromium, slowed down as a phone would be.

Chromium slows down pages only, not workers; so the worker's script is run in the page itself, which is slowed. Plays
each chosen scenario by its expert's log, in steps of six simulated hours (of a twentieth of the run where that is
shorter), and prints milliseconds. Needs Playwright and Chromium. Times are read by people; nothing is asserted.
"""

import argparse
import json
import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from seedtrain.practice.device import engine
from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.policies import expert
from seedtrain.site.commands import ROOT

PRACTICE = ROOT / "src" / "seedtrain" / "practice"
PYTHON = PRACTICE / "static" / "practice" / "micropython"
STEP_H, SEED = 6.0, 6
PAGE = b"<!doctype html><title>bench</title>"
# Plays a log in the worker and tells what each question took, seen from the page.
PLAY = """async ({ run, log, step_h, parcel }) => {
  const { engine } = await import("/engine.js");
  window.Worker = class {
    constructor(url) {
      window.postMessage = (data) => setTimeout(() => this.onmessage({ data }));
      this.begun = import(url);
    }
    postMessage(data) {
      this.begun.then(() => window.onmessage({ data }));
    }
  };
  const files = { script: "/micropython.mjs", wasm: "/micropython.wasm", parcels: ["/common.json", parcel] };
  const told = { start: [], step: [], act: [], resume: [], grade: [] };
  const timed = async (what, ask) => {
    const from = performance.now(), answer = await ask();
    told[what].push(performance.now() - from);
    return answer;
  };
  const worker = engine("/worker.js", files, (error) => { throw error; });
  let state = await timed("start", () => worker.open(run)), length = 0, scans = state.run.times_h.length;
  const ask = async (what, acts, target_h, stop) => {
    const asked = { expected: length, at_h: state.run.at_h, acts, target_h, stop, since: scans };
    const answer = await timed(what, () => worker.answer(asked));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
    state = answer.body;
    length = state.length;
    scans = state.since + state.run.times_h.length;
  };
  for (const { at_h, ...act } of log) {
    while (state.run.at_h < at_h) {
      const before_h = state.run.at_h;
      await ask("step", [], Math.min(before_h + step_h, at_h), true);
      if (state.run.at_h - before_h < step_h * 0.99) told.step.pop();
    }
    await ask("act", [act], 0, false);
  }
  await timed("resume", () => worker.open({ ...run, log, reached_h: state.run.at_h }));
  await timed("grade", () => worker.grade());
  return told;
}"""


class Files(SimpleHTTPRequestHandler):
    """The few files a worker needs, from memory."""

    def __init__(self, files: dict[str, bytes], *more: Any) -> None:
        self.files = files
        super().__init__(*more)

    def do_GET(self) -> None:
        body = self.files.get(self.path)
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Type", self.guess_type(self.path) if "." in self.path else "text/html")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: Any) -> None:
        """Quiet."""


def files(process: str) -> dict[str, bytes]:
    return {
        "/": PAGE,
        "/worker.js": (PRACTICE / "device" / "worker.js").read_bytes(),
        "/engine.js": (PRACTICE / "static" / "practice" / "device" / "engine.js").read_bytes(),
        "/micropython.mjs": (PYTHON / "micropython.mjs").read_bytes(),
        "/micropython.wasm": (PYTHON / "micropython.wasm").read_bytes(),
        "/common.json": engine.parcel("common"),
        f"/{process}.json": engine.parcel(process),
    }


def measure(page: Page, path: Path, times: float) -> dict[str, Any]:
    """Milliseconds of one scenario: starting, a step, an act, resuming at the end, grading."""
    compiled = json.loads(json.dumps(read(path)))
    log = expert(compiled, SEED)
    server = ThreadingHTTPServer(("localhost", 0), partial(Files, files(compiled["process"])))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.goto(f"http://localhost:{server.server_port}/")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})
    run = {"scenario": compiled, "seed": SEED, "log": [], "reached_h": 0.0, "language": "en", "templates": {}}
    step_h = min(STEP_H, compiled["duration_h"] / 20)
    told = page.evaluate(PLAY, {"run": run, "log": log, "step_h": step_h, "parcel": f"/{compiled['process']}.json"})
    server.shutdown()
    row = {"scenario": path.stem, "acts": len(log), "step_h": step_h, "steps": len(told["step"])}
    for what, taken in told.items():
        ordered = sorted(taken)
        row[what] = {"median": ordered[len(ordered) // 2], "longest": ordered[-1]}
    return row


def main(argv: list[str] | None = None) -> int:
    """Print the figures, as a table or with --json as one object."""
    parser = argparse.ArgumentParser(prog="bench offline", description=__doc__.splitlines()[0])
    parser.add_argument("--slower", type=float, default=6.0, help="how many times slower than this machine (default 6)")
    parser.add_argument(
        "--scenario", default="*fed_batch*", help="files of these names, all: '*' (default *fed_batch*)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(argv)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        paths = sorted((PRACTICE / "scenarios").glob(f"{chosen.scenario}.yaml"))
        rows = []
        for path in paths:
            page = browser.new_page()
            rows.append(measure(page, path, chosen.slower))
            page.close()  # a slowed page goes on burning time
        browser.close()
    if chosen.json:
        print(json.dumps({"slower": chosen.slower, "scenarios": rows}, indent=1))
        return 0
    print(f"milliseconds, median / longest, in a Chromium slowed down {chosen.slower:g} times")
    print(f"{'scenario':32}{'step':>8}{'start':>14}{'step':>14}{'act':>14}{'resume':>14}{'grade':>14}")
    for row in rows:
        cells = "".join(
            f"{row[w]['median']:7.0f}/{row[w]['longest']:6.0f}" for w in ("start", "step", "act", "resume", "grade")
        )
        print(f"{row['scenario']:32}{row['step_h']:6.2f} h{cells}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
