/** The reference: a Markdown page per contract, and an index of them. */
import { ownModel } from '../../model/own.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { outputs, type Emitter } from '../emitter.ts';
import { pageName } from './links.ts';
import { indexText, pageText } from './page.ts';

function page(path: string, origins: readonly Origin[], text: string): CodeFile {
  const file = codeFile(path, origins);
  for (const line of text.trimEnd().split('\n')) file.print(line);
  return file;
}

/** `docs/reference`. */
export const docs: Emitter = {
  name: 'docs',
  emit: (model, workspace) => {
    const toRoot = workspace.docs
      .split('/')
      .map(() => '..')
      .join('/');
    return outputs(
      page(`${workspace.docs}/README.md`, model.contracts, indexText(model)),
      ...ownModel(model).contracts.map((contract) =>
        page(
          `${workspace.docs}/${pageName(contract)}`,
          [contract],
          pageText({ model, contract }, toRoot),
        ),
      ),
    );
  },
};
