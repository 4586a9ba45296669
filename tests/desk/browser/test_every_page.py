"""Every page: axe finds nothing, nothing scrolls sideways, nothing complains, and what strangers wrote is text."""

import json
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

AXE = Path(__file__).parent / "axe" / "axe.min.js"
HUGE, EVIL, TRUCE = "x" * 4_000, 'Eviland"><svg onload=alert(3)>', "<details open ontoggle=alert(1)>truce"
PAGES = (
    "/", "/?q=truce", "/?as_of=2025-06-03&type=THREATEN", "/report/hostile", "/report/worst", "/report/revised", "/report/arabic",
    "/event/THREATEN", "/event/REJECT", "/actor/hostile", "/actor/worst", "/process/truce", "/process/worst", "/discrepancies",
    "/timeline", "/map", "/relations", "/review", "/review/REJECT", "/review/REJECT/edit", "/alerts", "/log", "/api",
)  # fmt: skip
OF_LOOKS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]  # what colours and widths change
FOUND = """async (rules) => {
  const asked = rules ? {runOnly: {type: "rule", values: rules}} : {};
  const found = await axe.run(document, {...asked, resultTypes: ["violations"]});
  return found.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`);
}"""
UNSAFE = """() => {
  const found = [];
  for (const one of document.querySelectorAll("*")) {
    for (const {name, value} of one.attributes) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") found.push(`${one.localName} ${name}`);
      if (["href", "src", "action", "formaction", "hx-get", "hx-post", "xlink:href"].includes(name)) {
        const to = new URL(value, location.href);
        if (!/^https?:$/.test(to.protocol) || /evil/.test(to.host)) found.push(`${one.localName} ${name} ${value.slice(0, 80)}`);
      }
    }
    if (one.matches("script:not([src]), iframe, object, embed, base, main style, main script, marquee, main meta")) found.push(one.localName);
  }
  return found;
}"""


@pytest.fixture(scope="session")
def addresses(desk: str) -> dict[str, str]:
    """The page that a name of PAGES stands for."""

    def items(what: str) -> list[dict[str, Any]]:
        with urllib.request.urlopen(f"{desk}/api/{what}?limit=100", timeout=20) as answer:
            return list(json.load(answer)["items"])

    events = {e["type"]: e["id"] for e in items("events")}
    actors = {a["name"]: a["id"] for a in items("actors")}
    processes = {p["name"]: p["id"] for p in items("processes")}
    return {
        "/report/hostile": "/report/" + quote('evil/../"><b>', safe=""), "/report/worst": "/report/" + quote("../../etc/passwd?<script>#", safe=""),
        "/report/revised": "/report/" + quote("warning@2"), "/event/THREATEN": f"/event/{events['THREATEN']}",
        "/event/REJECT": f"/event/{events['REJECT']}", "/actor/hostile": f"/actor/{actors[EVIL]}",
        "/actor/worst": f"/actor/{actors[HUGE]}", "/process/truce": f"/process/{processes['truce']}",
        "/process/worst": f"/process/{processes[TRUCE]}",
        "/review/REJECT": f"/review/{events['REJECT']}", "/review/REJECT/edit": f"/review/{events['REJECT']}/edit",
    }  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound_in_light_and_dark_wide_and_narrow(browsing: Any, desk: str, addresses: dict[str, str], name: str) -> None:
    page, heard = browsing
    answer = page.goto(desk + addresses.get(name, name))
    assert answer.status == 200
    page.evaluate(AXE.read_text("utf-8"))
    problems = []
    for width, scheme, rules in ((1280, "light", None), (1280, "dark", OF_LOOKS), (390, "dark", None), (390, "light", OF_LOOKS)):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        problems += [f"{width} {scheme} {found}" for found in page.evaluate(FOUND, rules)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        problems += [f"{width} {scheme} scrolls to {wide}"] if wide > width else []
    assert problems == []
    assert page.evaluate(UNSAFE) == []
    assert page.evaluate("policyBroken") == []
    assert heard.complaints == []


def test_page_shows_what_strangers_wrote_as_text(browsing: Any, desk: str, addresses: dict[str, str]) -> None:
    page, heard = browsing
    shown = {
        "/report/hostile": ["<script>alert(1)</script> & <img src=x onerror=alert(2)>", "'; DROP TABLE reports;--", "{{ 7 * 7 }}"],
        "/report/worst": [
            '"><svg onload=alert(6)><a href="javascript:alert(7)">here</a> ends talks', "<iframe src=//evil.example></iframe>",
            "</p></main><style>*{display:none}</style>", "&lt;b&gt;", "{% raw %}{{ 7 * 7 }}<script>", "<script>alert('warning')</script>",
            '"><script src=//evil.example/x.js></script>', "<marquee>X",
        ],
        "/event/REJECT": ["<svg onload=alert(5)>Hills", "Westia' onmouseover='alert(8)"],
        "/actor/hostile": [EVIL],
        "/process/worst": [TRUCE],
        "/discrepancies": ["<script>alert('reason')</script> against it.", "<b>one</b>", "javascript:two"],
        "/alerts": ["<img src=x onerror=alert(1)>"],
        "/log": ["<b onclick=alert(1)>seen</b>", "<i>ann</i>"],
    }  # fmt: skip
    for name, texts in shown.items():
        page.goto(desk + addresses.get(name, name))
        seen = page.inner_text("main")
        assert [text for text in texts if text not in seen] == [], name
        assert page.evaluate(UNSAFE) == [], name
    assert heard.complaints == []


def test_page_links_to_no_source_that_is_not_http(browsing: Any, desk: str, addresses: dict[str, str]) -> None:
    page, _ = browsing
    for name in ("/report/hostile", "/report/worst", "/event/REJECT"):
        page.goto(desk + addresses[name])
        assert page.locator("main a", has_text="source").count() == 0
    page.goto(desk + addresses["/event/THREATEN"])
    assert page.locator("main a", has_text="source").first.get_attribute("rel") == "noopener noreferrer nofollow"


def test_page_of_a_report_that_is_not_there_leaves_the_machine_alone(browsing: Any, desk: str) -> None:
    page, _ = browsing
    for path in ("/report/..%2F..%2F..%2Fetc%2Fpasswd", "/static/..%2F..%2Fapp.py", "/static/%2e%2e/app.py"):
        answer = page.goto(desk + path)
        assert answer.status == 404
        assert "root:" not in page.content() and "import" not in page.content()
