import { expect, test } from 'vitest';
import { mayPass } from './may-pass.ts';

test.each([
  ['exec: EAGAIN', true],
  ['exec: ENOMEM', true],
  ['start message: ENOSPC', true],
  ['control endpoint: QueueFull', true],
  ['image: EPERM', false],
  ['exec: EINVAL', false],
  ['control endpoint: slot 0 is taken', false],
  ['no instance', false],
  ['', false],
])('%j may pass: %s', (reason, may) => expect(mayPass(reason)).toBe(may));
