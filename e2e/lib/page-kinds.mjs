// One page of every kind: a walk along the links from where each person begins, sorted by the addresses of docs/routes.md. A kind
// that no link leads to is a failure, so that a new page cannot be forgotten here.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person } from './browser.mjs';
import { arrive } from './sign-in.mjs';
import { expect } from './story.mjs';

const GUIDANCE = 'fixtures/huong-dan-giao-duc-nghe-nghiep.txt';

/** Addresses that answer with no page of their own. */
const NO_PAGE = [
  '/', '/assets/{digest}/{*path}', '/van-ban/{id}/tep', '/phan-viec/{id}/minh-chung/{evidence}', '/bao-cao/dot/{round}/don-doc',
  '/bao-cao/dot/{round}/tong-hop', '/bao-cao/dot/{round}/lan-luot', '/bao-cao/{report}/excel/bieu-mau',
  '/bao-cao/{report}/excel/{upload}/danh-dau', '/bao-cao/dot/{round}/excel/bang', '/bao-cao/dot/{round}/excel/{upload}/danh-dau',
  '/api/openapi.json', '/ke-hoach/{document}/excel', '/ke-hoach/{document}/word', '/ke-hoach/soan/{draft}/excel',
  '/ke-hoach/soan/{draft}/word', '/ke-hoach/{document}/pdf', '/ke-hoach/soan/{draft}/pdf', '/ke-hoach/{document}/don-doc',
  '/tuyen-truyen/hoat-dong/{activity}/minh-chung/{number}', '/tuyen-truyen/{campaign}/tai-lieu/{material}/{number}',
  '/so-theo-doi/don-vi/{organisation}/{pack}/{register}/excel/mau',
  '/tong-ket/{review}/tep.docx', '/tong-ket/{review}/tep.pdf', '/tong-ket/{review}/ban-ky',
  '/kho-khan/{difficulty}/tep/{evidence}', '/don-doc/cong-van', '/lich/{token}',
  '/kiem-tra/cuoc/{inspection}/ket-luan/tep', '/kiem-tra/phat-hien/{finding}/minh-chung/{number}',
];
/** Nobody is led to it by a link: it is sent to a person. */
const SENT = '/loi-moi/{token}';
/** Linked only after the program was renewed with another reader. */
const REREAD = '/van-ban/{id}/doc-lai';

/** In this order: of two who can open a page, the first looks at it. */
const VISITORS = {
  specialist: /chuyên viên ban.*tỉnh/i,
  clerk: /cán bộ.*xã/i,
  head: /bí thư.*xã/i,
  administrator: /quản trị/i,
};
/** So many pages of a kind are opened to find links, because their states differ. */
const OF_A_KIND = 12;
/** A thing is looked at by so many people, because what they may do differs. */
const LOOKERS = 2;

/** The addresses of pages, as docs/routes.md has them; those for programs answer with JSON. */
export function pageAddresses() {
  const rows = readFileSync('docs/routes.md', 'utf8').matchAll(/^\| `([^`]+)` \| GET \|/gm);
  return [...rows].map(([, address]) => address).filter((address) => !NO_PAGE.includes(address) && !address.startsWith('/api/v1/'));
}

/** The kind of a path: the address with the fewest parameters that fits it. */
export function kindOf(path, addresses) {
  const fits = addresses.filter((address) => new RegExp(`^${address.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path));
  return fits.sort((one, other) => one.split('{').length - other.split('{').length)[0];
}

/** Everyone who looks at pages, signed in, and one page of each kind: `{ name, kind, who, path }`. Found once per stage. */
export async function pageKinds(stage) {
  if (stage.kinds) return stage.kinds;
  const addresses = pageAddresses();
  const found = [{ kind: '/dang-nhap', who: 'visitor', path: '/dang-nhap' }, { kind: SENT, who: 'visitor', path: await inviteSomeone(stage) }];
  found.push({ kind: '/tim', who: 'clerk', path: '/tim?q=dao+tao' });
  await askForEveryPeriod(stage);
  await askForTheLongForm(stage);
  await beginAnotherPlan(stage);
  await beginReviews(stage);
  await runCampaign(stage);
  const draft = await uploadAnother(stage);
  found.push({ kind: REREAD, who: 'specialist', path: `${draft}/doc-lai` });
  found.push({ kind: '/bao-cao/{report}/excel/{upload}', who: 'clerk', path: await giveBack(stage, 'clerk', /^\/bao-cao\/[0-9a-f-]{36}/, 'bieu-mau') });
  found.push({ kind: '/bao-cao/dot/{round}/excel/{upload}', who: 'specialist', path: await giveBack(stage, 'specialist', /^\/bao-cao\/dot\/[0-9a-f-]{36}/, 'bang') });
  found.push({ kind: '/so-theo-doi/don-vi/{organisation}/{pack}/{register}/excel/{upload}', who: 'clerk', path: await keepARegister(stage) });
  for (const [who, words] of Object.entries(VISITORS)) {
    const person = await arrive(stage, who, words);
    for (const [kind, path] of await linked(person, addresses, draft)) {
      const known = found.filter((page) => page.kind === kind).length;
      if (known < (kind.includes('{') ? LOOKERS : 1)) found.push({ kind, who, path });
    }
    if (who === 'clerk') found.push({ kind: 'not-found', who, path: '/phan-viec/00000000-0000-7000-8000-000000000000' });
    await person.leave();
  }
  const missing = addresses.filter((address) => !found.some(({ kind }) => kind === address));
  expect(missing.length === 0, `no link leads to these pages: ${missing.join(', ')}`);
  stage.kinds = found.map((page) => ({ ...page, name: `${page.kind.replaceAll(/[^a-z]+/g, '-').replaceAll(/^-|-$/g, '')}-${page.who}` }));
  return stage.kinds;
}

/** Sits everyone down, with options of the browser, and calls `look` with each page open; collects what it throws. */
export async function lookAtAll(stage, options, look) {
  const people = {};
  const faults = [];
  try {
    for (const page of await pageKinds(stage)) {
      people[page.who] ??= await sitDown(stage, page.who, options);
      const person = people[page.who];
      try {
        await person.page.goto(page.path);
        await look(person, page);
        person.expectNoFaults();
      } catch (problem) {
        faults.push(`${page.name} (${page.path}): ${problem.message}`);
      }
    }
  } finally {
    for (const person of Object.values(people)) await person.leave();
  }
  expect(faults.length === 0, `${faults.length} pages are not as they must be:\n${faults.join('\n')}`);
  return (await pageKinds(stage)).length;
}

async function sitDown(stage, who, { english, media }) {
  const person = who === 'visitor'
    ? await Person.sitDown(stage.browser, stage.demo.address, { name: who })
    : await arrive(stage, who, VISITORS[who]);
  if (media) await person.page.emulateMedia(media);
  if (english) {
    await person.page.goto(who === 'visitor' ? '/dang-nhap' : '/tai-khoan');
    await person.page.getByRole('button', { name: 'English' }).click();
    await person.page.waitForLoadState();
  }
  return person;
}

/** Paths that can be reached by links, one of each kind; from a document that is not published too, for the others may come first. */
async function linked(person, addresses, draft) {
  const [opened, waiting, seen] = [new Map(), ['/viec-cua-toi', draft], new Set()];
  const counts = new Map();
  while (waiting.length > 0) {
    const path = waiting.shift();
    const kind = kindOf(path, [...addresses, ...NO_PAGE]);
    if (!kind || NO_PAGE.includes(kind) || seen.has(path) || (counts.get(kind) ?? 0) >= OF_A_KIND) continue;
    seen.add(path);
    const answer = await person.context.request.get(path);
    if (!answer.ok()) continue;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (!opened.has(kind)) opened.set(kind, path);
    const links = (await answer.text()).matchAll(/href="(\/[^"#?]*)/g);
    waiting.push(...[...links].map(([, link]) => link));
  }
  return opened;
}

/** Two reviews that a commune writes, so that its head is led to approving one and to laying both side by side. */
async function beginReviews(stage) {
  const clerk = await arrive(stage, 'clerk', VISITORS.clerk);
  const { page } = clerk;
  for (const outline of [0, 1]) {
    await page.goto('/tong-ket/moi');
    await page.locator('[name="de_cuong"]').nth(outline).check();
    for (const name of ['tu_ky', 'den_ky']) await page.locator(`[name="${name}"]`).selectOption('half-year:2026:1');
    await Promise.all([page.waitForURL(/\/tong-ket\/[0-9a-f-]{36}$/), page.getByRole('button', { name: 'Lập dự thảo' }).click()]);
  }
  await clerk.leave();
}

/** A campaign that the province opens and in which a commune has recorded something. */
async function runCampaign(stage) {
  const specialist = await arrive(stage, 'specialist', VISITORS.specialist);
  const { page } = specialist;
  await page.goto('/tuyen-truyen/moi');
  await page.getByLabel('Tên đợt').fill('Tuyên truyền về giáo dục nghề nghiệp');
  await page.locator('input[name="doi_tuong"]').first().check();
  await page.locator('input[name="kenh_dung"]').first().check();
  await page.locator('input[name="nhom"][value="dang-uy-xa"]').check();
  await Promise.all([page.waitForURL(/\/tuyen-truyen\/[0-9a-f-]{36}$/), page.getByRole('button', { name: 'Lưu dự thảo' }).click()]);
  const campaign = new URL(page.url()).pathname.split('/').pop();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Mở đợt', exact: true }).click()]);
  await specialist.leave();
  const clerk = await arrive(stage, 'clerk', VISITORS.clerk);
  await clerk.page.goto(`/tuyen-truyen/ghi?dot=${campaign}`);
  await clerk.page.getByLabel('Người đứng đầu, cán bộ lãnh đạo').fill('12');
  await Promise.all([clerk.page.waitForURL(/\/hoat-dong\//), clerk.page.getByRole('button', { name: 'Ghi', exact: true }).click()]);
  await clerk.leave();
}

/** A document that is not published yet, with a second text and a correction, so that the pages of correcting are there. */
async function uploadAnother(stage) {
  const file = join(tmpdir(), `dondoc-${process.pid}-huong-dan-khac.txt`);
  const words = readFileSync(GUIDANCE, 'utf8').replace('72-KH/TU', '999-KH/TU');
  const specialist = await arrive(stage, 'specialist', VISITORS.specialist);
  const { page } = specialist;
  await page.goto('/van-ban/tai-len');
  await sendFile(page, file, words);
  const document = new URL(page.url()).pathname;
  await page.goto(`${document}/ban-moi`);
  await sendFile(page, file, words.replace('giáo dục', 'đào tạo'));
  await page.goto(document);
  await page.locator('ol.duties > li').last().getByRole('button', { name: /không phải nhiệm vụ/ }).click();
  await page.waitForLoadState();
  await specialist.leave();
  rmSync(file);
  return document;
}

async function sendFile(page, file, words) {
  writeFileSync(file, words);
  await page.getByLabel('Tệp văn bản').setInputFiles(file);
  await page.getByLabel('Tôi xác nhận văn bản không có bí mật nhà nước').check();
  await page.getByRole('button', { name: 'Tải lên và đọc' }).click();
  await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}(\/so-sanh\?.*)?$/);
}

/** A form that is asked for period after period, so that the calendar has a page for it. */
async function askForEveryPeriod(stage) {
  const specialist = await arrive(stage, 'specialist', VISITORS.specialist);
  const { page } = specialist;
  await page.goto('/bao-cao/lich/moi');
  await page.locator('#lich-moi input[name="loai"]').first().check();
  await page.locator('#mo').fill('1');
  await page.locator('#han').fill('10');
  await page.locator('#lich-moi button').click();
  await page.locator('#xem-truoc button.main').click();
  await page.waitForURL(/\/bao-cao\/lich/);
  await specialist.leave();
}

/** A form in sections, asked of the communes, so that the pages of its sections are there. */
async function askForTheLongForm(stage) {
  const specialist = await arrive(stage, 'specialist', VISITORS.specialist);
  const { page } = specialist;
  const asked = new URLSearchParams([['bieu', 'vocational-education/half-year-full'], ['ky', '2026-1'], ['han', '31/12/2026'],
    ['loai', 'party:dang-uy-xa'], ['xem', '1']]);
  await page.goto(`/bao-cao/dot/moi?${asked}`);
  await page.getByRole('button', { name: /^Mở đợt cho \d+ đơn vị/ }).click();
  await page.waitForURL(/\/bao-cao\/dot\/[0-9a-f-]{36}$/);
  await specialist.leave();
}

/** A plan that is still written, so that the pages of writing are there. */
async function beginAnotherPlan(stage) {
  const clerk = await arrive(stage, 'clerk', VISITORS.clerk);
  const { page } = clerk;
  await page.goto('/ke-hoach/soan/moi');
  await page.locator('input[name="thuc_hien"]').first().check();
  await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
  await page.waitForURL(/\/ke-hoach\/soan\/[0-9a-f-]{36}/);
  await clerk.leave();
}

/** A workbook that is given back as it was fetched, so that the page of what it would do is there. */
async function giveBack(stage, who, base, file) {
  const person = await arrive(stage, who, VISITORS[who]);
  const { page } = person;
  await page.goto('/bao-cao');
  const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const path of new Set(links.map((link) => link.match(base)?.[0]).filter(Boolean))) {
    const answer = await person.context.request.get(`${path}/excel/${file}`);
    if (!answer.ok()) continue;
    await page.goto(`${path}/excel`);
    await page.locator('input[type="file"]').setInputFiles({ name: 'bieu.xlsx', mimeType: answer.headers()['content-type'], buffer: await answer.body() });
    await Promise.all([page.waitForNavigation(), page.locator('form[enctype] button').first().click()]);
    const there = new URL(page.url()).pathname;
    if (!/\/excel\/[0-9a-f-]{36}$/.test(there)) continue;
    await person.leave();
    return there;
  }
  throw new Error(`no workbook of ${who} is taken`);
}

/** The address of an invitation. */
async function inviteSomeone(stage) {
  const head = await arrive(stage, 'head', VISITORS.head);
  await head.page.goto('/nguoi-dung');
  await head.page.locator('main a[href$="/loi-moi"]').first().click();
  await head.page.locator('[name="ho_ten"]').fill('Vi Thị Xoan');
  await head.page.locator('[name="vai_tro"]').selectOption({ index: 1 });
  await head.page.locator('main button.main').click();
  const link = await head.page.locator('#lien-ket').inputValue();
  await head.leave();
  return new URL(link, stage.demo.address).pathname;
}

/** Rows of a register of which a figure is made, and its workbook given back, so that the pages of both are there. */
async function keepARegister(stage) {
  const clerk = await arrive(stage, 'clerk', VISITORS.clerk);
  const { page } = clerk;
  await page.goto('/so-theo-doi');
  await page.getByRole('link', { name: 'Lớp đào tạo nghề theo đối tượng' }).first().click();
  await page.waitForURL('**/training-classes');
  const list = new URL(page.url()).pathname;
  await page.goto(`${list}/moi`);
  await page.getByLabel('Tên lớp').fill('Trồng nấm K1');
  await page.getByLabel('Ngày khai giảng').fill('05/09/2026');
  await page.getByLabel('Nhóm đối tượng').selectOption('farmer');
  await page.getByLabel('Lĩnh vực nghề').selectOption('farm');
  await page.getByLabel('Số người học').fill('30');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.waitForURL(/\/so-theo-doi\/dong\/[0-9a-f-]{36}$/);
  await page.goto(`${list}/excel`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải tệp Excel' }).click()]);
  const kept = join(tmpdir(), `dondoc-${process.pid}-classes.xlsx`);
  await file.saveAs(kept);
  await page.getByLabel('Tệp Excel').setInputFiles(kept);
  await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click();
  await page.getByText('1 dòng giữ nguyên').waitFor();
  const path = new URL(page.url()).pathname;
  await clerk.leave();
  rmSync(kept);
  return path;
}
