"""Makes tokens for the people of the demo, and says which things of theirs exist: for scripts/check-api."""

import html
import http.cookiejar
import json
import re
import sys
import urllib.parse
import urllib.request

PASSWORD = "lam-giang-2026"
SCOPES = ["figures", "work", "submit", "decide", "documents", "organisations", "people", "export"]


def token_of(url, login):
    """A new token with every scope, made on the page as the person does."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    browser.addheaders = [("Sec-Fetch-Site", "same-origin")]

    def send(path, fields=None):
        body = urllib.parse.urlencode(fields, doseq=True).encode() if fields else None
        return browser.open(url + path, body).read().decode()

    send("/dang-nhap", {"login": login, "password": PASSWORD})
    page = send("/tai-khoan/ma-truy-cap")
    csrf = html.unescape(re.search(r'name="csrf" value="([^"]*)"', page)[1])
    made = send("/tai-khoan/ma-truy-cap", {"csrf": csrf, "ten": "check-api", "han": "30", "quyen": SCOPES})
    return re.search(r"dondoc_[0-9a-f]{64}", made)[0]


def get(url, token, path):
    request = urllib.request.Request(url + path, headers={"Authorization": f"Bearer {token}"})
    return json.load(urllib.request.urlopen(request))


def config(things):
    """What Schemathesis is told: real things in addresses, and that a rule of the work may refuse what is well formed."""
    lines = ["[checks.positive_data_acceptance]", 'expected-statuses = ["2xx", "304", "401", "403", "404", "409", "422"]']
    lines += ["", "[parameters]"] + [f'"path.{name}" = {json.dumps(thing)}' for name, thing in things.items()]
    return "\n".join(lines) + "\n"


def main():
    url, output, *groups = sys.argv[1:]
    logins = " ".join(groups).split()
    tokens = {login: token_of(url, login) for login in logins}
    first = lambda login, path: get(url, tokens[login], path)["items"][0]["id"]
    posts = get(url, tokens["lan"], "/api/v1/me")["posts"]
    things = {
        "report": first("lan", "/api/v1/reports"),
        "round": first("minh", "/api/v1/rounds"),
        "organisation": posts[0]["organisation"],
        "pack": "vocational-education",
        "assignment": first("lan", "/api/v1/assignments"),
        "obligation": first("minh", "/api/v1/obligations"),
        "document": first("minh", "/api/v1/documents"),
        "target": first("lan", "/api/v1/targets"),
    }
    unit = f"/api/v1/organisations/{things['organisation']}"
    things["account"] = get(url, tokens["lan"], f"{unit}/people")["items"][0]["account"]
    things["event"] = get(url, tokens["quantri"], f"{unit}/events")["items"][0]["id"]
    # What a document has several of is numbered; the first is as good as any.
    things["correction"] = things["proposal"] = 1
    for login, token in tokens.items():
        with open(f"{output}/{login}.token", "w", encoding="utf-8") as file:
            file.write(token)
        with open(f"{output}/{login}.toml", "w", encoding="utf-8") as file:
            file.write(config(things))
    with open(f"{output}/control.token", "w", encoding="utf-8") as file:
        file.write(tokens["lan"])
    with open(f"{output}/control.toml", "w", encoding="utf-8") as file:
        file.write(config({}))


main()
