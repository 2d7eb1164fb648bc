import { bootEndpoint, contract, device, program, register, u32, u8 } from '@abicus/contract';

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
    numbers: { trapCause: { illegal: 2, ecall: 8 } },
  },
  boot: {
    slots: { endpointFactory: 1 },
    programs: {
      spooler: program({
        image: 3,
        stackPages: 4,
        factories: { endpoints: { slot: 2, rights: ['MANAGE'], from: 1, budget: 8 } },
        endpoints: {
          requests: bootEndpoint({
            depth: 64,
            own: [{ slot: 3, rights: ['RECV'] }],
            clients: { shell: { slot: 3, rights: ['SEND'] } },
          }),
        },
      }),
      shell: program({ image: 4, stackPages: 2, endpoints: {} }),
    },
  },
});
