/** The part of the Rust crate that all codecs share: errors, traits and values. */

/** Printed once. */
export const VALUES = `
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
