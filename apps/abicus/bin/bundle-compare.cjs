// Compares a bundle with its sources, see bundle.cjs. Reading what the file system says about all files of a command
// takes 2 to 3 ms; their contents are read only if that differs from what it said before.
'use strict';

const fs = require('node:fs');
const { join } = require('node:path');

/** The form of what tools/scripts/bundle/ writes. */
const VERSION = 1;
/** The place of the content in a row: its hash, or where a link leads. */
const CONTENT = 5;
const LINK = 'link:';
/** The coarsest clock of a file system: a file may be changed twice at the same time. */
const CLOCK_STEP_MS = 2000;
const NO_THROW = { throwIfNoEntry: false };

/** Calls `act`; undefined if it throws. */
function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** What is known of a command's bundle; undefined: there is none that could be used. */
function readIndex(start, root, command) {
  const index = attempt(() => JSON.parse(fs.readFileSync(join(start, `${command}.json`), 'utf8')));
  return index?.version === VERSION && index.root === root ? index : undefined;
}

function statOf(file, row) {
  return row[CONTENT].startsWith(LINK) ? fs.lstatSync(file, NO_THROW) : fs.statSync(file, NO_THROW);
}

function isStamped(row, stats) {
  return (
    stats !== undefined &&
    stats.size === row[1] &&
    stats.mtimeMs === row[2] &&
    stats.ctimeMs === row[3] &&
    stats.ino === row[4]
  );
}

/** Whether the file of a row has the content of the row. */
function hasContent(file, row) {
  const content = row[CONTENT];
  return attempt(() =>
    content.startsWith(LINK)
      ? fs.readlinkSync(file) === content.slice(LINK.length)
      : require('node:crypto').hash('sha256', fs.readFileSync(file)) === content,
  );
}

/** The rows whose files are not as they were, by what the file system says. Half of the cost of a comparison is here. */
function changed(folder, rows) {
  const found = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const file = `${folder}/${row[0]}`;
    if (!isStamped(row, statOf(file, row))) found.push({ file, row });
  }
  return found;
}

/** Stores what the file system says now about files of the same content, if it can be stored. */
function restamp(start, command, index, found) {
  attempt(() => {
    const next = join(start, `${command}-${process.pid}`);
    const out = fs.openSync(next, 'w');
    try {
      const clock = fs.fstatSync(out).ctimeMs;
      for (const { file, row } of found) {
        const { size, mtimeMs, ctimeMs, ino } = statOf(file, row);
        // First the stamp, then the content: see tools/scripts/bundle/inputs.ts.
        if (ctimeMs >= clock - CLOCK_STEP_MS || !hasContent(file, row)) continue;
        row.splice(1, 4, size, mtimeMs, ctimeMs, ino);
      }
      fs.writeFileSync(out, JSON.stringify(index));
      fs.fsyncSync(out);
    } finally {
      fs.closeSync(out);
    }
    fs.renameSync(next, join(start, `${command}.json`));
  });
}

/** Compares the bundle of a command with its sources; gives the first file that differs, undefined if there is none. */
function compare(root, start, command, index) {
  const found = [...changed(root, index.inputs), ...changed(join(start, index.id), index.chunks)];
  if (found.length === 0) return undefined;
  const other = found.find(({ file, row }) => !hasContent(file, row));
  if (other !== undefined) return other.row[0];
  restamp(start, command, index, found);
  return undefined;
}

module.exports = { attempt, compare, isStamped, readIndex };
