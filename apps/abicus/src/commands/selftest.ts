/** `abicus selftest`. */
import { selftest } from '@abicus/selftest';
import { SYSTEM } from '@abicus/selftest/system';
import { text, type Run } from '../command.ts';

/** Boots the machine and judges its log. */
export const run: Run = ({ values }, io) => {
  const options = {
    smp: text(values, 'smp'),
    seed: text(values, 'seed'),
    until: text(values, 'until'),
    timeout: text(values, 'timeout'),
    phase: text(values, 'phase'),
    'require-smp': values['require-smp'] === true,
    json: values['json'] === true,
    evidence: text(values, 'evidence'),
  };
  return selftest(SYSTEM, options, io.env, io);
};
