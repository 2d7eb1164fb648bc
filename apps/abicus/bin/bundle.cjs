// Runs the command line from a bundle of its sources, which a third of the time of a start is saved by. The bundle is
// used only if it is provably what the sources are:
//
//   - each file that the command can load has the size, the times and the number that it had when it was read. No edit
//     keeps all of them: the time of the last change of its entry can't be set.
//   - a file of which one of these differs has the same content nevertheless (a checkout, a copy, a touch).
//   - a file that was changed within two seconds before it was read is always compared by content.
//
// The same holds for the files of the bundle itself. In any other case the sources run, as they would without a bundle.
// `tools/scripts/bundle/` builds it. Compiled code is kept beside it, for each command: what V8 has compiled until the
// end of a run. Nothing else is kept.
'use strict';

const fs = require('node:fs');
const { dirname, join } = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');

const VERSION = 1;
const CLOCK_STEP_MS = 2000;
const OTHER = 'other:';
const LINK = 'link:';
const NO_THROW = { throwIfNoEntry: false };
const PARAMETERS = 'exports, require, module, __abicusMeta, __abicusImport';

/** Calls `act`; undefined if it throws. */
function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** The bundle in the workspace at `root`; undefined if there is none that could be used. */
function readIndex(start, root) {
  const index = attempt(() => JSON.parse(fs.readFileSync(join(start, 'index.json'), 'utf8')));
  return index?.version === VERSION && index.root === root ? index : undefined;
}

function statOf(base, [path, , , , , content]) {
  const file = join(base, path);
  return content.startsWith(LINK) ? fs.lstatSync(file, NO_THROW) : fs.statSync(file, NO_THROW);
}

function isStamped([, size, mtime, ctime, number], stats) {
  return (
    stats.size === size &&
    stats.mtimeMs === mtime &&
    stats.ctimeMs === ctime &&
    stats.ino === number
  );
}

/** Whether the file of a row has the content of the row. */
function hasContent(base, [path, , , , , content]) {
  const file = join(base, path);
  if (content.startsWith(LINK)) return fs.readlinkSync(file) === content.slice(LINK.length);
  return require('node:crypto').hash('sha256', fs.readFileSync(file)) === content;
}

/** The rows whose files are not as they were, by what the file system says. */
function* changed(base, rows, places) {
  for (const place of places) {
    const stats = statOf(base, rows[place]);
    if (stats === undefined || !isStamped(rows[place], stats)) yield place;
  }
}

/** The path of a file of which the content differs; undefined: there is none. */
function differing(base, rows, places) {
  for (const place of places) {
    if (attempt(() => hasContent(base, rows[place])) !== true) return rows[place][0];
  }
  return undefined;
}

/** Stores what the file system says now about files of the same content, if it can be stored. */
function restamp(start, index, lists) {
  attempt(() => {
    const next = join(start, `index-${process.pid}`);
    const file = fs.openSync(next, 'w');
    try {
      const clock = fs.fstatSync(file).ctimeMs;
      for (const [base, rows, places] of lists) {
        for (const place of places) {
          const { size, mtimeMs, ctimeMs, ino } = statOf(base, rows[place]);
          // First the stamp, then the content: see tools/scripts/bundle/inputs.ts.
          if (ctimeMs >= clock - CLOCK_STEP_MS || !hasContent(base, rows[place])) continue;
          rows[place].splice(1, 4, size, mtimeMs, ctimeMs, ino);
        }
      }
      fs.writeFileSync(file, JSON.stringify(index));
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(next, join(start, 'index.json'));
  });
}

/** Whether the bundle of a command is what its sources are, and if not, the first file that differs. */
function compare(root, start, index, { inputs, chunks }) {
  const folder = join(start, index.id);
  const lists = [
    [root, index.inputs, [...changed(root, index.inputs, inputs)]],
    [folder, index.chunks, [...changed(folder, index.chunks, chunks)]],
  ];
  if (lists.every(([, , places]) => places.length === 0)) return undefined;
  for (const list of lists) {
    const path = differing(...list);
    if (path !== undefined) return path;
  }
  restamp(start, index, lists);
  return undefined;
}

/** The folder of the workspace that a command works on: the nearest with an abicus.json. */
function workspaceOf(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if (fs.existsSync(join(at, 'abicus.json'))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** The compiled code of a command, by chunk, if all of it is as it was written. */
function readCode(start, index, command) {
  const none = new Map();
  const about = attempt(() => JSON.parse(fs.readFileSync(join(start, 'code', `${command}.json`), 'utf8')));
  if (about?.id !== index.id || about.node !== nodeName()) return none;
  const path = join(start, 'code', about.row[0]);
  const stats = attempt(() => fs.statSync(path, NO_THROW));
  if (stats === undefined || !isStamped(about.row, stats)) return none;
  const data = attempt(() => fs.readFileSync(path));
  if (data?.length !== stats.size) return none;
  return new Map(about.chunks.map(([name, from, to]) => [name, data.subarray(from, to)]));
}

/** The Node that code is compiled for. V8 itself rejects code of other flags. */
function nodeName() {
  return `${process.version} ${process.arch} ${process.platform}`;
}

/** Keeps the compiled code of a command. */
function writeCode(start, index, command, scripts) {
  const folder = join(start, 'code');
  const name = `${command}-${process.pid}-${Date.now()}`;
  fs.mkdirSync(folder, { recursive: true });
  const chunks = [];
  const parts = [];
  let at = 0;
  for (const [chunk, script] of scripts) {
    const part = script.createCachedData();
    chunks.push([chunk, at, at + part.length]);
    parts.push(part);
    at += part.length;
  }
  const file = fs.openSync(join(folder, name), 'wx');
  fs.writeFileSync(file, Buffer.concat(parts));
  fs.fsyncSync(file);
  fs.closeSync(file);
  const { size, mtimeMs, ctimeMs, ino } = fs.statSync(join(folder, name));
  const about = { id: index.id, node: nodeName(), row: [name, size, mtimeMs, ctimeMs, ino], chunks };
  fs.writeFileSync(join(folder, `${name}.json`), JSON.stringify(about));
  fs.renameSync(join(folder, `${name}.json`), join(folder, `${command}.json`));
  for (const old of fs.readdirSync(folder)) {
    if (old.startsWith(`${command}-`) && old !== name) fs.rmSync(join(folder, old));
  }
}

/** Loads chunks and keeps their compiled code at the end. */
function load(root, start, index, command, prepareSources) {
  const folder = join(start, index.id);
  const code = readCode(start, index, command);
  const modules = new Map();
  const scripts = new Map();
  let isNew = false;

  const metaOf = (path) => {
    const filename = join(root, path);
    const url = pathToFileURL(filename).href;
    const resolve = (id) => pathToFileURL(require.resolve(id, { paths: [dirname(filename)] })).href;
    return { filename, dirname: dirname(filename), url, resolve };
  };
  const importLate = async (specifier) => {
    if (specifier.startsWith('node:')) return import(specifier);
    const isOther = specifier.startsWith(OTHER);
    const { href } = isOther ? pathToFileURL(join(root, specifier.slice(OTHER.length))) : new URL(specifier);
    for (const [path, chunk] of Object.entries(index.entries)) {
      if (href === pathToFileURL(join(root, path)).href) return requireChunk(chunk);
    }
    prepareSources();
    return import(href);
  };
  const requireFrom = (id) => {
    if (id.startsWith('./')) return requireChunk(id.slice(2));
    if (!id.startsWith(OTHER)) return require(id);
    prepareSources();
    return require(join(root, id.slice(OTHER.length)));
  };
  function requireChunk(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = join(folder, name);
    const cachedData = code.get(name);
    const source = `(function (${PARAMETERS}) {${fs.readFileSync(filename, 'utf8')}\n})`;
    const script = new vm.Script(source, { filename, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) isNew = true;
    scripts.set(name, script);
    script.runInThisContext()(module.exports, requireFrom, module, metaOf, importLate);
    return module.exports;
  }

  process.on('exit', (status) => {
    if (isNew && status === 0) attempt(() => writeCode(start, index, command, scripts));
  });
  requireChunk('main.js');
}

/**
 * Runs the bundle for this process's arguments if it may be used; else it tells why not.
 * @param prepareSources has modules outside of the bundle come from sources.
 */
function runBundle(root, prepareSources) {
  const start = join(root, 'node_modules', '.cache', 'abicus', 'start');
  const index = readIndex(start, root);
  if (index === undefined) return { why: 'there is none' };
  const name = Object.hasOwn(index.commands, process.argv[2] ?? '') ? process.argv[2] : '';
  const command = index.commands[name];
  if (command.importsSystem && (workspaceOf(process.cwd()) ?? root) !== root) {
    return { why: 'another workspace has a system of its own' };
  }
  const path = compare(root, start, index, command);
  if (path !== undefined) return { why: `${path} has changed` };
  load(root, start, index, name === '' ? 'help' : name, prepareSources);
  return undefined;
}

module.exports = { runBundle };
