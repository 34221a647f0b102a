"""Called by scripts/check-sheets: fills workbooks of the running program in with other programs and compares what comes back."""
import html
import http.cookiejar
import pathlib
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
import uuid
import zipfile

import openpyxl

ADDRESS, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
PASSWORD = "lam-giang-2026"
HOSTILE = ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1+1)", "-2+3", "=1+1", "\t=1+1", "\r=1+1"]
passed, failures = [], []


def check(holds, what):
    print(("ok      " if holds else "FAILED  ") + what)
    (passed if holds else failures).append(what)


class Person:
    """A browser of a signed-in person."""

    def __init__(self, login):
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.post("/dang-nhap", {"login": login, "password": PASSWORD})

    def ask(self, path, data=None, kind=None):
        request = urllib.request.Request(ADDRESS + path, data=data)
        request.add_header("Origin", ADDRESS)
        if kind:
            request.add_header("Content-Type", kind)
        try:
            answer = self.opener.open(request)
        except urllib.error.HTTPError as refused:
            answer = refused
        self.where = urllib.parse.urlparse(answer.geturl()).path
        return answer.read()

    def page(self, path):
        return self.ask(path).decode()

    def post(self, path, fields):
        body = urllib.parse.urlencode(fields, doseq=True).encode()
        return self.ask(path, body, "application/x-www-form-urlencoded").decode()

    def token(self):
        return value(self.page("/tai-khoan"), "csrf")

    def upload(self, path, content):
        mark = uuid.uuid4().hex
        head = f'--{mark}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{self.token()}\r\n'
        head += f'--{mark}\r\nContent-Disposition: form-data; name="tep"; filename="bieu.xlsx"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
        page = self.ask(path, body, f"multipart/form-data; boundary={mark}").decode()
        for _ in range(200):
            if "data-working" not in page:
                break
            time.sleep(0.1)
            page = self.page(self.where)
        return page


def value(page, name):
    area = re.search(rf'<textarea[^>]*name="{re.escape(name)}"[^>]*>(.*?)</textarea>', page, re.S)
    if area:
        return html.unescape(area.group(1)).lstrip("\n")
    tag = re.search(rf'<input[^>]*name="{re.escape(name)}"[^>]*>', page)
    found = tag and re.search(r'value="([^"]*)"', tag.group(0))
    return html.unescape(found.group(1)) if found else ""


def words(page):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def resaved(path, kind, out):
    """The file as LibreOffice saves it."""
    folder = FOLDER / out
    folder.mkdir(exist_ok=True)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{(FOLDER / 'office').resolve()}", "--convert-to", kind,
         "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=180,
    )
    return folder / (path.stem + "." + kind.split(":")[0])


def cell(book, row_key, column_key):
    """The cell of a row and a column by their hidden keys."""
    for sheet in book.worksheets:
        columns = {sheet.cell(1, column).value: column for column in range(1, sheet.max_column + 1)}
        if column_key not in columns:
            continue
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, 1).value == row_key:
                return sheet.cell(row, columns[column_key])
    raise KeyError((row_key, column_key))


def no_formula(path, texts):
    """Opened in LibreOffice no cell is a formula, and the words are there as they were written."""
    flat = resaved(path, "fods", "flat").read_text(encoding="utf-8")
    check("table:formula" not in flat, f"{path.name}: no cell is a formula in LibreOffice")
    shown = html.unescape(re.sub(r"<text:s[^>]*/>|<text:tab/>", " ", flat))
    shown = " ".join(re.sub(r"<[^>]*>", " ", shown).split())
    for text in texts:
        check(" ".join(text.split()) in shown, f"{path.name}: «{text.strip()}» is shown as written")
    book = openpyxl.load_workbook(path)
    formulas = [c.coordinate for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    check(not formulas, f"{path.name}: no cell is a formula in openpyxl {formulas[:3]}")


def fetch(person, path, name):
    content = person.ask(path)
    file = FOLDER / name
    file.write_bytes(content)
    return file


def open_rounds():
    """Asks the communes for the half-year form of periods that nobody was asked for yet; tells the newest round."""
    minh, opened = Person("minh"), None
    for period in ["2026-2", "2026-1", "2025-2"]:
        minh.post("/bao-cao/dot/moi", {"csrf": minh.token(), "bieu": "vocational-education/half-year", "ky": period,
                                       "han": "30/11/2026", "loai": ["party:dang-uy-xa", "party:dang-uy-phuong"]})
        if re.fullmatch(r"/bao-cao/dot/[0-9a-f-]{36}", minh.where):
            opened = opened or minh.where
    return opened


def report_of(person):
    """A report that this person's unit may fill in now: one that asks for a workbook when it gets something else."""
    links = dict.fromkeys(re.findall(r'href="(/bao-cao/[0-9a-f-]{36})', person.page("/bao-cao")))
    for link in links:
        if ".csv" in words(person.upload(link + "/excel", b"x")):
            return link
    raise SystemExit(f"no report to fill in among {list(links)}")


def fill(file, out, figures):
    """Fills a form with openpyxl."""
    book = openpyxl.load_workbook(file)
    for (row, column), put in figures.items():
        cell(book, row, column).value = put
    path = FOLDER / out
    book.save(path)
    return path


def take(person, base, path, expected):
    page = person.upload(base + "/excel", path.read_bytes())
    check("0 lỗi" in words(page), f"{path.name}: read without a fault: {words(page)[-600:] if '0 lỗi' not in words(page) else ''}")
    upload = person.where
    person.post(upload, {"csrf": person.token()})
    form = person.page(base + "/nhap")
    for name, wanted in expected.items():
        check(value(form, name) == wanted, f"{path.name}: {name} is {wanted!r} ({value(form, name)!r})")
    again = words(person.upload(base + "/excel", path.read_bytes()))
    check("Không có gì phải thay đổi" in again, f"{path.name}: a second time changes nothing")


def main():
    opened = open_rounds()
    lan = Person("lan")
    base = report_of(lan)
    form = lan.page(base + "/nhap")
    boxes = [name for name in re.findall(r'name="goc-(o-[^"]+)"', form)]
    first, second, third, fourth = boxes[:4]
    fetched = fetch(lan, base + "/excel/bieu-mau", "form.xlsx")
    states = zipfile.ZipFile(fetched).read("xl/workbook.xml").decode()
    check('state="veryHidden"' in states, "the identity is shown by no menu")
    book = openpyxl.load_workbook(fetched)
    sheet = book.worksheets[0]
    check(sheet.protection.sheet and not sheet.protection.password, "labels are locked without a password")
    check(cell(book, first, "value").protection.locked is False, "boxes are open")
    check(bool(sheet.data_validations.dataValidation), "boxes are checked while one types")

    take(lan, base, fill(fetched, "by-openpyxl.xlsx", {(first, "value"): 4, (second, "value"): 12, (third, "note"): "Có lớp mới"}),
         {first: "4", second: "12", third.replace("o-", "g-"): "Có lớp mới"})
    fetched = fetch(lan, base + "/excel/bieu-mau", "form-again.xlsx")
    filled = fill(fetched, "by-libreoffice.xlsx", {(first, "value"): 5, (second, "value"): "=6+7", (fourth, "state"): "Không phát sinh", (fourth, "value"): None})
    page = lan.upload(base + "/excel", filled.read_bytes())
    check("tệp không giữ kết quả" in words(page), "a formula that nobody computed is named")
    take(lan, base, resaved(filled, "xlsx", "saved"), {first: "5", second: "13", fourth.replace("o-", "goc-k-"): "1"})

    # Hostile words in everything that goes out.
    form = lan.page(base + "/nhap")
    area = re.search(r'name="goc-(l-[^"]+)"', form)
    fields = {f"goc-g-{box[2:]}": value(form, f"goc-g-{box[2:]}") for box in boxes} | {f"g-{box[2:]}": text for box, text in zip(boxes, HOSTILE)}
    if area:
        fields |= {f"goc-{area.group(1)}": value(form, f"goc-{area.group(1)}"), area.group(1): HOSTILE[0]}
    lan.post(base + "/ban-nhap", fields | {"csrf": lan.token(), "ban_bieu": value(form, "ban_bieu")})
    kept = [text.strip() for text in HOSTILE[: len(boxes)]]
    hostile = fetch(lan, base + "/excel/bieu-mau", "hostile.xlsx")
    no_formula(hostile, kept)
    resaved_hostile = resaved(hostile, "xlsx", "saved")
    check("Không có gì phải thay đổi" in words(lan.upload(base + "/excel", resaved_hostile.read_bytes())),
          "hostile words come back from LibreOffice as they were")
    wrong = fill(hostile, "wrong.xlsx", {(first, "value"): "=" + "x", (second, "value"): "mười", (third, "value"): "12,5%"})
    cell_book = openpyxl.load_workbook(wrong)
    cell(cell_book, first, "value").value = "'=x"
    cell_book.save(wrong)
    lan.upload(base + "/excel", wrong.read_bytes())
    marked = fetch(lan, lan.where + "/danh-dau", "marked.xlsx")
    no_formula(marked, kept)
    book = openpyxl.load_workbook(marked)
    at = cell(book, second, "value")
    check(at.comment is not None and "Đôn Đốc" in at.comment.text, "a note stands at a faulty cell")
    check(any(at.coordinate in str(area.sqref).split() for area in at.parent.conditional_formatting), "it has a ground")
    check("Lỗi" in book.sheetnames and cell(book, first.replace("o-", "o-"), "note").value == kept[0], "all else is as it was")
    subprocess.run(["soffice", "--version"], check=True, capture_output=True)

    minh = Person("minh")
    if opened is None:
        raise SystemExit("no round could be opened")
    sheet = fetch(minh, opened + "/excel/bang", "round.xlsx")
    no_formula(sheet, [])
    book = openpyxl.load_workbook(sheet)
    own = book.worksheets[0]
    columns = [column for column in range(4, own.max_column + 1)]
    open_rows = [row for row in range(6, own.max_row + 1) if own.cell(row, columns[0]).protection.locked is False]
    if open_rows:
        own.cell(open_rows[0], columns[0]).value = 3
        own.cell(open_rows[-1], columns[0]).value = "12,5%"
        book.save(FOLDER / "round-filled.xlsx")
        saved = resaved(FOLDER / "round-filled.xlsx", "xlsx", "saved")
        page = words(minh.upload(opened + "/excel", saved.read_bytes()))
        check("1 số liệu của 1 đơn vị" in page and "1 lỗi" in page, f"the sheet of a round is read from LibreOffice {page[-300:]}")
        marked = fetch(minh, minh.where + "/danh-dau", "round-marked.xlsx")
        no_formula(marked, [])

    binh = Person("binh")
    no_formula(fetch(binh, "/don-vi/xuat?noi_dung=toan-bo&dang=xlsx", "register.xlsx"), [])
    table = urllib.parse.urlencode({"csrf": binh.token(), "bang": "Tên\n" + "\n".join(HOSTILE[:5]), "dang": "xlsx"})
    (FOLDER / "matched.xlsx").write_bytes(binh.ask("/don-vi/doi-chieu", table.encode(), "application/x-www-form-urlencoded"))
    no_formula(FOLDER / "matched.xlsx", HOSTILE[:5])
    for person, path in [(minh, "nhiem-vu"), (minh, "viec-cua-toi"), (minh, "van-ban"), (minh, "so-lieu"), (minh, "chi-tieu"), (binh, "don-vi"), (binh, "nguoi-dung")]:
        no_formula(fetch(person, f"/{path}?dang=xlsx", f"list-{path}.xlsx"), [])
    print(f"{len(passed)} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
