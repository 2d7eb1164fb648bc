/** A driver of the network device for tests: buffers that are used again, and frames. */
import { PAGE_SIZE, VIRTIO_NET_BUFFER_SIZE, VIRTIO_NET_FEATURE_MAC, VIRTIO_NET_HEADER_SIZE, VIRTIO_NET_RECEIVEQ, VIRTIO_NET_TRANSMITQ, VIRTIO_SLOT_NET, VIRTIO_STATUS, VIRTIO_STATUS_NEEDS_RESET, } from '@abicus/abi-board';
import { Machine } from '../src/index.js';
import { FrameAllocator } from './space.js';
import { DriverQueue, startDevice } from './virtio-driver.js';
/** An address, by its last byte. */
export const macOf = (last) => Uint8Array.of(2, 0, 0, 0, 0, last);
/** The address of all. */
export const BROADCAST = new Uint8Array(6).fill(0xff);
/** A frame of `length` bytes. */
export function frameOf(to, from, fill, length = 60) {
    const frame = new Uint8Array(length).fill(fill);
    frame.set(to, 0);
    frame.set(from, 6);
    return frame;
}
/** A driver with as many receive buffers as its queue has entries. */
export class NetDriver {
    receive;
    transmit;
    #machine;
    #buffers;
    #toSend;
    constructor(machine, frames = new FrameAllocator(machine.ram), num = 8) {
        const queueOf = (index) => new DriverQueue(frames, machine.bus, VIRTIO_SLOT_NET, index, num);
        this.#machine = machine;
        this.receive = queueOf(VIRTIO_NET_RECEIVEQ);
        this.transmit = queueOf(VIRTIO_NET_TRANSMITQ);
        this.#buffers = Array.from({ length: num }, () => frames.alloc());
        this.#toSend = frames.alloc();
    }
    /** Initialises the device, and offers all receive buffers. */
    start(offered = this.#buffers.length) {
        startDevice([this.receive, this.transmit], VIRTIO_NET_FEATURE_MAC);
        for (let i = 0; i < offered; i++)
            this.offer(i);
        return this;
    }
    /** Offers a receive buffer. */
    offer(index, length = VIRTIO_NET_BUFFER_SIZE) {
        this.receive.submit({ pa: this.#buffers[index] ?? 0, length, writable: true });
        this.receive.notify();
    }
    /** Transmits a frame behind a header of zeros. */
    send(frame) {
        this.sendRaw(Uint8Array.of(...new Uint8Array(VIRTIO_NET_HEADER_SIZE), ...frame));
        this.transmit.popUsed();
    }
    /** Transmits header and frame as one buffer. */
    sendRaw(bytes) {
        if (bytes.length > PAGE_SIZE)
            throw new RangeError('a buffer of these tests is at most a page');
        this.#machine.ram.write(this.#toSend, bytes);
        this.transmit.submit({ pa: this.#toSend, length: bytes.length, writable: false });
        this.transmit.notify();
    }
    /** The frames received, with their headers; their buffers are offered again. */
    received() {
        return this.receive.popUsed().map(([head, written]) => {
            const frame = this.#machine.ram.view(this.#buffers[head] ?? 0, written).slice();
            this.offer(head);
            return frame;
        });
    }
}
/** A machine whose network device has the address `macOf(1)`. */
export function netRig() {
    const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x20_0000, mac: macOf(1) });
    const { net } = machine.board;
    if (net === undefined)
        throw new RangeError('the board has no network device');
    const sent = [];
    net.onFrame = (frame) => sent.push(frame);
    return { machine, net, driver: new NetDriver(machine), sent };
}
/** A frame to that machine. */
export const frame = (fill, length) => frameOf(macOf(1), macOf(2), fill, length);
/** Whether the device needs a reset. */
export const needsReset = ({ driver }) => (driver.receive.readRegister(VIRTIO_STATUS) & VIRTIO_STATUS_NEEDS_RESET) !== 0;
