"""The calendar of a commune's clerk in the demo, read by icalendar as any program of a telephone reads it."""

import datetime
import re
import sys
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from icalendar import Calendar

SITE = sys.argv[1]
BROWSER = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


def ask(path, **fields):
    body = urllib.parse.urlencode(fields).encode() if fields else None
    request = urllib.request.Request(SITE + path, body, {"Origin": SITE, "Sec-Fetch-Site": "same-origin"})
    with BROWSER.open(request) as answer:
        return answer.read().decode()


def calendar(path):
    text = ask(path)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "a line is longer than 75 bytes"
    read = Calendar.from_ical(text)
    assert read["VERSION"] == "2.0" and read["PRODID"], read
    return read.walk("VEVENT")


PASSWORD = "lam-giang-2026"
ask("/dang-nhap", login="lan", password=PASSWORD)
page = ask("/tai-khoan/nhac-viec")
token = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
made = ask("/tai-khoan/nhac-viec/lich", csrf=token)
path = re.search(r"<code[^>]*>[^<]*(/lich/[0-9a-f]+\.ics)</code>", made).group(1)
events = calendar(path)
assert events, "the clerk of the demo owes something"
for event in events:
    first, last = event["DTSTART"].dt, event["DTEND"].dt
    assert type(first) is datetime.date and last - first == datetime.timedelta(days=1), event
    assert str(event["SUMMARY"]).startswith("Hạn: ") and event["DTSTAMP"].dt.tzinfo, event
identities = [str(event["UID"]) for event in events]
assert len(set(identities)) == len(identities), "two events have one identity"
assert identities == [str(event["UID"]) for event in calendar(path)], "the same thing is another event"
print(f"{len(events)} events read by icalendar")
