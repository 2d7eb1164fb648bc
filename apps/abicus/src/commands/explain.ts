/** `abicus explain CODE`. */
import { EXPLANATIONS, explain } from '@abicus/codegen/explain';
import type { Run } from '../command.ts';

/** Explains a code. */
export const run: Run = ({ values, positionals }, io) => {
  const [code = ''] = positionals;
  const explained = explain(code);
  if (explained === undefined) {
    const known = Object.keys(EXPLANATIONS).join(', ');
    io.err(`abicus: explain: there is no code '${code}'. Codes: ${known}\n`);
    return 2;
  }
  const json = { code: code.toUpperCase(), ...EXPLANATIONS[code.toUpperCase()] };
  io.out(values['json'] === true ? `${JSON.stringify(json, undefined, 2)}\n` : explained);
  return 0;
};
