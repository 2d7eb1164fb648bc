import { contract, device, register, u32, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0004',
  title: 'The machine and what it starts',
  status: 'accepted',
  owners: ['@board'],
  created: '2026-01-01',
  feeds: 'board',
  context: 'Drivers know where devices are, and programs which capabilities they have.',
  goals: ['no address is written twice'],
  board: {
    devices: {
      /** The serial port. */
      uart: device(0x1000_0000, 0x1000, {
        data: register(0x00, u8, { access: 'rw' }),
        /** One for each hart. */
        pending: register(0x20, u32, { access: 'r', stride: 4 }),
      }),
    },
    attached: {
      /** The printer of the first slot. */
      printer: { window: 'uart', slot: 'SLOT_PRINTER', line: 'FIRST_LINE' },
    },
    numbers: { trapCause: { illegal: 2, ecall: 8 }, lines: { SLOT_PRINTER: 0, FIRST_LINE: 1 } },
  },
  boot: {
    first: 'init',
    slots: {
      /** Creates endpoints. */
      endpointFactory: 1,
    },
  },
});
