/** The package that `abicus new service` makes for each service of a draw, beside the generated ones. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../src/model/types.ts';
import { usualKind, type Plan } from '../src/scaffold/service/plan.ts';
import { sources } from '../src/scaffold/service/sources.ts';
import { packageFolder, packageName } from '../src/workspace/config.ts';
import { WORKSPACE } from './outcome.ts';

/** The sources and tests of new services, by path in the workspace. */
export function scaffolded(model: Model): [path: string, text: string][] {
  return model.services.flatMap((service, i) => {
    const name = `service-${i}`;
    const folder = `libs/services/${name}`;
    const kind = usualKind(model, service);
    const plan: Plan = { workspace: WORKSPACE, model, service, name, folder, kind };
    return sources(plan);
  });
}

/** Lets a compiler find the generated packages of a draw by their names. */
export function linkPackages(folder: string, model: Model): void {
  const entry = (file: string): object => ({ default: `./src/${file}` });
  const exports = { '.': entry('index.ts'), './testing': entry('testing/index.ts') };
  for (const { feeds } of model.packages) {
    const name = packageName(WORKSPACE, feeds);
    const whole = join(folder, packageFolder(WORKSPACE, feeds));
    mkdirSync(whole, { recursive: true });
    writeFileSync(join(whole, 'package.json'), JSON.stringify({ name, type: 'module', exports }));
    const link = join(folder, 'node_modules', name);
    mkdirSync(join(link, '..'), { recursive: true });
    symlinkSync(whole, link, 'dir');
  }
}
