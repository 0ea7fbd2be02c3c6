"""What a reader does with view.html in a real browser: look, search, filter, follow evidence, cite, save, print."""

from __future__ import annotations

import base64
import csv
import io
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest
from chromium import MARKS, driven
from handmade_corpus import corpus
from pages import PREFIXES, click, graph_of, keys, opened, plain_graph, texts, until
from served import serving

from kg.store.outputs import write_outputs

pytestmark = MARKS

SALE = "https://example.org/a/ev-salg"
MEETING = "https://example.org/a/ev-moete"
SIZES = {"desk": (1400, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    with driven(tmp_path_factory.mktemp("profile")) as opened_driver:
        yield opened_driver


@pytest.fixture
def browser(driver):
    """The browser as wide as a desk's screen and light; at the end nothing may stand in its console."""
    sized(driver, "desk")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    driver.get_log("browser")
    yield driver
    # What the browser thinks of a test that reads pixels is no fault of the page.
    assert [entry for entry in driver.get_log("browser") if entry["source"] != "rendering"] == []


def sized(browser, name: str) -> None:
    width, height = SIZES[name]
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": name == "phone"}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def waited(browser, condition):
    """What the condition gives once it gives something true."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 60, poll_frequency=0.1).until(lambda _: condition())


def heading(browser) -> str:
    return browser.execute_script("return document.querySelector('#panel h2').textContent")


# ------------------------------------------------------------------------------------ evidence from every view


def test_evidence_is_one_press_away_in_every_view(browser, tmp_path):
    presses = [
        ("board", ".case .title", "Arms transfer disputed"),
        ("timeline", f"#event-list [data-event='{SALE}']", "Arms transfer disputed"),
        ("timeline", f"#axis [data-event='{MEETING}']", "Meeting reported"),
        ("map", "#map .marker[aria-label^=Khartoum]", "Khartoum"),
        ("table", f"#rows [data-event='{SALE}'] .link", "Arms transfer disputed"),
    ]
    opened(browser, plain_graph(), tmp_path)
    for view, press, shown in presses:
        click(browser, f"#tab-{view}")
        click(browser, "#panel-close")
        assert heading(browser) == "Evidence"
        click(browser, press)
        assert heading(browser).strip() == shown
        assert texts(browser, "#panel blockquote") or texts(browser, "#panel .row")


def test_an_event_chosen_in_one_view_is_picked_out_in_the_others(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "table")
    click(browser, f"#rows [data-event='{SALE}'] .link")
    for view, picked in (("board", ".case.chosen"), ("timeline", "#event-list .chosen"), ("table", "tr.chosen")):
        click(browser, f"#tab-{view}")
        assert browser.execute_script(f"return document.querySelector('{picked}').dataset.event") == SALE


# ------------------------------------------------------------------------------------ keyboard alone


def test_the_network_is_walked_by_arrows_and_told_to_screen_readers(browser, tmp_path):
    from selenium.webdriver.common.keys import Keys

    opened(browser, plain_graph(), tmp_path)
    browser.execute_script("document.getElementById('network-box').focus()")
    told = set()
    for way in (Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_LEFT, Keys.ARROW_UP):
        keys(browser, way)
        told.add(browser.execute_script("return document.getElementById('announcer').textContent"))
    assert len(told) >= 2
    assert all("lines, to" in words for words in told)
    keys(browser, Keys.ENTER)
    assert heading(browser).strip() in browser.execute_script("return document.getElementById('announcer').textContent")


@pytest.mark.parametrize(("view", "marks"), [("timeline", "#axis .mark"), ("map", "#map .marker")])
def test_marks_are_one_stop_of_the_tab_key_and_walked_by_arrows(browser, tmp_path, view, marks):
    from selenium.webdriver.common.keys import Keys

    opened(browser, plain_graph(), tmp_path, view)
    stops = f"[...document.querySelectorAll('{marks}')].filter((m) => m.tabIndex === 0)"
    assert browser.execute_script(f"return {stops}.length") == 1
    names = browser.execute_script(f"return [...document.querySelectorAll('{marks}')].map((m) => m.ariaLabel)")
    assert all(names) and len(set(names)) > 1
    browser.execute_script(f"{stops}[0].focus()")
    walked = [browser.execute_script("return document.activeElement.ariaLabel")]
    for _ in names[1:]:
        keys(browser, Keys.ARROW_RIGHT)
        walked.append(browser.execute_script("return document.activeElement.ariaLabel"))
    assert walked == names
    assert browser.execute_script(
        "return getComputedStyle(document.activeElement).outlineStyle !== 'none' ||"
        " getComputedStyle(document.activeElement).strokeWidth !== '1.5px'"
    )
    keys(browser, Keys.ENTER)
    assert browser.execute_script("return document.getElementById('panel').classList.contains('open')")


def test_a_second_press_leads_into_the_evidence_and_escape_back(browser, tmp_path):
    from selenium.webdriver.common.keys import Keys

    opened(browser, plain_graph(), tmp_path, "timeline")
    row = f"#event-list [data-event='{SALE}']"
    browser.execute_script(f'document.querySelector("{row}").focus()')
    keys(browser, Keys.ENTER)
    keys(browser, Keys.ENTER)
    assert browser.execute_script("return document.activeElement === document.querySelector('#panel h2')")
    keys(browser, Keys.ESCAPE)
    assert browser.execute_script("return document.activeElement.dataset.event") == SALE


# ------------------------------------------------------------------------------------ board, table, search, filters


def test_the_board_sets_side_by_side_who_says_so_and_who_denies_it(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "board")
    assert texts(browser, ".case .title") == ["Tsjad → militsen"]
    assert texts(browser, ".column.for .who") == ["Sudan asserts", "NATO confirms"]
    assert texts(browser, ".column.against .who") == ["Tsjad denies"]
    assert "Tsjad avviser at landet har levert noe." in texts(browser, ".column.against blockquote")
    click(browser, "#board-both")
    assert len(texts(browser, ".case")) == 1


def test_every_quotation_of_the_board_can_be_cited(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "board")
    assert len(texts(browser, ".case figure")) == len(texts(browser, ".case figure .cite"))


def test_a_case_of_the_board_is_saved_as_a_picture_with_something_in_it(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "board")
    folder = tmp_path / "dl"
    folder.mkdir()
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    click(browser, ".case-picture")
    picture = waited(browser, lambda: next(folder.glob("*.png"), None))
    size = browser.execute_async_script(
        """
        const done = arguments[1], image = new Image();
        image.onload = () => {
          const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
          const ctx = canvas.getContext("2d");
          ctx.drawImage(image, 0, 0);
          const {data} = ctx.getImageData(0, 0, image.width, image.height);
          const colours = new Set();
          for (let i = 0; i < data.length; i += 4) colours.add(`${data[i]} ${data[i + 1]} ${data[i + 2]}`);
          done([image.width, colours.size]);
        };
        image.src = arguments[0];
        """,
        "data:image/png;base64," + base64.b64encode(picture.read_bytes()).decode(),
    )
    # Words, rules in the colours of the sides and marked words: an empty sheet has one colour.
    assert size[0] == 2400
    assert size[1] > 20


def test_the_table_is_sorted_by_its_headings_and_has_actors_too(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "table")
    click(browser, "#rows thead button", 2)
    status = texts(browser, "#rows tbody .tag")
    assert status == sorted(status)
    click(browser, "#rows thead button", 2)
    assert texts(browser, "#rows tbody .tag") == sorted(status, reverse=True)
    click(browser, "input[name=what][value=actors]")
    assert "Tsjad" in texts(browser, "#rows tbody th")


def test_search_suggests_names_before_sentences_and_takes_the_one_picked_by_keyboard(browser, tmp_path):
    from selenium.webdriver.common.keys import Keys

    opened(browser, plain_graph(), tmp_path)
    box = browser.find_element("id", "search")
    box.send_keys("sudan")
    kinds = browser.execute_script("return [...document.querySelectorAll('#suggestions li')].map((li) => li.className)")
    assert kinds[0] == "name" and "sentence" in kinds and kinds == sorted(kinds)
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert heading(browser).strip() == "Sudan"
    assert texts(browser, "#suggestions") == []


@pytest.mark.parametrize(
    ("press", "left"),
    [
        ("#statuses input[value=Disputed]", 4),
        ("#types input[value=Meeting]", 4),
        ("#sources input[value=Vestkystavisa]", 2),
    ],
)
def test_filters_by_status_type_and_source_hold_in_every_view_and_in_the_address(browser, tmp_path, press, left):
    opened(browser, plain_graph(), tmp_path, "timeline")
    click(browser, press)
    assert len(texts(browser, "#event-list .row")) == left
    address = browser.execute_script("return location.hash")
    opened(browser, plain_graph(), tmp_path, address.removeprefix("#"))
    assert len(texts(browser, "#event-list .row")) == left
    click(browser, "#tab-table")
    assert len(texts(browser, "#rows tbody tr")) == left
    click(browser, "#reset")
    assert len(texts(browser, "#rows tbody tr")) == 5


def test_a_period_holds_what_may_lie_in_it(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "timeline?from=2024-10-20&to=2024-12-31")
    # "October" may lie after the twentieth; the sale has no date at all.
    assert [row.split()[0] for row in texts(browser, "#event-list .row")] == ["2024-10month"]


def test_the_page_speaks_three_languages_and_the_address_keeps_the_one_chosen(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, f"board/{quote(SALE, safe='')}")
    for code, tab, stance in (
        ("nb", "Påstander", "avviser"),
        ("nn", "Påstandar", "avviser"),
        ("en", "Claims", "denies"),
    ):
        click(browser, f"[data-language={code}]")
        assert browser.execute_script("return document.documentElement.lang") == code
        assert tab in texts(browser, "[role=tab]")
        assert any(stance in who for who in texts(browser, ".column.against .who"))
        assert not [key for key in texts(browser, "body [data-t]") if "." in key.strip(".") and " " not in key]
    click(browser, "[data-language=nn]")
    assert "lang=nn" in browser.execute_script("return location.hash")


def test_the_neighbourhood_of_a_node_is_drawn_alone_and_grows_by_a_step(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path)
    browser.find_element("id", "search").send_keys("militsen\n")
    click(browser, "#panel .way")
    assert texts(browser, "#around-name") == ["militsen"]

    def drawn() -> int:
        return int(browser.execute_script("return document.getElementById('network-box').ariaLabel.match(/\\d+/)[0]"))

    near = drawn()
    click(browser, "#whole")
    assert near < drawn()
    assert "around=" not in unquote(browser.execute_script("return location.hash"))


# ------------------------------------------------------------------------------------ back and forward


def test_back_and_forward_step_through_views_choices_and_filters(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "timeline")

    def seen() -> tuple[object, ...]:
        script = (
            "return [document.body.dataset.view, document.querySelectorAll('#statuses input:not(:checked)').length]"
        )
        return (*browser.execute_script(script), heading(browser).strip())

    def press(selector: str) -> None:
        # Real clicks: the browser's Back skips steps that a page has made by itself.
        browser.find_element("css selector", selector).click()

    steps = [
        lambda: press(f"#event-list [data-event='{SALE}']"),
        lambda: [press("details.wide summary"), press("#statuses input")],
        lambda: press("#tab-board"),
        lambda: press("#tab-network"),
        lambda: press("input[name=way][value=claims]"),
    ]
    states = [seen()]
    for step in steps:
        step()
        states.append(seen())
    assert len(set(states[:-1])) == len(steps)
    for move, wanted in ((browser.back, states[-2::-1]), (browser.forward, states[1:])):
        for state in wanted:
            move()
            waited(browser, lambda state=state: seen() == state)
    assert browser.execute_script("return document.querySelector('input[name=way]:checked').value") == "claims"


# ------------------------------------------------------------------------------------ the frame


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_the_network_opens_whole_within_its_frame(browser, tmp_path, size, scheme):
    sized(browser, size)
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    opened(browser, plain_graph(LONG_NAMES), tmp_path)
    browser.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))")
    border = """
        const canvas = document.querySelector('#network-box canvas'), ctx = canvas.getContext('2d');
        const {width: w, height: h} = canvas;
        const strips = [[0, 0, w, 4], [0, h - 4, w, 4], [0, 0, 4, h], [w - 4, 0, 4, h]];
        return strips.map((s) => ctx.getImageData(...s).data.filter((v, i) => i % 4 === 3 && v > 0).length)
    """
    assert browser.execute_script(border) == [0, 0, 0, 0]


LONG_NAMES = f"""<https://example.org/g/long> {{
    e:long a kg:Organization ; skos:prefLabel "Det{"x" * 300} interdepartementale samordningsutvalet"@nn .
    e:rtl a kg:Person ; skos:prefLabel "\u202eمحمد بن سلمان\u202c (\u05d0\u05d1\u05d2)"@nb .
    a:lev a kg:Meeting, kg:Event ; kg:participant e:long, e:rtl, e:noreg ; kg:status kg:Alleged ; kg:denotedBy a:lm .
    a:lm kg:inArticle a:moete ; nif:beginIndex 0 ; nif:endIndex 2 ; nif:anchorOf "De" ; nif:sentence a:ls .
    a:ls nif:beginIndex 0 ; nif:anchorOf "De møttes {"y" * 3000}." .
}}"""


@pytest.mark.parametrize("size", SIZES)
def test_no_name_however_long_makes_the_page_itself_scroll(browser, tmp_path, size):
    sized(browser, size)
    opened(browser, plain_graph(LONG_NAMES), tmp_path, f"network/{quote('https://example.org/a/lev', safe='')}")
    for view in ("network", "board", "timeline", "map", "table"):
        click(browser, f"#tab-{view}")
        wide, high, width, height = browser.execute_script(
            "const e = document.documentElement; return [e.scrollWidth, e.scrollHeight, innerWidth, innerHeight]"
        )
        assert wide <= width and high <= height, view
        assert browser.execute_script(
            "const p = document.getElementById('panel'); return p.scrollWidth <= p.clientWidth"
        )


# ------------------------------------------------------------------------------------ graphs of odd sizes


def test_an_empty_graph_says_so_in_three_languages(browser, tmp_path):
    opened(browser, graph_of(), tmp_path)
    sections = browser.find_elements("css selector", "main.empty section")
    assert [s.get_attribute("lang") for s in sections] == ["nb", "nn", "en"]
    assert all(s.text for s in sections)


ONE_ARTICLE = (
    PREFIXES
    + """
    <https://example.org/g/one> {
      e:a a kg:Person ; skos:prefLabel "Kari Moe"@nb . e:b a kg:Person ; skos:prefLabel "Ola Li"@nb .
      a:one a kg:Article ; dcterms:identifier "one" ; schema:headline "To møttes" .
      a:ev a kg:Meeting, kg:Event ; kg:participant e:a, e:b ; kg:status kg:Reported ; kg:denotedBy a:m .
      a:m kg:inArticle a:one ; nif:beginIndex 9 ; nif:endIndex 14 ; nif:anchorOf "møtte" ; nif:sentence a:s .
      a:s nif:beginIndex 0 ; nif:anchorOf "Kari Moe møtte Ola Li." .
    }"""
)


def test_one_article_without_place_date_or_quarrel_opens_in_every_view(browser, tmp_path):
    opened(browser, graph_of(ONE_ARTICLE), tmp_path)
    shown = {
        "network": ("#counts", "1 article"),
        "board": ("#board-empty", "contested"),
        "timeline": ("#event-list h3", "without a date"),
        "map": ("#map-empty", "coordinates"),
        "table": ("#rows tbody q", "kari moe møtte ola li."),
    }
    for view, (selector, words) in shown.items():
        click(browser, f"#tab-{view}")
        assert words in texts(browser, selector)[0].lower()


# ------------------------------------------------------------------------------------ citing, saving, printing


def test_a_citation_holds_sentence_source_status_and_who_denies(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, f"board/{quote(SALE, safe='')}")
    browser.execute_script(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }"
    )
    click(browser, "#panel .cite")
    cited = until(browser, "window.copied")
    for words in (
        "«Sudan hevder at Tsjad har solgt droner til militsen.» (Skal ha solgt droner, Fjordposten, 2024-10-18).",
        "Arms transfer (disputed): Tsjad → militsen.",
        "Tsjad denies («avvise»).",
        SALE,
    ):
        assert words in cited


def saved(browser, folder, kind: str) -> str:
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    click(browser, f"[data-save={kind}]")
    found = waited(browser, lambda: sorted(folder.glob(f"*.{kind}")))
    return found[0].read_text(encoding="utf-8-sig")


def test_rows_are_saved_with_status_claims_sentence_and_source(browser, tmp_path):
    formula = "a:f a kg:Threat ; kg:agent e:noreg ; kg:target e:nato ; kg:status kg:Alleged ; kg:denotedBy a:fm ."
    mention = 'a:fm kg:inArticle a:moete ; nif:beginIndex 0 ; nif:endIndex 5 ; nif:anchorOf "=1+1;" .'
    opened(browser, plain_graph(f"<https://example.org/g/f> {{ {formula} {mention} }}"), tmp_path, "timeline")
    rows = {row["event"]: row for row in csv.DictReader(io.StringIO(saved(browser, tmp_path / "dl", "csv")))}
    assert rows[SALE]["status"] == "Disputed"
    assert "Tsjad Denies: avvise" in rows[SALE]["claims"]
    assert rows[MEETING]["url"] == "https://vest.example.org/moete"
    assert rows["https://example.org/a/f"]["sentence"] == "'=1+1;"


def test_the_saved_picture_is_svg_in_which_what_is_no_fact_is_dashed(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path)
    drawing = ElementTree.fromstring(saved(browser, tmp_path / "dl", "svg"))
    svg = "{http://www.w3.org/2000/svg}"
    lines = [line for line in drawing.iter(f"{svg}path") if line.find(f"{svg}title") is not None]
    assert lines
    for line in lines:
        hedged = any(f"({status})" in line.find(f"{svg}title").text for status in ("disputed", "planned"))
        assert (line.get("stroke-dasharray") != "none") == hedged
    assert "var(" not in ElementTree.tostring(drawing, encoding="unicode")
    assert {"Tsjad", "militsen"} <= {text.text for text in drawing.iter(f"{svg}text")}


def test_on_paper_the_page_is_light_and_hedged_lines_are_dashed_even_from_a_dark_screen(browser, tmp_path):
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": dark})
    opened(browser, plain_graph(), tmp_path, f"network/{quote(SALE, safe='')}?off=statuses:Planned")
    browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": dark})
    colours = "const m = getComputedStyle(document.querySelector('#panel mark')); return [m.color, m.backgroundColor]"
    assert browser.execute_script(colours) == ["rgb(29, 36, 48)", "rgb(255, 243, 176)"]
    assert texts(browser, ".controls, .cite, #network-box") == []
    dashed = "return [...document.querySelectorAll('#network-paper path[stroke-dasharray]')].length"
    assert browser.execute_script(dashed) == 1
    assert "without planned" in texts(browser, "#paper-note")[0]


# ------------------------------------------------------------------------------------ fed by kg serve


def test_the_served_page_fetches_its_data_and_the_neighbourhood_it_is_asked_for(browser, tmp_path):
    write_outputs(corpus(), (), tmp_path / "out", html=False)
    with serving(tmp_path / "out") as address:
        browser.get(f"{address}explore#board")
        until(browser, "document.body.dataset.ready === 'true'")
        assert texts(browser, ".case .title")
        browser.find_element("id", "search").send_keys("Kari Nordvik\n")
        click(browser, "#panel .way")
        until(browser, "document.getElementById('around-name').textContent === 'Kari Nordvik'")
        click(browser, "#tab-table")
        click(browser, "#rows tbody .link")
        assert texts(browser, "#panel blockquote")
        browser.get("about:blank")
