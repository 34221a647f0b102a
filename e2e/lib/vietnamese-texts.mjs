// The Vietnamese sentences of the interface, to be looked for on an English page. What people wrote is Vietnamese too, so only a
// whole text that is a sentence of the interface counts, and only one that is different in English.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = 'crates/app/src';
const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i;

/** So much of a text must be the sentence itself, not what was filled into it. */
const OWN_PART = 0.4;

const lettersOf = (text) => text.replaceAll(/[^\p{L}]/gu, '').length;

/** The messages of all files of a name below a folder: key to text. */
export function messagesOf(name, folder = SOURCES) {
  const messages = new Map();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const [key, text] of messagesOf(name, path)) messages.set(key, text);
    else if (entry.name === name) for (const [key, text] of parse(readFileSync(path, 'utf8'))) messages.set(key, text);
  }
  return messages;
}

/** One-line messages and the variants of selections; a continued line belongs to the message above it. */
export function parse(source) {
  const messages = new Map();
  let open;
  for (const line of source.split('\n')) {
    const begins = line.match(/^([a-z][a-z0-9-]*) = ?(.*)$/);
    if (begins) [open] = [begins[1], messages.set(begins[1], begins[2])];
    else if (open && /^\s+\S/.test(line)) messages.set(open, `${messages.get(open)} ${line.trim()}`.trim());
    else open = undefined;
  }
  return messages;
}

/** Patterns of the Vietnamese texts, each with its key. A text with several variants gives one pattern for each. */
export function vietnamesePatterns(vietnamese = messagesOf('texts.vi.ftl'), english = messagesOf('texts.en.ftl')) {
  const patterns = [];
  for (const [key, text] of vietnamese) {
    if (english.get(key) === text) continue;
    const variants = text.includes('->') ? [...text.matchAll(/\[[^\]]+\]\s*((?:(?!\*?\[|\}\s*$).)+)/g)].map(([, variant]) => variant.trim()) : [text];
    for (const variant of variants) {
      const fixed = variant.replaceAll(/\{[^{}]*\}/g, '');
      if (!VIETNAMESE.test(fixed)) continue;
      const source = variant.split(/\{[^{}]*\}/).map((part) => part.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+')).join('.*');
      patterns.push({ key, source: `^${source}$`, letters: lettersOf(fixed) });
    }
  }
  return patterns;
}

/** What a page in English still says in Vietnamese, or says by a key. */
export async function untranslated(page, patterns, keys) {
  const texts = await page.evaluate(textsOfThePage);
  const compiled = patterns.map(({ key, source, letters }) => ({ key, letters, pattern: new RegExp(source, 'u') }));
  return texts.flatMap((text) => {
    if (keys.has(text)) return [`the key «${text}»`];
    // A pattern of little but holes would fit what people wrote: its own letters must be a good part of the text.
    const found = compiled.find(({ pattern, letters }) => letters >= lettersOf(text) * OWN_PART && pattern.test(text));
    return found ? [`«${text}» (${found.key})`] : [];
  });
}

/* Runs in the page: every text that a person reads or hears. The switch of languages and the product's own name are in
   Vietnamese on purpose, and so is what is marked as Vietnamese. */
function textsOfThePage() {
  const texts = new Set();
  const add = (text) => text?.trim() && texts.add(text.trim().replaceAll(/\s+/g, ' '));
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (element.closest('[lang="vi"], script, style')) continue;
    if (node.nodeType === Node.TEXT_NODE) add(node.data);
    else for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) add(element.getAttribute(name));
  }
  add(document.title);
  return [...texts];
}
