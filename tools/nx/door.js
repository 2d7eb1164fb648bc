// The door to the plugin, in JavaScript that any Node reads: Nx is started by the Node that comes first in PATH, and
// that may be an old one.
//
//   Node 22.18 or later                          imports dist/, in the workspace src/
//   an older one, beside a later in node_modules   asks that one for targets, so that graphs and tasks work
//   an older one                                 says so in one sentence

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const LEAST = '22.18';
/** The condition under which our packages export their sources. */
const CONDITION = '@abicus/source';

const isSource = existsSync(new URL('src/index.ts', import.meta.url));

/** Whether a Node of `version` ("22.18.0") runs the plugin. */
function isEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** The Node that the `node` package put into node_modules, if it is there and late enough. */
function laterNode() {
  const require = nodeModule.createRequire(import.meta.url);
  try {
    const manifest = require.resolve('node/package.json', {
      paths: [process.cwd(), dirname(fileURLToPath(import.meta.url))],
    });
    const program = process.platform === 'win32' ? 'node.exe' : 'node';
    const path = join(dirname(manifest), 'bin', program);
    return isEnough(require(manifest).version) && existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

const isOld = !isEnough(process.versions.node);
const later = isOld ? laterNode() : undefined;
const needs = `@abicus/nx needs Node ${LEAST} or later, and this is Node ${process.versions.node}`;

if (isOld && later === undefined) {
  throw new Error(
    `${needs}: put a later one first in PATH, or install the package \`node@24\` here.`,
  );
}

let hooked = false;

/** A module of the plugin, by its path in src without the extension. */
async function load(name) {
  if (isOld)
    throw new Error(`${needs}: start Nx with \`npx nx\`, which finds the one of node_modules.`);
  if (isSource && !hooked) {
    hooked = true;
    nodeModule.registerHooks({
      resolve: (specifier, context, next) =>
        next(specifier, { ...context, conditions: [...context.conditions, CONDITION] }),
    });
  }
  return import(isSource ? `./src/${name}.ts` : `./dist/${name}.js`);
}

/** What the later Node says in a script: a process for each question, which takes 0.2 s. */
function ask(script, question) {
  const path = fileURLToPath(script);
  const { error, status, stdout, stderr } = spawnSync(later, [path], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(stderr.trim());
  return stdout;
}

/** Called by Nx with all package.json files. */
export const createNodes = [
  '**/package.json',
  async (files, options, context) => {
    if (!isOld) return (await load('index')).createNodes[1](files, options, context);
    const { workspaceRoot, nxJsonConfiguration } = context;
    const question = [files, options, { workspaceRoot, nxJsonConfiguration }];
    return JSON.parse(ask(new URL('answer.js', import.meta.url), question));
  },
];

/** What `abicus check` reads in a workspace besides its files, as text. */
export const outside = async (root) =>
  isOld ? ask(new URL('outside.js', import.meta.url), []) : (await load('outside')).outside(root);

const generator = (name) => async (tree, options) =>
  (await load(`generators/${name}`)).default(tree, options);

/** What `nx sync` runs. */
export const sync = generator('sync');
/** `nx g @abicus/nx:contract NAME`. */
export const contract = generator('contract');
/** `nx g @abicus/nx:service NAME`. */
export const service = generator('service');
/** `nx g @abicus/nx:syscall NAME`. */
export const syscall = generator('syscall');
