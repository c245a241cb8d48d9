// Runs gfsdsl inside Pyodide, as a page would: wheels in its file system, documents as bytes.
//
//   node run.mjs check PLAN   check documents, gfsdsl imported from its zipped wheel
//   node run.mjs test PLAN    run the tests, gfsdsl unpacked
//
// PLAN is a JSON file written by compare.py.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const [step, file] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(file, "utf8"));
const { loadPyodide } = await import(pathToFileURL(plan.pyodide).href);

async function start(wheels) {
  const python = await loadPyodide();
  python.FS.mkdir("/wheels");
  for (const wheel of wheels) python.FS.writeFile(`/wheels/${basename(wheel)}`, readFileSync(wheel));
  python.runPython(`
import os, sys, zipfile
for name in os.listdir("/wheels"):
    zipfile.ZipFile(f"/wheels/{name}").extractall("/site")
sys.path.insert(0, "/site")
`);
  return python;
}

async function check() {
  const python = await start(plan.libraries);
  python.FS.writeFile("/gfsdsl.whl", readFileSync(plan.wheel));
  const documents = plan.documents.map((path, number) => {
    python.FS.writeFile(`/document${number}`, readFileSync(path));
    return `/document${number}`;
  });
  const code = readFileSync(plan.inside, "utf8").split("\nif __name__")[0];
  python.runPython(code);
  writeFileSync(plan.result, python.globals.get("results")("/gfsdsl.whl", python.toPy(documents)));
  return 0;
}

async function test() {
  const python = await start([...plan.libraries, ...plan.testing, plan.wheel]);
  python.FS.writeFile("/tree.zip", readFileSync(plan.tree));
  python.globals.set("options", python.toPy(plan.pytest));
  return python.runPython(`
zipfile.ZipFile("/tree.zip").extractall("/tree")
os.chdir("/tree")
sys.path.insert(0, "/tree")
sys.dont_write_bytecode = True
import pytest
int(pytest.main(list(options)))
`);
}

try {
  process.exitCode = await (step === "check" ? check : test)();
} catch (error) {
  // Left to itself, node would print Pyodide's whole code, which is one line.
  console.error(String(error.message ?? error).slice(-4000));
  process.exitCode = 1;
}
