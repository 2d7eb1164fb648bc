// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:8c0b0c3059cd2009

/** The UART: a 16550 whose transmitter is always ready. All registers are accessed in 8 bits. */

/** First physical address. */
export const UART_BASE = 0x1000_0000;
/** Bytes in the window. */
export const UART_SIZE = 0x1000;
/** Read: the next byte received (RBR). */
export const UART_RBR = 0;
/** Write: a byte to send (THR). */
export const UART_THR = 0;
/** Interrupts enabled (IER). */
export const UART_IER = 1;
/** Read: the interrupt pending (IIR). */
export const UART_IIR = 2;
/** Write: control of the queues (FCR). */
export const UART_FCR = 2;
/** Line control (LCR). */
export const UART_LCR = 3;
/** Modem control (MCR). */
export const UART_MCR = 4;
/** Line status (LSR), read only. */
export const UART_LSR = 5;
/** Modem status (MSR), read only. */
export const UART_MSR = 6;
/** Scratch (SCR). */
export const UART_SCR = 7;
/** Divisor latch, low byte, in the place of RBR and THR while UART_LCR_DLAB is set. */
export const UART_DLL = 0;
/** Divisor latch, high byte, in the place of IER while UART_LCR_DLAB is set. */
export const UART_DLM = 1;

/** IER: interrupt when a byte was received. */
export const UART_IER_RECEIVED = 0x1;
/** IER: interrupt when the transmitter is empty. */
export const UART_IER_TRANSMITTER_EMPTY = 0x2;
/** IIR: no interrupt is pending. */
export const UART_IIR_NONE = 0x1;
/** IIR: the transmitter is empty; cleared by reading IIR. */
export const UART_IIR_TRANSMITTER_EMPTY = 0x2;
/** IIR: a byte was received; cleared by reading it. */
export const UART_IIR_RECEIVED = 0x4;
/** IIR: the queues are enabled. */
export const UART_IIR_FIFO = 0xc0;
/** FCR: enables the queues. */
export const UART_FCR_ENABLE = 0x1;
/** FCR: empties the receive queue. */
export const UART_FCR_CLEAR_RECEIVED = 0x2;
/** LCR: divisor latch access. */
export const UART_LCR_DLAB = 0x80;
/** MCR: data terminal ready, request to send, and the two outputs. */
export const UART_MCR_DTR = 0x1;
export const UART_MCR_RTS = 0x2;
export const UART_MCR_OUT1 = 0x4;
export const UART_MCR_OUT2 = 0x8;
/** MCR: loopback. Sent bytes are received, and MSR reads the outputs. */
export const UART_MCR_LOOP = 0x10;
/** LSR: a byte was received. */
export const UART_LSR_RECEIVED = 0x1;
/** LSR: THR is empty. */
export const UART_LSR_THR_EMPTY = 0x20;
/** LSR: the transmitter is empty. */
export const UART_LSR_TRANSMITTER_EMPTY = 0x40;
/** MSR: clear to send, data set ready, ring indicator, carrier detect. */
export const UART_MSR_CTS = 0x10;
export const UART_MSR_DSR = 0x20;
export const UART_MSR_RI = 0x40;
export const UART_MSR_DCD = 0x80;
/** MSR without loopback: all but the ring indicator. */
export const UART_MSR_READY = 0xb0;
/** Bytes in the receive queue. */
export const UART_FIFO_DEPTH = 16;
