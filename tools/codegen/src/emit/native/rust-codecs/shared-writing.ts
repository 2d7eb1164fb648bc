/** The part of the Rust crate that all encoders share: writers of bytes, text and lists. */

/** Printed once. */
export const WRITING = `
    /// The room that is left, how many bytes were written, and whether they are invalid.
    pub struct Writer<'w> {
        left: &'w mut [u8],
        size: usize,
        failed: bool,
    }

    impl<'w> Writer<'w> {
        pub fn new(room: &'w mut [u8]) -> Self {
            Self { left: room, size: 0, failed: false }
        }

        pub fn require(&mut self, holds: bool) {
            if !holds {
                self.failed = true;
            }
        }

        pub fn bytes(&mut self, bytes: &[u8]) {
            let left = core::mem::take(&mut self.left);
            if bytes.len() > left.len() {
                self.failed = true;
                return;
            }
            let (now, later) = left.split_at_mut(bytes.len());
            now.copy_from_slice(bytes);
            self.left = later;
            self.size += bytes.len();
        }

        /// The lower bytes of a number.
        pub fn number(&mut self, value: u64, size: usize) {
            self.bytes(value.to_le_bytes().get(..size).unwrap_or(&[]));
        }

        pub fn zero(&mut self, size: usize) {
            for _ in 0..size {
                self.bytes(&[0]);
            }
        }

        pub fn count(&mut self, length: usize, size: usize, min: usize, max: usize) {
            self.require(min <= length && length <= max);
            self.number(length as u64, size);
        }

        /// The elements of a list, which together may take no more than \`most\` bytes.
        pub fn list<T: Copy>(&mut self, list: &List<'_, T>, most: usize, write: fn(&mut Writer<'_>, T)) {
            let before = self.size;
            for one in list.iter() {
                write(self, one);
            }
            self.require(self.size - before <= most);
        }

        /// How many bytes were written, if they are those of a frame.
        pub fn close(self) -> Option<usize> {
            if self.failed { None } else { Some(self.size) }
        }
    }
`;
