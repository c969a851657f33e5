"""What a front end asks besides running cells."""

import pytest


def test_kernel_info_names_language_and_implementation(kernel):
    info = kernel.reply(kernel.client.kernel_info())
    assert info["status"] == "ok"
    assert info["implementation"] == "diatom"
    assert info["protocol_version"].startswith("5.")
    language = info["language_info"]
    assert language["name"] == "java"
    assert language["file_extension"] == ".java"
    assert language["pygments_lexer"] == "java"
    assert language["mimetype"] == "text/x-java"
    assert info["banner"].startswith("Diatom ")


def complete(kernel, code, cursor=None):
    reply = kernel.reply(kernel.client.complete(code, cursor))
    assert reply["status"] == "ok"
    return reply


def test_completes_members_of_a_variable(kernel):
    kernel.run('var words = new ArrayList<String>(List.of("a"));')
    reply = complete(kernel, "words.rem")
    assert "remove(" in reply["matches"]
    assert (reply["cursor_start"], reply["cursor_end"]) == (6, 9)


def test_completes_the_projects_own_names(kernel):
    assert "DiskImage" in complete(kernel, "DiskI")["matches"]
    assert any(match.startswith("open") for match in complete(kernel, "DiskImage.op")["matches"])


def test_completes_after_other_lines_and_characters_beyond_the_basic_plane(kernel):
    code = 'String smile = "\U0001F600";\nint n = smile.len'
    reply = complete(kernel, code)
    assert reply["matches"] == ["length()"]
    assert (reply["cursor_start"], reply["cursor_end"]) == (len(code) - 3, len(code))


def test_nothing_fits_is_an_empty_answer(kernel):
    assert complete(kernel, "noSuchThing.")["matches"] == []


@pytest.mark.parametrize(
    "code, status",
    [
        ("int a = 1;", "complete"),
        ("1 + 1", "complete"),
        ("", "complete"),
        ("for (int i = 0; i < 3; i++) {", "incomplete"),
        ("class A {\n  int b;", "incomplete"),
        ("int a = ;", "invalid"),
    ],
)
def test_says_whether_a_cell_is_complete(kernel, code, status):
    assert kernel.reply(kernel.client.is_complete(code))["status"] == status


def test_inspection_shows_signatures(kernel):
    reply = kernel.reply(kernel.client.inspect("Math.max(", 9))
    assert reply["found"]
    assert "int Math.max(int a, int b)" in reply["data"]["text/plain"]


def test_history_lists_what_was_run(kernel):
    kernel.run("int remembered = 1;")
    kernel.run("int forgotten = 1;", store_history=False)
    tail = kernel.reply(kernel.client.history(hist_access_type="tail", n=1))
    assert tail["status"] == "ok"
    assert tail["history"][0][2] == "int remembered = 1;"
    found = kernel.reply(kernel.client.history(hist_access_type="search", pattern="*member*", n=10, unique=True))
    assert [entry[2] for entry in found["history"]] == ["int remembered = 1;"]
    everything = kernel.reply(kernel.client.history(hist_access_type="range", session=0, start=1, stop=None))
    assert all(len(entry) == 3 for entry in everything["history"])
    assert not any("forgotten" in entry[2] for entry in everything["history"])


def test_comms_are_listed(kernel):
    assert kernel.reply(kernel.client.comm_info())["comms"] == {}
