import { LOGD_SERVICE } from '@abicus/abi-logd/testing';
import { TIMED_SERVICE } from '@abicus/abi-timed/testing';
import { hostileRun, Rig } from '@abicus/service/testing';
import { test } from 'vitest';
import { definition } from '../src/logd.ts';
test('x', () => {
  const orig = Rig.prototype.run;
  let rig: any;
  Rig.prototype.run = function (this: any) { rig = this; return orig.call(this); };
  const CALLERS = Array.from({ length: 80 }, (_, identity) => BigInt(identity));
  console.log(hostileRun(definition, { service: LOGD_SERVICE, callees: [TIMED_SERVICE], callers: CALLERS }, 1014718, 200));
  console.log('arrived', rig.arrived.join(' '), '\nclosed', rig.closed.join(' '), '\nmoved', rig.moved.join(' '), rig.loop.counters.noted);
});
