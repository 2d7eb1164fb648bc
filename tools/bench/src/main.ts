/** The command `npm run bench [-- suite …]`: measures, and prints tables of medians and ratios. */
import { cpus } from 'node:os';

const SUITES: Readonly<Record<string, () => Promise<string> | string>> = {
  start: async () => (await import('./suite-start.ts')).startSuite(),
  selftest: async () => (await import('./suite-selftest.ts')).selftestSuite(),
  kernel: async () => (await import('./suite-kernel.ts')).kernelSuite(),
  wire: async () => (await import('./suite-wire.ts')).wireSuite(),
  tools: async () => (await import('./suite-tools.ts')).toolsSuite(),
};

const requested = process.argv.slice(2);
const unknown = requested.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  process.stderr.write(
    `no suite ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}\n`,
  );
  process.exit(2);
}
const [cpu] = cpus();
process.stdout.write(`Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}\n`);
for (const [name, suite] of Object.entries(SUITES)) {
  if (requested.length > 0 && !requested.includes(name)) continue;
  process.stdout.write(`\n### ${name}\n\n${await suite()}\n`);
}
