/** The ABI for other languages: a C header, a Rust crate, and a module with their URLs. */
import { codeFile } from '../../output/code-file.ts';
import { packageFolder, sourcePath } from '../../workspace/config.ts';
import { outputs, type Emitter } from '../emitter.ts';
import { cHeader } from './c-header.ts';
import { cHeaderFile } from '../../names/c.ts';
import { stem } from '../../names/native.ts';
import { rustCrate } from './rust.ts';

/** `libs/abi/native`. */
export const native: Emitter = {
  name: 'native',
  emit: (model, workspace) => {
    const folder = packageFolder(workspace, 'native');
    const prefix = stem(workspace);
    const header = cHeaderFile(prefix);
    const where = codeFile(sourcePath(workspace, 'native', 'index.ts'), model.contracts);
    where.doc('The URLs of the C header and the Rust crate of this package.');
    where.doc('The C header. Needs C11 or C++11, and attributes of GNU C.');
    where.print(`export const headerUrl: URL = new URL('../include/${header}', import.meta.url);`);
    where.doc('The root of the Rust crate. Needs edition 2021; it is `no_std`.');
    where.print(`export const crateUrl: URL = new URL('../rust/${prefix}.rs', import.meta.url);`);
    return outputs(
      cHeader(`${folder}/include/${header}`, prefix, model),
      rustCrate(`${folder}/rust/${prefix}.rs`, model),
      where,
    );
  },
};
