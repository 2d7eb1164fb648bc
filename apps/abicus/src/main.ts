/** The command line: `abicus <command>`. */
process.stderr.write('usage: abicus <command> [options]\n');
process.exitCode = 2;
