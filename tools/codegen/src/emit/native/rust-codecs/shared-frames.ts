/** The part of the Rust crate that all frames share: envelopes, versions, and answers to malformed requests. */

/** Printed once, if there is a service. */
export const FRAMES = `
    /// Where the nonce of a version of an envelope is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Nonce {
        Absent,
        BeforeStatus,
        AfterStatus,
        AtEnd,
    }

    /// A version of an envelope.
    #[derive(Clone, Copy, Debug)]
    pub struct Form {
        pub magic: [u8; 2],
        pub version: u8,
        pub nonce: Nonce,
        pub size: usize,
        pub most: u64,
    }

    impl Form {
        pub fn open<'a>(&self, frame: &'a [u8], opcode: u8) -> Reader<'a> {
            let mut input = Reader::new(frame);
            for byte in [self.magic[0], self.magic[1], self.version, opcode] {
                input.constant(1, byte as u64);
            }
            input
        }

        fn read_nonce(&self, input: &mut Reader<'_>) -> u64 {
            let nonce = match (self.nonce, input.left.len().checked_sub(self.size)) {
                (Nonce::AtEnd, Some(at)) => {
                    let (fields, last) = input.left.split_at(at);
                    input.left = fields;
                    Reader::new(last).number(self.size)
                }
                _ => input.number(self.size),
            };
            if nonce > self.most {
                input.fail();
            }
            nonce
        }

        pub fn open_request<'a>(&self, frame: &'a [u8], opcode: u8) -> (Reader<'a>, u64) {
            let mut input = self.open(frame, opcode);
            let nonce = self.read_nonce(&mut input);
            (input, nonce)
        }

        pub fn open_reply<'a>(&self, frame: &'a [u8], opcode: u8, nonce: u64) -> (Reader<'a>, u8) {
            let mut input = self.open(frame, opcode);
            let mut status = 0;
            if self.nonce != Nonce::BeforeStatus {
                status = input.number(1) as u8;
            }
            if self.read_nonce(&mut input) != nonce {
                input.fail();
            }
            if self.nonce == Nonce::BeforeStatus {
                status = input.number(1) as u8;
            }
            (input, status)
        }

        pub fn start<'w>(&self, room: &'w mut [u8], opcode: u8) -> Writer<'w> {
            let mut output = Writer::new(room);
            output.bytes(&[self.magic[0], self.magic[1], self.version, opcode]);
            output
        }

        fn write_nonce(&self, output: &mut Writer<'_>, nonce: u64) {
            output.require(nonce <= self.most);
            output.number(nonce, self.size);
        }

        pub fn start_request<'w>(&self, room: &'w mut [u8], opcode: u8, nonce: u64) -> Writer<'w> {
            let mut output = self.start(room, opcode);
            if self.nonce != Nonce::AtEnd {
                self.write_nonce(&mut output, nonce);
            }
            output
        }

        pub fn start_reply<'w>(&self, room: &'w mut [u8], opcode: u8, status: u8, nonce: u64) -> Writer<'w> {
            let mut output = self.start(room, opcode);
            if self.nonce != Nonce::BeforeStatus {
                output.number(status as u64, 1);
            }
            if self.nonce != Nonce::AtEnd {
                self.write_nonce(&mut output, nonce);
            }
            if self.nonce == Nonce::BeforeStatus {
                output.number(status as u64, 1);
            }
            output
        }

        pub fn finish(&self, mut output: Writer<'_>, nonce: u64) -> Option<usize> {
            if self.nonce == Nonce::AtEnd {
                self.write_nonce(&mut output, nonce);
            }
            output.close()
        }

        /// A reply of \`size\` zeros.
        pub fn reject(&self, room: &mut [u8], opcode: u8, status: u8, nonce: u64, size: usize) -> Option<usize> {
            let mut output = self.start_reply(room, opcode, status, nonce);
            output.zero(size);
            self.finish(output, nonce)
        }
    }

    /// What a reply with this status is: a reject, if it is one of the operation and all that is left is zero.
    pub fn rejected(mut input: Reader<'_>, status: u8, holds: bool) -> Rejected {
        if !holds {
            input.fail();
        }
        input.zero(input.left());
        match input.close(()) {
            Ok(()) => Rejected::Status(status),
            Err(rejected) => rejected,
        }
    }

    /// An answer to a request that does not decode.
    #[derive(Clone, Copy, Debug)]
    pub struct Answer {
        pub request: u8,
        pub number: u8,
        pub status: u8,
        /// By place; that of the request if there is none.
        pub version: Option<usize>,
        /// That of the request if there is none.
        pub opcode: Option<u8>,
        pub silent: bool,
        pub echoes: bool,
        pub body: usize,
    }

    /// What answers requests of a service that do not decode.
    #[derive(Clone, Copy, Debug)]
    pub struct Answers {
        pub forms: &'static [Form],
        pub foreign: Answer,
        pub unknown_version: Answer,
        pub unknown_opcode: Answer,
        pub operations: &'static [Answer],
        /// The nonce is echoed whatever is wrong with what is ahead of it.
        pub always: bool,
    }

    impl Answers {
        pub fn write(&self, frame: &[u8], reply: &mut [u8]) -> Option<usize> {
            let byte = |at: usize| frame.get(at).copied().unwrap_or(0);
            let magic = self.forms.first()?.magic;
            let ours = frame.len() >= 4 && frame.starts_with(&magic);
            let opcode = byte(3);
            let of_number = |form: &Form| ours && form.version == byte(2);
            let known = self.forms.iter().position(of_number);
            let own = |one: &&Answer| one.request == opcode && one.number == byte(2);
            let answer = match known {
                _ if !ours => &self.foreign,
                None => &self.unknown_version,
                Some(_) => self.operations.iter().find(own).unwrap_or(&self.unknown_opcode),
            };
            if answer.silent {
                return None;
            }
            let form = match answer.version.or(known) {
                Some(place) => self.forms.get(place)?,
                None => self.forms.last()?,
            };
            let same = self.always || known.is_some() && form.version == byte(2);
            let mut nonce = 0;
            if answer.echoes && same && frame.len() >= 4 + form.size {
                let at = if form.nonce == Nonce::AtEnd { frame.len() - form.size } else { 4 };
                let given = Reader::new(frame.get(at..).unwrap_or(&[])).number(form.size);
                nonce = if given > form.most { 0 } else { given };
            }
            let opcode = answer.opcode.unwrap_or(opcode) | 0x80;
            form.reject(reply, opcode, answer.status, nonce, answer.body)
        }
    }
`;
