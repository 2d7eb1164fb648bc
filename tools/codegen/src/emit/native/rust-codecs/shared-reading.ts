/** The part of the Rust crate that all decoders share: readers of bytes, text and lists. */

/** Printed once. */
export const READING = `
    /// What is left to read, and what is known of it so far. Nothing is read beyond its end.
    pub struct Reader<'a> {
        left: &'a [u8],
        rejected: Option<Rejected>,
        /// What a value outside its set makes of it.
        otherwise: Rejected,
    }

    impl<'a> Reader<'a> {
        pub fn new(bytes: &'a [u8]) -> Self {
            Self { left: bytes, rejected: None, otherwise: Rejected::Malformed }
        }

        pub fn left(&self) -> usize {
            self.left.len()
        }

        pub fn fail(&mut self) {
            self.rejected = Some(Rejected::Malformed);
            self.left = &[];
        }

        /// What the next values cost that are outside their sets.
        pub fn otherwise(&mut self, rejected: Rejected) {
            self.otherwise = rejected;
        }

        pub fn demand(&mut self, is_value: bool) {
            if is_value {
                return;
            }
            match self.otherwise {
                Rejected::Malformed => self.fail(),
                other => self.rejected = self.rejected.or(Some(other)),
            }
        }

        pub fn bytes(&mut self, size: usize) -> &'a [u8] {
            match (self.left.get(..size), self.left.get(size..)) {
                (Some(bytes), Some(left)) => {
                    self.left = left;
                    bytes
                }
                _ => {
                    self.fail();
                    &[]
                }
            }
        }

        pub fn number(&mut self, size: usize) -> u64 {
            let bytes = self.bytes(size);
            bytes.iter().rev().fold(0, |value, byte| value << 8 | *byte as u64)
        }

        pub fn bool(&mut self) -> bool {
            let value = self.number(1);
            self.demand(value <= 1);
            value == 1
        }

        pub fn octets<const N: usize>(&mut self) -> [u8; N] {
            self.bytes(N).try_into().unwrap_or([0; N])
        }

        pub fn zero(&mut self, size: usize) {
            if self.bytes(size).iter().any(|byte| *byte != 0) {
                self.fail();
            }
        }

        pub fn constant(&mut self, size: usize, value: u64) {
            if self.number(size) != value {
                self.fail();
            }
        }

        /// Zeros of a structure: with others it is a value outside its set.
        pub fn demand_zero(&mut self, size: usize) {
            let holds = self.bytes(size).iter().all(|byte| *byte == 0);
            self.demand(holds);
        }

        pub fn demand_constant(&mut self, size: usize, value: u64) {
            let holds = self.number(size) == value;
            self.demand(holds);
        }

        /// A length, if it is within its bounds.
        pub fn within(&mut self, length: u64, min: usize, max: usize) -> usize {
            if min as u64 <= length && length <= max as u64 {
                return length as usize;
            }
            self.fail();
            0
        }

        pub fn count(&mut self, size: usize, min: usize, max: usize) -> usize {
            let length = self.number(size);
            self.within(length, min, max)
        }

        /// How much is left, if that is within its bounds.
        pub fn rest(&mut self, min: usize, max: usize) -> usize {
            self.within(self.left.len() as u64, min, max)
        }

        pub fn text(&mut self, size: usize) -> &'a str {
            let text = core::str::from_utf8(self.bytes(size));
            self.demand(text.is_ok());
            text.unwrap_or("")
        }

        /// So many elements, which together take no more than \`most\` bytes.
        pub fn list<T>(&mut self, count: usize, most: usize, read: fn(&mut Reader<'a>) -> T) -> List<'a, T> {
            let all = self.left;
            let mut i = 0;
            while i < count && self.rejected != Some(Rejected::Malformed) {
                read(self);
                i += 1;
            }
            self.listed(all, count, most, read)
        }

        /// The same to the end of the frame.
        pub fn list_left<T>(
            &mut self,
            min: usize,
            max: usize,
            most: usize,
            read: fn(&mut Reader<'a>) -> T,
        ) -> List<'a, T> {
            let all = self.left;
            let mut count = 0;
            while count < max && !self.left.is_empty() {
                read(self);
                count += 1;
            }
            self.within(count as u64, min, max);
            self.listed(all, count, most, read)
        }

        fn listed<T>(
            &mut self,
            all: &'a [u8],
            count: usize,
            most: usize,
            read: fn(&mut Reader<'a>) -> T,
        ) -> List<'a, T> {
            let bytes = all.get(..all.len() - self.left.len()).unwrap_or(&[]);
            self.within(bytes.len() as u64, 0, most);
            List { values: &[], bytes, count, read: Some(read) }
        }

        /// The value, if nothing is left and nothing was rejected.
        pub fn close<T>(mut self, value: T) -> Result<T, Rejected> {
            if !self.left.is_empty() {
                self.fail();
            }
            self.rejected.map_or(Ok(value), Err)
        }
    }
`;
