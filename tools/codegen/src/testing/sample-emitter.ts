/** An emitter for tests: one file of limits per package. */
import { code, imported, importedType } from '../output/code.ts';
import { codeFile } from '../output/code-file.ts';
import { outputs, type Emitter } from '../emit/emitter.ts';
import { sourcePath } from '../workspace/config.ts';

const ok = imported('ok', '@abicus/wire');
const result = importedType('Result', '@abicus/wire');

/** Limits, and a function whose result matters. */
export const sampleEmitter: Emitter = {
  name: 'sample',
  emit: (model, workspace) =>
    outputs(
      ...model.packages.map((one) => {
        const origins = model.contracts.filter(({ slug }) => one.contracts.includes(slug));
        const file = codeFile(sourcePath(workspace, one.feeds, 'limits.ts'), origins);
        for (const limit of model.limits.filter(({ feeds }) => feeds === one.feeds)) {
          if (limit.kind !== 'limit') continue;
          file.doc(limit.doc === '' ? limit.why : limit.doc);
          file.print(code`export const ${limit.name}: number = ${limit.value};`);
          file.blank();
        }
        file.block(code`export function first(): ${result}<number, never>`, () => {
          file.print(code`return ${ok}(1);`);
        });
        file.keep('first');
        return file;
      }),
    ),
};
