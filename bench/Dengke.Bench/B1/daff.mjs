// Runs daff's own command line, and tells its peak memory as the other contestants do.
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/`);
const [registry, academic, output] = process.argv.slice(3);
process.argv.splice(2, Number.POSITIVE_INFINITY, "--output", output, registry, academic);
process.on("exit", () => process.stderr.write(`VmHWM: ${process.resourceUsage().maxRSS} kB\n`));
require("daff/bin/daff.js");
