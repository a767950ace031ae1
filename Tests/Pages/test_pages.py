"""Reports in HTML as a strict parser and a real browser see them."""

from xml.etree import ElementTree

import html5lib
import pytest

REPORTS = ["scorecard", "dossier", "agenda", "timeline", "contradictions", "audit", "changes"]
AS_OF = ("--as-of", "2018-02-01")
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> ]]> \u202e뒤 " + "가" * 4000


@pytest.fixture(scope="session")
def pages(korea):
    return {name: korea.report(name, *AS_OF) for name in REPORTS}


@pytest.mark.parametrize("name", REPORTS)
def test_a_strict_parser_finds_no_error(pages, name):
    html5lib.HTMLParser(strict=True).parse(pages[name].read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_a_browser_shows_it_without_complaint_and_fetches_nothing(browser, pages, name, width, dark):
    browser.open(pages[name], width=width, dark=dark)
    assert browser.complaints == []
    assert browser.requests == [f"file://{pages[name]}"]
    assert browser.value("document.documentElement.scrollWidth") <= width
    ground = browser.value("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(20, 23, 26)" if dark else "rgb(255, 255, 255)")


@pytest.mark.parametrize("name", REPORTS)
def test_every_link_on_it_leads_to_a_place_that_exists_once(browser, pages, name):
    browser.open(pages[name])
    assert browser.value("""[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
        .filter(id => !document.getElementById(id))""") == []
    ids = browser.value("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids)) and ids


@pytest.mark.parametrize("name", REPORTS)
def test_it_reads_without_scripts(browser, pages, name):
    text = "document.querySelector('main').innerText.replace(/\\s+/g, ' ')"
    browser.open(pages[name], scripts=False)
    browser.send("Emulation.setScriptExecutionDisabled", value=False)
    plain = browser.value("document.querySelectorAll('button, input').length")
    rows = browser.value("document.querySelectorAll('tbody tr').length")
    words = browser.value(text)
    browser.open(pages[name])
    assert plain == 0 and words
    assert browser.value("document.querySelectorAll('tbody tr').length") == rows


def test_marks_lead_to_the_very_words(browser, pages):
    browser.open(pages["dossier"])
    assert browser.value("document.querySelectorAll('.annotated .lane[id]').length") > 20
    words = browser.value("document.getElementById('m1').innerText")
    assert "removed Park Geun-hye from office" in words
    assert browser.value("getComputedStyle(document.getElementById('m1')).borderBottomStyle") == "solid"


def test_tables_are_sorted_by_a_click_and_back(browser, pages):
    browser.open(pages["scorecard"])
    column = """[...document.querySelectorAll('main table')[0].tBodies[0].rows].map(r => r.cells[0].innerText)"""
    before = browser.value(column)
    button = "document.querySelectorAll('main table')[0].tHead.rows[0].cells[0].querySelector('button')"
    browser.value(f"{button}.click()")
    up = browser.value(column)
    browser.value(f"{button}.click()")
    assert up == sorted(before) and browser.value(column) == up[::-1]
    assert browser.value(f"{button}.parentNode.getAttribute('aria-sort')") == "descending"


def test_ids_are_sorted_by_their_numbers_and_days_by_every_part(browser, pages):
    browser.open(pages["scorecard"])
    table = "[...document.querySelectorAll('main table')].find(t => t.tBodies[0].rows.length > 10)"
    for column, key in ((0, lambda id: int(id[1:])), (3, str)):
        browser.value(f"{table}.tHead.rows[0].cells[{column}].querySelector('button').click()")
        cells = browser.value(f"[...{table}.tBodies[0].rows].map(r => r.cells[{column}].innerText)")
        assert cells == sorted(cells, key=key) and len(set(cells)) > 5


@pytest.mark.parametrize("width", [360, 1280])
def test_rows_without_the_words_are_gone_on_every_screen(browser, pages, width):
    browser.open(pages["scorecard"], width=width)
    table = "document.querySelector('.find').nextElementSibling"
    browser.value("(i => (i.value = 'moon', i.dispatchEvent(new Event('input'))))(document.querySelector('.find input'))")
    shown = browser.value(f"[...{table}.querySelectorAll('tbody tr')].filter(r => r.offsetHeight).map(r => r.innerText)")
    assert shown and all("moon" in words.lower() for words in shown)


@pytest.mark.parametrize("name", REPORTS)
def test_a_dark_page_is_printed_dark_on_white(browser, pages, name):
    browser.open(pages[name], dark=True)
    browser.send("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    pale = browser.value("""[...document.querySelectorAll('main *')].flatMap(e => [getComputedStyle(e).color, getComputedStyle(e).fill])
        .filter(c => c.match(/\\d+/g)?.every(part => part > 160))""")
    grounds = browser.value("[...document.querySelectorAll('mark')].map(e => getComputedStyle(e).backgroundColor)")
    browser.send("Emulation.setEmulatedMedia", media="")
    assert pale == [] or set(pale) == {"rgb(255, 255, 255)"}
    assert all(int(ground[4:].split(",")[0]) > 200 for ground in grounds)


@pytest.mark.parametrize("name", REPORTS)
def test_headings_tables_and_charts_have_names_and_an_order(browser, pages, name):
    browser.open(pages[name])
    levels = browser.value("[...document.querySelectorAll('h1, h2, h3, h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:]))
    assert browser.value("[...document.querySelectorAll('th')].filter(t => !t.scope || !t.innerText.trim()).length") == 0
    regions = browser.value("[...document.querySelectorAll('[role=region]')].map(r => r.getAttribute('aria-label'))")
    assert all(":" in label for label in regions)
    assert browser.value("document.querySelectorAll('[role=img] a').length") == 0
    assert browser.value("[...document.querySelectorAll('svg')].filter(s => !s.getAttribute('aria-labelledby')).length") == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_contents_lead_to_every_section_of_a_long_page(browser, pages, width):
    browser.open(pages["scorecard"], width=width)
    assert browser.value("document.querySelectorAll('nav').length") == 1
    assert browser.value("document.querySelector('nav').getAttribute('aria-label')") == "Contents"
    browser.value("document.querySelector('nav details').open = true")
    titles = browser.value("[...document.querySelectorAll('nav a')].map(a => a.innerText)")
    heads = browser.value("""[...document.querySelectorAll('nav a')].map(a => document.getElementById(
        a.getAttribute('href').slice(1)).closest('h2').innerText)""")
    assert titles == heads and len(titles) > 3
    assert browser.value("[...document.querySelectorAll('nav a')].every(a => a.offsetHeight >= 24)")
    assert browser.value("document.documentElement.scrollWidth") <= width


def test_hostile_text_is_shown_as_text(browser, empty):
    (empty.folder / "hostile.txt").write_text(HOSTILE + "\n\n다음 문단.", encoding="utf-8")
    empty.run("import", "hostile.txt", "title", HOSTILE)
    empty.run("claim", "다음 문단", "in", "d1", "as", HOSTILE, "@kim")
    empty.run("predict", "c1", HOSTILE, "70%", "by", "2027-01-01")
    empty.run("claim", "It is not so", "in", "none", "@kim")
    empty.run("link", "c2", "contradicts", "c1")
    for name in REPORTS:
        page = empty.report(name)
        html5lib.HTMLParser(strict=True).parse(page.read_text(encoding="utf-8"))
        browser.open(page, width=360)
        assert browser.complaints == [] and browser.requests == [f"file://{page}"]
        assert browser.value("document.title") == name.capitalize()
        assert browser.value("document.querySelectorAll('main script, main img').length") == 0
        assert browser.value("document.documentElement.scrollWidth") <= 360
        if name != "scorecard":
            assert "<script>document.title='owned'</script>" in browser.value("document.body.innerText")


@pytest.mark.parametrize("words", [("calibration",), ("path", "p2"), ("agenda",)])
@pytest.mark.parametrize("dark", [False, True])
def test_a_chart_is_a_file_that_a_browser_shows_and_that_fetches_nothing(browser, korea, words, dark):
    korea.run("chart", *words, "--as-of", "2017-06-01", "to", "chart.svg")
    path = korea.folder / "chart.svg"
    ElementTree.parse(path)
    browser.open(path, width=360, dark=dark)
    assert browser.complaints == [] and browser.requests == [f"file://{path}"]
    ink = browser.value("getComputedStyle(document.querySelector('text.dim')).fill")
    assert ink == ("rgb(176, 176, 176)" if dark else "rgb(89, 89, 89)")


def test_a_frame_of_ones_own_is_filled(korea):
    (korea.folder / "mine.mustache").write_text("<h1>{{title}}</h1>{{#groups}}{{key}};{{/groups}}", encoding="utf-8")
    korea.run("report", "scorecard", *AS_OF, "template", "mine.mustache", "to", "mine.html")
    text = (korea.folder / "mine.html").read_text(encoding="utf-8")
    assert text.startswith("<h1>Scorecard</h1>") and "@brandvold;" in text


def test_the_same_facts_make_the_same_bytes(korea, pages):
    for name in REPORTS:
        before = pages[name].read_bytes()
        assert korea.report(name, *AS_OF).read_bytes() == before


def follow(browser, selector):
    """Goes where a link leads; answers the id of the place."""
    place = browser.value(f"document.querySelector({selector!r}).getAttribute('href').slice(1)")
    assert browser.value(f"(location.hash = {place!r}, document.querySelector(':target').id)") == place
    return place


def test_a_score_leads_to_its_prediction_and_that_to_the_quoted_words(browser, pages):
    browser.open(pages["scorecard"])
    browser.value("""[...document.querySelectorAll('td.number a')].find(a => a.getAttribute('href') === '#p2').id = 'score'""")
    assert follow(browser, "#score") == "p2"
    browser.value("""(place => place.nextElementSibling || place.parentNode.nextElementSibling)(document.getElementById('p2'))
        .querySelector('a[href^="#m"]').id = 'words'""")
    quoted = browser.value("document.getElementById('words').innerText").strip("“”«»")
    mention = follow(browser, "#words")
    passage = browser.value(f"""(p => (p.querySelectorAll('sup').forEach(s => s.remove()), p.innerText))(
        document.getElementById({mention!r}).closest('p'))""")
    assert quoted[:20] in passage
    assert browser.value(f"document.getElementById({mention!r}).closest('.annotated') !== null")


def test_charts_have_a_mark_for_each_speaker_and_for_each_step(browser, pages):
    browser.open(pages["scorecard"])
    names = browser.value("[...document.querySelectorAll('#speakers a title')].map(t => t.textContent.split(':')[0])")
    rows = browser.value("[...document.querySelectorAll('main table')[0].tBodies[0].rows].map(r => [r.cells[0].innerText, r.cells[5].innerText])")
    assert sorted(names) == sorted(name for name, mean in rows if mean != "–")
    assert browser.value("document.querySelectorAll('#speakers .interval').length") == len(names)
    for chart in ("calibration-brandvold", "history-brandvold"):
        assert browser.value(f"document.querySelectorAll('#{chart} .band').length") == 1
        order = browser.value(f"[...document.querySelectorAll('#{chart} .band, #{chart} .mark')].map(e => e.classList[0])")
        assert order[0] == "band" and order.count("mark") > 5


def test_a_narrow_screen_shows_every_cell_with_its_column(browser, pages):
    browser.open(pages["scorecard"], width=360)
    cell = "document.querySelector('table.wide td[data-label=\"mean\"]')"
    assert browser.value(f"getComputedStyle({cell}, '::before').content").strip('"').strip() == "mean"
    assert browser.value("""[...document.querySelectorAll('table.wide td')].filter(c => c.getBoundingClientRect().right > 361).length""") == 0


@pytest.mark.parametrize("name", ["moon.txt", "hard.html", "soft.html", "sub/up/moon.txt"])
def test_no_report_takes_the_place_of_a_text_under_any_of_its_names(empty, name):
    text = empty.folder / "moon.txt"
    text.write_text("Moon leads.", encoding="utf-8")
    (empty.folder / "hard.html").hardlink_to(text)
    (empty.folder / "soft.html").symlink_to("moon.txt")
    (empty.folder / "sub").mkdir()
    (empty.folder / "sub" / "up").symlink_to("..")
    empty.run("import", "moon.txt")
    for words in (["report", "agenda", "to"], ["export", "workspace", "to"], ["output"]):
        empty.run(*words, name, status=1)
    assert text.read_text(encoding="utf-8") == "Moon leads."
