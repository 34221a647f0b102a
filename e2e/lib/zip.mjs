// What stands in a file of Word: one entry of a zip, unpacked, without a library.

import { inflateRawSync } from 'node:zlib';

const ENTRY = 0x02014b50;
const PACKED = 8;

/** The content of an entry, or nothing. The list of entries at the end says where each begins. */
export function entryOf(zip, wanted) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0) return undefined;
  for (let at = zip.readUInt32LE(end + 16); zip.readUInt32LE(at) === ENTRY;) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    if (zip.toString('utf8', at + 46, at + 46 + name) === wanted) return unpacked(zip, at);
    at += 46 + name + extra + comment;
  }
  return undefined;
}

function unpacked(zip, at) {
  const [method, size, begin] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
  const from = begin + 30 + zip.readUInt16LE(begin + 26) + zip.readUInt16LE(begin + 28);
  const content = zip.subarray(from, from + size);
  return method === PACKED ? inflateRawSync(content) : content;
}

/** The words of a file of Word, in their order. */
export function wordsOf(docx) {
  const xml = entryOf(docx, 'word/document.xml')?.toString('utf8') ?? '';
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(' ').normalize('NFC');
}
