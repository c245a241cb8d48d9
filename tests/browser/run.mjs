// Runs gfsdsl inside Pyodide, as a page would: wheels unpacked into its file system, a document as
// bytes, the report as JSON on standard output.
//
//   node run.mjs PYODIDE_FOLDER DOCUMENT WHEEL...
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, document, ...wheels] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")).href);
const python = await loadPyodide({ indexURL: resolve(folder) });
for (const wheel of wheels) {
  python.FS.writeFile(`/tmp/${basename(wheel)}`, readFileSync(wheel));
}
python.FS.writeFile("/tmp/document", readFileSync(document));
const result = python.runPython(`
import json, sys, time, zipfile
from pathlib import Path

for wheel in Path("/tmp").glob("*.whl"):
    zipfile.ZipFile(wheel).extractall("/tmp/site")
sys.path.insert(0, "/tmp/site")
start = time.perf_counter()
import gfsdsl
report = gfsdsl.check(Path("/tmp/document").read_bytes())
json.dumps({
    "python": sys.version.split()[0],
    "platform": sys.platform,
    "seconds": round(time.perf_counter() - start, 2),
    "loaded": sorted({"networkx", "click", "rich"} & set(sys.modules)),
    "verdicts": report.verdicts,
    "instances": {judged.id: judged.verdict for judged in report.instances},
    "coverage": [report.coverage.numbers, report.coverage.looked_at],
    "findings": [finding.headline["zh"] for finding in report.findings],
})
`);
process.stdout.write(result + "\n");
