/** Interrupts of a device: the client drives the block device, and sleeps until the device interrupts. */
import { irqBind, irqComplete, MARKERS, MsgType, readInterruptNotice } from '@abicus/abi-kernel';
import { IRQ_VIRTIO, VIRTIO_INTERRUPT_USED, VIRTIO_SLOT_BLK } from '@abicus/abi-board';
import { nowNs, outcome, sectorPattern, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { startBlockDriver } from '../programs/block-driver.ts';
import { CLIENT } from '../slots.ts';
import { receiveAt, WAIT_NS } from './messages.ts';

const MARKER = MARKERS.irqNotice;
/** The sender of notices. */
const KERNEL = 0;

/** Sleeps until a message arrives; returns its type, its sender and what it tells, or the error. */
function* sleep({ cpu }: ProbeContext): Program<string> {
  const deadline = (yield* nowNs(cpu)) + WAIT_NS;
  const got = yield* receiveAt(cpu, CLIENT.loopbackRecv, deadline);
  if (!got.ok) return got.error;
  const { header, payload } = got.value;
  const told = readInterruptNotice(payload, 0);
  return [header.ty, header.dst, told?.cookie, told?.line].join(' ');
}

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu, identity: cookie } = context;
  const { blockInterrupt } = CLIENT;
  const notice = [MsgType.Interrupt, KERNEL, cookie, IRQ_VIRTIO + VIRTIO_SLOT_BLK].join(' ');
  const checks = proof(MARKER);
  const driver = yield* startBlockDriver(cpu, CLIENT.blockRegisters);
  checks.equal('irqBind', 'the driver starts', outcome(driver), 'ok');
  if (!driver.ok) return checks.end();
  const { value: device } = driver;
  const bind = yield* irqBind(cpu, blockInterrupt, CLIENT.loopbackRecv, cookie);
  checks.equal('irqBind', 'to the endpoint', outcome(bind), 'ok');
  const early = yield* irqComplete(cpu, blockInterrupt);
  checks.equal('irqComplete', 'without an interrupt', outcome(early), 'WouldBlock');

  device.request(3);
  checks.equal('irqBind', 'the device takes time', device.sector(), undefined);
  const first = yield* sleep(context);
  checks.equal('irqBind', 'the first interrupt', first, notice);
  checks.equal('irqBind', 'the sector', device.sector(), sectorPattern(3));
  checks.equal('irqBind', 'the cause', device.acknowledge(), VIRTIO_INTERRUPT_USED);

  // The line is masked: a second request gives no notice until the first interrupt is completed.
  const rule = 'interrupts.invariant.oneNotice';
  device.request(1);
  const masked = yield* sleep(context);
  checks.equal(rule, 'while it is masked', masked, 'ETIMEDOUT');
  checks.equal(rule, 'the device is done', device.sector(), sectorPattern(1));
  const completed = yield* irqComplete(cpu, blockInterrupt);
  checks.equal('irqComplete', 'of the first interrupt', outcome(completed), 'ok');
  const second = yield* sleep(context);
  checks.equal(rule, 'of the line that was raised meanwhile', second, notice);

  // Completed without serving the device, which still raises its line.
  const unserved = yield* irqComplete(cpu, blockInterrupt);
  checks.equal('irqComplete', 'of the second interrupt', outcome(unserved), 'ok');
  const third = yield* sleep(context);
  checks.equal(rule, 'of the line that is still raised', third, notice);
  checks.equal(rule, 'the cause', device.acknowledge(), VIRTIO_INTERRUPT_USED);
  const last = yield* irqComplete(cpu, blockInterrupt);
  checks.equal('irqComplete', 'of the third interrupt', outcome(last), 'ok');
  const quiet = yield* sleep(context);
  checks.equal(rule, 'of a line that is lowered', quiet, 'ETIMEDOUT');
  return checks.end();
}

/** `SELFTEST: irq notice ok`. */
export const irqNotice: Probe<typeof MARKER> = { marker: MARKER, run };
