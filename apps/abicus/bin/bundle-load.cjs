// Loads the chunks of a bundle, and keeps their compiled code for the next run of the same command: what V8 has compiled
// until the end of a run, which is what such a run needs. Node's own cache has only what is compiled when a module is
// loaded. V8 trusts compiled code: so it is used only if it is what was written, by all that the file system says.
'use strict';

const fs = require('node:fs');
const { dirname, join } = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const { attempt, isStamped } = require('./bundle-compare.cjs');

const OTHER = 'other:';
const PARAMETERS = 'exports, require, module, __abicusMeta, __abicusImport';

/** The compiled code of a command, by chunk, if all of it is as it was written. */
function readCode(start, index, command) {
  const none = new Map();
  const about = attempt(() =>
    JSON.parse(fs.readFileSync(join(start, 'code', `${command}.json`), 'utf8')),
  );
  if (about?.id !== index.id || about.node !== nodeName()) return none;
  const path = join(start, 'code', about.row[0]);
  const stats = attempt(() => fs.statSync(path));
  if (!isStamped(about.row, stats)) return none;
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
  const about = {
    id: index.id,
    node: nodeName(),
    row: [name, size, mtimeMs, ctimeMs, ino],
    chunks,
  };
  fs.writeFileSync(join(folder, `${name}.json`), JSON.stringify(about));
  fs.renameSync(join(folder, `${name}.json`), join(folder, `${command}.json`));
  for (const old of fs.readdirSync(folder)) {
    if (old.startsWith(`${command}-`) && old !== name) fs.rmSync(join(folder, old));
  }
}

/**
 * Loads chunks and keeps their compiled code at the end. Returns false, and has loaded nothing, if another process
 * has just built another bundle.
 */
function load(root, start, index, command, prepareSources) {
  const folder = join(start, index.id);
  const code = readCode(start, index, command);
  // All of them now: another process may build another bundle while this one runs.
  const read = ([name]) => [name, fs.readFileSync(join(folder, name), 'utf8')];
  const texts = attempt(() => new Map(index.chunks.map(read)));
  if (texts === undefined) return false;
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
    const { href } = isOther
      ? pathToFileURL(join(root, specifier.slice(OTHER.length)))
      : new URL(specifier);
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
    const source = `(function (${PARAMETERS}) {${texts.get(name)}\n})`;
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
  return true;
}

module.exports = { load };
