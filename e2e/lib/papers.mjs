// One paper in several kinds of file, made anew for each walk: a Word file by LibreOffice, a PDF printed by Chromium, the same as
// pictures of its pages, and a message of the exchange around the Word file. Nothing of it lies in the repository but its words.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FIXTURE = 'fixtures/ke-hoach-hoc-nghe-2027.txt';
const DOTS_PER_INCH = 300;

/** The paper's words under another number, so that it is another document. */
export function paper(number) {
  const text = readFileSync(FIXTURE, 'utf8').replace('118-KH', `${number}-KH`);
  const blocks = text.trim().split(/\n\n+/).map((block) => block.split('\n'));
  const foot = blocks.findIndex(([first]) => first.startsWith('Nơi nhận'));
  return {
    number, issuer: blocks[0], title: [...blocks[1], '', ...blocks[2]], kind: blocks[3][0], subject: blocks[4].join(' '),
    body: blocks.slice(5, foot).flat(), recipients: blocks[foot], signature: [blocks[foot + 1][0], '', '', blocks[foot + 2][0]],
  };
}

const escaped = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const lines = (words) => words.map((line) => `<div>${escaped(line) || '&nbsp;'}</div>`).join('');

/** The head and the foot stand in two columns. */
const page = (made) => `<!doctype html><html lang="vi"><meta charset="utf-8"><style>
  body { font: 13pt "Liberation Serif", serif; } table { width: 100%; } td { width: 50%; vertical-align: top; text-align: center; }
  p { text-align: justify; text-indent: 1cm; margin: 0 0 6pt; } h1, h2 { font-size: 14pt; text-align: center; } .left { text-align: left; }
  </style><table><tr><td>${lines(made.issuer)}</td><td>${lines(made.title)}</td></tr></table>
  <h1>${escaped(made.kind)}</h1><h2>${escaped(made.subject)}</h2>${made.body.map((line) => `<p>${escaped(line)}</p>`).join('')}
  <table><tr><td class="left">${lines(made.recipients)}</td><td>${lines(made.signature)}</td></tr></table>`;

/** Printed with page numbers. */
export async function asPdf(browser, made) {
  const context = await browser.newContext();
  const window = await context.newPage();
  await window.setContent(page(made));
  const pdf = await window.pdf({
    format: 'A4', margin: { top: '20mm', bottom: '20mm', left: '30mm', right: '15mm' }, displayHeaderFooter: true,
    headerTemplate: '<div style="font-size: 12px; width: 100%; text-align: center"><span class="pageNumber"></span></div>', footerTemplate: '<i></i>',
  });
  await context.close();
  return pdf;
}

/** Files of Word of several papers, in one call: the program takes seconds to start. */
export function asDocx(papers) {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-word-'));
  try {
    const names = papers.map((made) => join(folder, `${made.number}.html`));
    for (const [at, made] of papers.entries()) writeFileSync(names[at], page(made));
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`, '--headless', '--infilter=HTML (StarWriter)', '--convert-to', 'docx:MS Word 2007 XML',
      '--outdir', folder, ...names,
    ], { stdio: 'ignore' });
    return papers.map((made) => readFileSync(join(folder, `${made.number}.docx`)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A PDF whose pages are pictures, as a scanner makes it. */
export function asScan(pdf) {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-scan-'));
  try {
    execFileSync('pdftoppm', ['-r', String(DOTS_PER_INCH), '-jpeg', '-', join(folder, 'trang')], { input: pdf });
    const pages = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name)));
    return ofPictures(pages);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Width, height and colours stand in the frame header of a JPEG. */
function sizeOf(jpeg) {
  for (let at = 2; ; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const mark = jpeg[at + 1];
    if (mark >= 0xc0 && mark <= 0xc2) return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7), colours: jpeg[at + 9] };
  }
}

function ofPictures(pages) {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${3 + n * 3} 0 R`).join(' ')}] >>`];
  for (const [number, jpeg] of pages.entries()) {
    const { width, height, colours } = sizeOf(jpeg);
    const [wide, high] = [width, height].map((dots) => ((dots * 72) / DOTS_PER_INCH).toFixed(2));
    const first = 3 + number * 3;
    const drawn = `q ${wide} 0 0 ${high} 0 0 cm /I Do Q`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${first + 1} 0 R /Resources << /XObject << /I ${first + 2} 0 R >> >> >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      [`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${colours === 1 ? '/DeviceGray' : '/DeviceRGB'} /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`, jpeg, '\nendstream'],
    );
  }
  const parts = [Buffer.from('%PDF-1.4\n')];
  const places = [];
  for (const [number, object] of objects.entries()) {
    places.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(...[`${number + 1} 0 obj\n`, object, '\nendobj\n'].flat().map((part) => Buffer.from(part)));
  }
  const table = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** A message that carries a file and states its head. */
export function asMessage(made, name, content) {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader>
<edXML:MessageHeader><edXML:From><edXML:OrganName>Ban Tuyên giáo và Dân vận Tỉnh ủy Lam Giang</edXML:OrganName></edXML:From>
<edXML:Code><edXML:CodeNumber>${made.number}</edXML:CodeNumber><edXML:CodeNotation>KH/BTGDVTU</edXML:CodeNotation></edXML:Code>
<edXML:DocumentType><edXML:TypeName>Kế hoạch</edXML:TypeName></edXML:DocumentType><edXML:Subject>${escaped(made.subject)}</edXML:Subject>
<edXML:SignerInfo><edXML:FullName>Người Ký Khác</edXML:FullName></edXML:SignerInfo></edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope>
<AttachmentEncoded><Attachment><AttachmentName>${name}</AttachmentName><ContentTransferEncoded>${content.toString('base64')}</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>`);
}
