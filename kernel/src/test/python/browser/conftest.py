"""One server and one Chromium for all tests; a notebook with a kernel for each front end and file of tests."""

import pytest
from conftest import KERNEL, bytes_held

from browser import chromium, screenshots, server


@pytest.fixture(scope="session")
def jupyter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jupyter")
    (folder / "scratch").mkdir()
    environment = {"DIATOM_SCRATCH": str(folder / "scratch"), "DIATOM_CACHE": str(folder / "cache")}
    with server.started(folder, KERNEL, environment) as started:
        yield started


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    # Only pip has it; where pip reaches no index, these tests are skipped.
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = chromium.find()
    assert program, "Chromium and Chrome were not found: install one, or name it by DIATOM_CHROMIUM"
    screenshots.clear()
    with playwright.sync_playwright() as driver:
        with chromium.started(driver, program, tmp_path_factory.mktemp("chromium")) as started:
            yield started


@pytest.fixture(scope="module", params=["lab", "notebook"])
def front_end(request):
    return request.param


@pytest.fixture(scope="module")
def open_page(browser, jupyter, front_end):
    """Opens notebooks of these names and cells."""
    from browser.page import NotebookPage  # needs Playwright

    opened = []

    def open_page(name, *sources):
        opened.append(NotebookPage(browser.new_page(), jupyter, front_end))
        opened[-1].open(f"{front_end}-{name}", KERNEL, *sources)
        return opened[-1]

    yield open_page
    for page in opened:
        if not page.page.is_closed():
            page.close()


@pytest.fixture(scope="module")
def shared_page(request, open_page):
    return open_page(request.module.__name__.rpartition("_")[2])


@pytest.fixture
def notebook(shared_page):
    """An open notebook, with the cells of the tests before; in the end the page complains of nothing that the kernel sent it."""
    shared_page.complaints.clear()
    yield shared_page
    assert shared_page.complaints == []


@pytest.fixture
def notebook_of(request, open_page):
    """Opens a notebook of the test's own, with these cells."""
    opened = []

    def notebook_of(*sources):
        opened.append(open_page(f"{request.node.originalname}-{len(opened)}", *sources))
        return opened[-1]

    yield notebook_of
    for page in opened:
        page.close()
        assert page.complaints == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.failed and browser and browser.pages:
        screenshots.autopsy(browser.pages[-1], f"{item.name}-{call.when}")
    return report


@pytest.fixture
def scratch_bytes(jupyter):
    """Counts the space that kernels hold in the scratch folder."""
    return lambda: bytes_held(jupyter.folder.parent / "scratch")
