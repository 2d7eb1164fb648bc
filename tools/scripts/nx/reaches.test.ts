/** Where contracts reach, against the same written down by hand for those that abicus began with. */
import { expect, test } from 'vitest';
import { contractNames, generated, programPackages, reachedBy, withDependents } from './reaches.ts';

// A contract that is not listed reaches what `reachedBy` says, which these rows show.
const REACHES = `
  rfc-0005-abi            kernel ipc
  rfc-0005-cap            kernel
  rfc-0005-console        kernel
  rfc-0005-interrupts     kernel
  rfc-0005-ipc            kernel
  rfc-0005-memory         kernel
  rfc-0005-task           kernel
  rfc-0005-time           kernel
  rfc-0011-logd           logd
  rfc-0013-boot           init
  rfc-0013-execd
  rfc-0014-peer           selftest-peer
  rfc-0014-testing
  rfc-0015-policyd        statefsd
  rfc-0018-statefsd       statefsd
  rfc-0019-nonces         ipc
  rfc-0020-types          kernel
  rfc-0021-smp            kernel
  rfc-0022-smp-hardening  kernel
  rfc-0023-qos            kernel timed
  rfc-0023-timed          logd selftest-peer timed
  rfc-0024-metricsd       metricsd
  rfc-0029-netstackd      netstackd
  rfc-0087-supervision    init
  rfc-0093-routing        init
  rfc-0096-calls          kernel
  rfc-0100-board          board
  rfc-0102-service        service
`;

const rows = REACHES.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

test.each(rows)('%s reaches the packages that it feeds or that use it', (contract, ...packages) => {
  const reached = withDependents(reachedBy(contract).map(generated));
  expect([...reached].toSorted()).toEqual([...withDependents(packages.map(generated))].toSorted());
});

test('each row is of a contract', () => {
  expect(rows.map(([name]) => name).filter((name) => !contractNames.includes(name ?? ''))).toEqual(
    [],
  );
});

test('the packages of programs are those of init, of the services and of the peer', () => {
  expect(programPackages).toEqual(
    expect.arrayContaining(['init', 'logd', 'selftest-peer', 'timed']),
  );
  for (const other of ['kernel', 'ladder', 'policyd', 'statefsd']) {
    expect(programPackages).not.toContain(other);
  }
});
