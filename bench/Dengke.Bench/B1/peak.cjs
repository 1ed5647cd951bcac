// Loaded before another program: tells its peak memory at its end, as the other contestants do.
process.on("exit", () => process.stderr.write(`VmHWM: ${process.resourceUsage().maxRSS} kB\n`));
