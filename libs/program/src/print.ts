/** What programs say: lines on the console, and markers, which need evidence. */
import { debugWrite, type Errno } from '@abicus/abi-kernel';
import { encodeUtf8, line, type Cpu, type Evidence, type Marker, type Program, type Result } from '@abicus/wire';
