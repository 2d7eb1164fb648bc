/** What all codecs of the Rust crate share, printed once as its module `wire`. */
import type { CodeFile } from '../../../output/code-file.ts';
import { FRAMES } from './shared-frames.ts';

const VALUES = `
/// What codecs have in common.
///
/// A frame is a structure of its values, without header, padding, constants and lengths. \`encode\` gives
/// how many bytes it wrote, or nothing if a value is outside its set, a length is out of bounds, or the
/// room is too small. \`decode\` gives the values or says why there are none. Neither panics, whatever it
/// is given; what a decoder gives an encoder makes into the same bytes. Text and bytes are views into
/// the frame, and so are lists: each element is read again when an iterator comes to it.
#[forbid(unsafe_code)]
pub mod wire {
    /// Why a frame gives no values.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Rejected {
        /// It is no frame of this kind.
        Malformed,
        /// Of a request: the status of the check that a value outside its set fails. Of a reply: that of the reject.
        Status(u8),
    }

    /// What a reply has of its request: its nonce, and which version of the envelope it has, by place
    /// in the contract from 0 on.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Correlation {
        pub version: u8,
        pub nonce: u64,
    }

    /// Elements of a list: those of a slice, or those that are in a frame.
    pub struct List<'a, T> {
        values: &'a [T],
        bytes: &'a [u8],
        count: usize,
        read: Option<fn(&mut Reader<'a>) -> T>,
    }

    impl<'a, T> Clone for List<'a, T> {
        fn clone(&self) -> Self {
            *self
        }
    }

    impl<'a, T> Copy for List<'a, T> {}

    impl<'a, T> From<&'a [T]> for List<'a, T> {
        fn from(values: &'a [T]) -> Self {
            Self { values, bytes: &[], count: values.len(), read: None }
        }
    }

    impl<'a, T: Copy> List<'a, T> {
        pub fn len(&self) -> usize {
            self.count
        }

        pub fn is_empty(&self) -> bool {
            self.count == 0
        }

        pub fn iter(&self) -> Elements<'a, T> {
            Elements { list: *self, at: 0, input: Reader::new(self.bytes) }
        }
    }

    impl<'a, T: Copy> IntoIterator for List<'a, T> {
        type Item = T;
        type IntoIter = Elements<'a, T>;
        fn into_iter(self) -> Elements<'a, T> {
            self.iter()
        }
    }

    impl<'a, T: Copy + core::fmt::Debug> core::fmt::Debug for List<'a, T> {
        fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            to.debug_list().entries(self.iter()).finish()
        }
    }

    impl<'a, T: Copy + PartialEq> PartialEq for List<'a, T> {
        fn eq(&self, other: &Self) -> bool {
            self.count == other.count && self.iter().zip(other.iter()).all(|(one, two)| one == two)
        }
    }

    impl<'a, T: Copy + Eq> Eq for List<'a, T> {}

    /// The elements of a list, one after another.
    pub struct Elements<'a, T> {
        list: List<'a, T>,
        at: usize,
        input: Reader<'a>,
    }

    impl<'a, T: Copy> Iterator for Elements<'a, T> {
        type Item = T;
        fn next(&mut self) -> Option<T> {
            if self.at >= self.list.count {
                return None;
            }
            self.at += 1;
            match self.list.read {
                Some(read) => Some(read(&mut self.input)),
                None => self.list.values.get(self.at - 1).copied(),
            }
        }
    }
`;

const READING = `
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

const WRITING = `
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

const ALL = [VALUES, READING, WRITING];

/** Identifiers of the shared part, whatever they are of. */
export function sharedWords(): string[] {
  const text = [...ALL, FRAMES].join('\n').replaceAll(/\/\/.*/g, '');
  return [...new Set(text.match(/\b[A-Za-z_]\w*/g))];
}

/** Prints the module: what is of frames only where there are some. */
export function printShared(file: CodeFile, frames: boolean): void {
  const parts = frames ? [...ALL, FRAMES] : ALL;
  for (const [i, text] of parts.entries()) {
    if (i > 0) file.blank();
    for (const line of text.trimEnd().slice(1).split('\n')) file.print(line);
  }
  file.print('}');
  file.blank();
}
