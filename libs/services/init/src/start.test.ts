/** Starts of one program: the order of the syscalls, and the error when one fails. */
import { SLOTS } from '@abicus/abi-init';
import { CapKind, MapFlags, SYSCALL, writeCapInfo } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { FakeCpu, type SyscallHandler } from '../../../ipc/test/fake-cpu.ts';
import { bootProgram } from '../test/small-boot.ts';
import { startProgram } from './start.ts';

const IMAGE_SLOT = 4;
/** The size of the image: two pages and a byte. */
const LENGTH = 0x2001;
const IMAGE_VA = 0x1000_0000 + IMAGE_SLOT * 0x10_0000;
const CHILD = 0x2_0005;
const CONTROL = 9;

const program = bootProgram('nova', IMAGE_SLOT, { stackPages: 7 });

const describesImage: SyscallHandler = ({ args: [, out = 0n] }, cpu) => {
  const info = { capKind: CapKind.Vmo, base: 0x8000_0000n, length: BigInt(LENGTH) };
  writeCapInfo(cpu.memory, Number(out), info);
  return 0;
};

/** The syscalls of a successful start, with their results. */
const STEPS: readonly (readonly [keyof typeof SYSCALL, SyscallHandler, string])[] = [
  ['ipcEndpointCreateV2', () => 0, 'control endpoint'],
  ['capQuery', describesImage, 'image'],
  ['map', () => 0, 'image'],
  ['map', () => 0, 'image'],
  ['map', () => 0, 'image'],
  ['execV2', () => CHILD, 'exec'],
  ['capClone', () => CONTROL, 'control endpoint'],
  ['capClose', () => 0, 'control endpoint'],
];

test('a start creates the control endpoint, maps the image, executes it, and frees slot 0 for the next program', () => {
  const cpu = new FakeCpu();
  let name = '';
  const results = STEPS.map(([call, answer]): SyscallHandler => {
    if (call !== 'execV2') return answer;
    return (trap, on) => {
      const [, , , , at = 0n, length = 0n] = trap.args;
      name = new TextDecoder().decode(on.read(Number(at), Number(length)));
      return answer(trap, on);
    };
  });
  const result = cpu.run(startProgram(cpu, program), ...results);
  expect(result).toEqual({ ok: true, value: { name: 'nova', pid: CHILD, control: CONTROL } });
  expect(name).toBe('nova');
  expect(cpu.traps.map(({ number }) => number)).toEqual(STEPS.map(([call]) => SYSCALL[call]));
  const args = cpu.traps.map((trap) => trap.args.map(Number));
  expect(args[0]?.slice(0, 2)).toEqual([SLOTS.endpointFactory, 8]);
  expect(args[1]?.[0]).toBe(IMAGE_SLOT);
  const readOnly = MapFlags.VALID | MapFlags.READ | MapFlags.USER;
  expect(args.slice(2, 5).map((one) => one.slice(0, 4))).toEqual(
    [0, 0x1000, 0x2000].map((at) => [IMAGE_SLOT, IMAGE_VA + at, at, readOnly]),
  );
  expect(args[5]?.slice(0, 4)).toEqual([IMAGE_VA, LENGTH, 7, 0]);
  expect([args[6]?.[0], args[7]?.[0]]).toEqual([0, 0]);
});

test.each(STEPS.map(([call, , step], at) => [`${call} (call ${at + 1})`, at, step] as const))(
  'a start whose %s fails stops there, and names the step',
  (_, at, step) => {
    const cpu = new FakeCpu();
    const results = STEPS.slice(0, at).map(([, answer]) => answer);
    const result = cpu.run(startProgram(cpu, program), ...results, () => -28);
    // A wrapper gives EUNKNOWN for an undeclared error; that of exec names all numbers.
    expect(result).toEqual({
      ok: false,
      error: expect.stringMatching(new RegExp(`^${step}: (?:ENOSPC|Unknown)$`)),
    });
  },
);
