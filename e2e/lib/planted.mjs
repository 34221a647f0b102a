// A small server with one good page and pages that each carry one planted fault: what the harness must catch.

import { createServer } from 'node:http';

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; script-src 'self'";

const page = (body, title = 'Trang thử') =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title>`
  + `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/look.css">`
  + `</head><body><main><h1>${title}</h1>${body}</main></body></html>`;

const signIn = (complaint, typed = '') => page(
  `${complaint}<form method="post" action="/dang-nhap"><p><label>Tên đăng nhập <input name="login" value="${typed}"></label>`
  + `<p><label>Mật khẩu <input name="password" type="password"></label><p><button>Đăng nhập</button></form>`,
  complaint ? 'Lỗi: Đăng nhập' : 'Đăng nhập');

const PAGES = {
  '/good': page('<p>Mọi thứ đều ổn.</p><div class="box" tabindex="0" role="region" aria-label="Bảng"><p class="wide">Rộng trong khung</p></div>'),
  '/pale': page('<p class="pale">Chữ quá nhạt</p>'),
  '/unlabelled': page('<input name="x">'),
  '/wide': page('<p class="wide">Rộng hơn điện thoại</p>'),
  '/inline-script': page('<p>Có mã<script>document.title = "x"</script>'),
  '/inline-style': page('<p style="color: red">Có kiểu'),
  '/broken-script': page('<p>Lỗi mã</p><script src="/broken.js"></script>'),
  '/missing-part': page('<img src="/nothing.png" alt="">'),
  '/elsewhere': page('<img src="http://127.0.0.2:9/x.png" alt="">'),
  '/english': page('<p>Read the document</p>').replace('lang="vi"', 'lang="en"'),
  '/half-english': page('<p>Việc của tôi</p>').replace('lang="vi"', 'lang="en"'),
  '/key': page('<p>section-my-work</p>').replace('lang="vi"', 'lang="en"'),
  '/light-in-the-dark': page('<p>Nền vẫn sáng</p>'),
  '/focus-hidden': page('<a class="quiet" href="/good">Không thấy tiêu điểm</a>'),
  '/paper': page('<p>Chỉ có chữ</p>'),
  '/paper-with-button': page('<form><button>In</button></form>'),
  '/paper-cut-off': page('<p class="wide">Rộng hơn giấy</p>'),
  '/paper-pale': page('<p class="pale">Chữ quá nhạt trên giấy</p>'),
  '/look.css': '@page { size: A4; margin: 15mm 14mm } .quiet:focus { outline: none } body { color: #000; background: #fff } .pale { color: #ccc } .wide { width: 900px } .box { overflow-x: auto }',
  '/broken.js': 'throw new Error("planted")',
};

/** Starts the server; `address` is where it is, `close` ends it. */
export async function plantedServer() {
  const server = createServer((request, response) => {
    const answer = (status, body, headers = {}) => {
      const type = request.url.endsWith('.css') ? 'text/css' : request.url.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': POLICY, ...headers });
      response.end(body);
    };
    if (request.url === '/dang-nhap' && request.method === 'POST') {
      let sent = '';
      request.on('data', (part) => { sent += part; });
      request.on('end', () => {
        const form = new URLSearchParams(sent);
        if (form.get('password') === 'right') answer(303, '', { location: '/good' });
        else answer(422, signIn('<p>Sai mật khẩu.</p>', form.get('login')));
      });
    } else if (request.url === '/dang-nhap') answer(200, signIn(''));
    else if (request.url === '/fails') answer(500, page('<p>Lỗi</p>'));
    else answer(PAGES[request.url] ? 200 : 404, PAGES[request.url] ?? page('<p>Không thấy</p>'));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); });
  return { address: `http://127.0.0.1:${server.address().port}`, close };
}
