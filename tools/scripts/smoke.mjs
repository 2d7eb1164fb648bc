// Runs inside an empty project with every published package installed: imports each package and
// makes one call. Plain JavaScript, as a consumer would write it. `node smoke.mjs <package>…`

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One call per package; constants are read where there is no function to call. */
const calls = {
  abicus: () => {
    const bin = fileURLToPath(
      import.meta.resolve('abicus/package.json').replace(/package\.json$/, 'bin/abicus.cjs'),
    );
    const { stderr } = spawnSync(process.execPath, [bin], { encoding: 'utf8' });
    assert.match(stderr, /usage: abicus /);
  },
  '@abicus/abi-board': ({ PAGE_SIZE, PAGE_SHIFT }) => assert.equal(PAGE_SIZE, 1 << PAGE_SHIFT),
  '@abicus/abi-init': ({ readStart, encodeStart }) => {
    assert.deepEqual(readStart(encodeStart({ grants: 3, starts: 1 }), 0), { grants: 3, starts: 1 });
  },
  '@abicus/abi-ipc': ({ nonce32 }) => assert.equal(nonce32(7).value, 7),
  '@abicus/abi-kernel': ({ errnoName, ERRNO }) => assert.equal(errnoName(ERRNO.EINVAL), 'EINVAL'),
  '@abicus/abi-ladder': ({ recognise }) =>
    assert.equal(recognise([], 'smp1').findings[0].kind, 'missing'),
  '@abicus/abi-logd': ({ decodeStats, encodeStats }) => {
    assert.notEqual(decodeStats(encodeStats({ version: 'v2', nonce: 7n })), undefined);
  },
  '@abicus/abi-native': ({ headerUrl, crateUrl }) => {
    assert.match(readFileSync(headerUrl, 'utf8'), /_Static_assert|static_assert/);
    assert.match(readFileSync(crateUrl, 'utf8'), /no_std/);
  },
  '@abicus/abi-selftest-peer': ({ decodeArm, encodeArm }) => {
    assert.deepEqual(decodeArm(encodeArm({ timers: 3 }, 7)), { timers: 3 });
  },
  '@abicus/abi-service': ({ WITHIN }) => assert.equal(typeof WITHIN, 'object'),
  '@abicus/abi-timed': ({ decodeRoom, encodeRoom }) => {
    assert.notEqual(decodeRoom(encodeRoom(7)), undefined);
    assert.equal(decodeRoom(new Uint8Array(3)), undefined);
  },
  '@abicus/async': async ({ connect, pair, serve }) => {
    const { TIMED_PROTOCOL } = await import('@abicus/abi-timed');
    const [here, there] = pair();
    serve(TIMED_PROTOCOL, { room: () => ({ free: 7 }) }, there);
    const client = connect(TIMED_PROTOCOL, here);
    assert.deepEqual(await client.call.room(), { ok: true, value: { free: 7 } });
    client.close();
  },
  '@abicus/codegen': ({ readWorkspace }) => assert.equal(readWorkspace(process.cwd()).ok, true),
  '@abicus/config': ({ parseConfig }) => {
    const schema = { kind: 'object', keys: { port: { of: { kind: 'integer', min: 1, max: 9 } } } };
    const named = { id: 'x', name: 'x.toml', schema, is: () => true };
    const read = parseConfig(named, { file: 'x.toml', text: 'port = 7' });
    assert.equal(read.value.port, 7);
  },
  '@abicus/contracts': async () => {
    const { readContracts, workspaceAt } = await import('@abicus/codegen');
    const linked = [{ name: '@abicus/contracts', line: 1, col: 1 }];
    const found = readContracts(workspaceAt(process.cwd(), { linked }));
    assert.ok(found.length > 20 && found.every(({ fault }) => fault === undefined));
  },
  '@abicus/contract': ({ ns }) => assert.equal(ns.millis(2), 2 * ns.micros(1000)),
  '@abicus/emulator': ({ Digest }) => assert.ok(new Digest().word(1)),
  '@abicus/init': ({ program }) => assert.equal(program.name, 'init'),
  '@abicus/ipc': ({ Nonces }) => assert.equal(new Nonces(7).take(), 7),
  '@abicus/kernel': ({ Kernel }) => assert.throws(() => new Kernel({}).core, /not booted/),
  '@abicus/logd': ({ parseRecordText }) => assert.equal(parseRecordText('no record'), undefined),
  '@abicus/nx': ({ createNodes }) => assert.equal(createNodes[0], '**/package.json'),
  '@abicus/probe': ({ outcome }) => assert.equal(outcome({ ok: true }), 'ok'),
  '@abicus/program': ({ programId }) => assert.equal(programId('timed'), programId('timed')),
  '@abicus/selftest': async ({ selftest }) => {
    const said = [];
    const say = (text) => void said.push(text);
    const { LADDER: ladder, CONTRACTS: contracts } = await import('@abicus/abi-ladder');
    const system = { ladder, contracts, contractsSha256: '', programs: [], probes: [] };
    const io = { cwd: process.cwd(), out: say, err: say, terminal: false };
    assert.equal(await selftest(system, { phase: 'none' }, {}, io), 2);
    assert.match(said.join(''), /no such phase/);
  },
  '@abicus/selftest-client': ({ program }) => assert.equal(program.name, 'selftest-client'),
  '@abicus/selftest-peer': ({ program }) => assert.equal(program.name, 'selftest-peer'),
  '@abicus/service': ({ service }) => assert.equal(typeof service, 'function'),
  '@abicus/system-report': ({ systemExit }) => {
    assert.equal(systemExit({ status: 'unusable', why: 'no contract' }), 2);
  },
  '@abicus/timed': ({ coalesce }) => assert.equal(coalesce(1n, 8n), 8n),
  '@abicus/wire': ({ ok }) => assert.equal(ok(1).value, 1),
};

for (const name of process.argv.slice(2)) {
  try {
    // A package without a main entry (the CLI, the contracts) is not imported.
    const module = ['abicus', '@abicus/contracts'].includes(name) ? {} : await import(name);
    assert.ok(calls[name], 'no call in smoke.mjs');
    await calls[name](module);
  } catch (error) {
    process.exitCode = 1;
    process.stdout.write(`${name}: ${error.message}\n`);
  }
}
