// Resolves packages of ours to their sources, and the workspace's own imports without asking the file system. Node's
// resolver looks for links, for the nearest package.json and for the format of each file: at 260 modules that is a third
// of the start. What these imports say is enough: a relative path that ends in .ts is that file, and a package of ours is
// the same wherever it is imported from. Everything else is left to Node, and so is reading and stripping.
'use strict';

const { registerHooks } = require('node:module');

/** The condition under which our packages export their sources. */
const CONDITION = '@abicus/source';

/** Has all modules that are imported from now on come from sources. */
function runSources() {
  const packages = new Map();
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier.startsWith('.') && specifier.endsWith('.ts')) {
        const { href } = new URL(specifier, context.parentURL);
        return { url: href, format: 'module-typescript', shortCircuit: true };
      }
      if (!specifier.startsWith('@abicus/')) return next(specifier, context);
      const known = packages.get(specifier);
      if (known !== undefined) return known;
      const conditions = [...context.conditions, CONDITION];
      const found = { ...next(specifier, { ...context, conditions }), shortCircuit: true };
      packages.set(specifier, found);
      return found;
    },
  });
}

module.exports = { runSources };
