"""What a front end asks besides running cells."""

import pytest
from conftest import Kernel


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


def test_an_unknown_request_is_refused_rather_than_left_without_a_reply(kernel):
    for channel, type in [("shell", "debug_request"), ("control", "debug_request"), ("shell", "no_such_request")]:
        message = kernel.client.session.msg(type, {"command": "attach"})
        getattr(kernel.client, f"{channel}_channel").send(message)
        reply = getattr(kernel.client, f"get_{channel}_msg")(timeout=20)
        assert reply["msg_type"] == type.replace("request", "reply")
        assert reply["parent_header"]["msg_id"] == message["header"]["msg_id"]
        assert reply["content"]["status"] == "error"
        assert reply["content"]["evalue"] == f"{type} is not supported, or not with this content"


def test_a_request_without_its_content_is_refused(kernel):
    message = kernel.client.session.msg("execute_request", {"silent": False})
    kernel.client.shell_channel.send(message)
    assert kernel.reply(message["header"]["msg_id"])["status"] == "error"
    assert kernel.run("1 + 1")[0].result["text/plain"] == "2"


def test_what_a_front_end_leaves_out_of_a_request_is_what_jupyter_says(kernel):
    message = kernel.client.session.msg("execute_request", {"code": "int leftOut = 1; leftOut"})
    kernel.client.shell_channel.send(message)
    outputs, reply = kernel.finish(message["header"]["msg_id"])
    assert (reply["status"], outputs.result["text/plain"]) == ("ok", "1")
    tail = kernel.reply(kernel.client.history(hist_access_type="tail", n=1))
    assert tail["history"][0][2] == "int leftOut = 1; leftOut"


def test_expressions_of_the_user_are_evaluated_after_the_cell(kernel):
    outputs, reply = kernel.run(
        "int base = 20; base",
        user_expressions={
            "sum": "base + 22 // a comment",
            "picture": "MemoryImage.create(UINT8, Extent.of(7, 5))",
            "wrong": "base + missing",
            "fails": "1 / (base - 20)",
            "statement": "int other = 1;",
        },
    )
    assert outputs.result["text/plain"] == "20"
    assert [m["msg_type"] for m in outputs.messages] == ["execute_input", "execute_result"]
    values = reply["user_expressions"]
    assert values["sum"] == {"status": "ok", "data": {"text/plain": "42"}, "metadata": {}}
    assert "image/png" in values["picture"]["data"]
    assert (values["wrong"]["status"], values["wrong"]["ename"]) == ("error", "CompileError")
    assert values["fails"]["evalue"] == "ArithmeticException: / by zero"
    assert values["statement"]["status"] == "error"
    assert reply["payload"] == []


def test_expressions_of_the_user_leave_nothing_behind(kernel):
    before = kernel.run("7 * 6")[0]
    assert before.result["text/plain"] == "42"
    create = "DiskImage.create(UINT8, 100, 100)"
    held = kernel.run("Scratch.files().size()")[0].result["text/plain"]
    _, reply = kernel.run("int c = 1;", user_expressions={"a": create, "b": "c + 1", "c": "Scratch.files().size()"})
    assert reply["user_expressions"]["b"]["data"]["text/plain"] == "2"
    outputs, _ = kernel.run("Scratch.files().size()")
    assert outputs.result["text/plain"] == held
    kernel.run("int none = 1;")
    assert kernel.reply(kernel.client.complete("$"))["matches"] == []


def test_expressions_are_not_evaluated_where_the_cell_failed(kernel):
    _, reply = kernel.run("throw new IllegalStateException();", user_expressions={"a": "1"})
    assert (reply["status"], reply["user_expressions"], reply["payload"]) == ("error", {}, [])


def complete(kernel, code, cursor=None):
    reply = kernel.reply(kernel.client.complete(code, cursor))
    assert reply["status"] == "ok"
    return reply


def test_completes_members_of_a_variable(kernel):
    kernel.run('var words = new ArrayList<String>(List.of("a"));')
    reply = complete(kernel, "words.rem")
    assert "remove(" in reply["matches"]
    assert (reply["cursor_start"], reply["cursor_end"]) == (6, 9)


def test_a_cursor_outside_of_the_code_is_at_its_nearer_end(kernel):
    code = "/* \U0001F600 */ Math.absEx"
    for beyond in (99, 2**31 - 1):
        reply = complete(kernel, code, beyond)
        assert (reply["matches"], reply["cursor_start"], reply["cursor_end"]) == (["absExact("], len(code) - 5, len(code))
    reply = complete(kernel, code, -1)
    assert (reply["cursor_start"], reply["cursor_end"]) == (0, 0)
    assert kernel.reply(kernel.client.inspect("Math.max", 99))["found"]
    for code, cursor in (("Math.max", -1), ("", 0), ("", 5), ("", -5)):
        assert kernel.reply(kernel.client.inspect(code, cursor))["status"] == "ok"
        assert complete(kernel, code, cursor)["status"] == "ok"


def test_completes_the_projects_own_names(kernel):
    assert "DiskImage" in complete(kernel, "DiskI")["matches"]
    assert any(match.startswith("open") for match in complete(kernel, "DiskImage.op")["matches"])


def test_completes_imports_as_soon_as_the_kernel_runs():
    kernel = Kernel()
    try:
        # Each waits for some seconds where the machine is slow.
        assert any(complete(kernel, "import java.ut")["matches"] == ["util."] for _ in range(6))
        assert "Image" in complete(kernel, "int a = 1;\nimport dev.diatom.image.Im")["matches"]
    finally:
        kernel.close()


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
        ("1 + * 2", "invalid"),
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


def test_history_counts_cells_of_this_session(kernel):
    first = kernel.run("// counted 1")[1]["execution_count"]
    kernel.run("// counted 2")
    kernel.run("// counted 1")
    ask = lambda **how: kernel.reply(kernel.client.history(**how))["history"]
    assert ask(hist_access_type="range", session=0, start=first, stop=first + 2) == [
        [1, first, "// counted 1"],
        [1, first + 1, "// counted 2"],
    ]
    assert ask(hist_access_type="range", session=-1, start=0, stop=99) == []
    assert [entry[2] for entry in ask(hist_access_type="search", pattern="// counted ?", unique=True)] == [
        "// counted 2",
        "// counted 1",
    ]
    assert ask(hist_access_type="tail", n=2, output=True)[-1] == [1, first + 2, ["// counted 1", None]]
    assert len(ask(hist_access_type="search", pattern="// counted*", n=2)) == 2


def test_what_is_incomplete_is_indented(kernel):
    assert kernel.reply(kernel.client.is_complete("class A {")) == {"status": "incomplete", "indent": "    "}


def test_nothing_to_inspect_is_not_found(kernel):
    reply = kernel.reply(kernel.client.inspect("   ", 1))
    assert (reply["status"], reply["found"], reply["data"], reply["metadata"]) == ("ok", False, {}, {})


def test_a_comm_to_a_target_that_there_is_not_is_closed(kernel):
    content = {"comm_id": "a", "target_name": "jupyter.widget", "data": {}}
    message = kernel.client.session.msg("comm_open", content)
    kernel.client.shell_channel.send(message)
    closed = []
    while True:
        heard = kernel.client.get_iopub_msg(timeout=20)
        if heard["parent_header"].get("msg_id") == message["header"]["msg_id"]:
            if heard["msg_type"] == "comm_close":
                closed.append(heard["content"]["comm_id"])
            elif heard["content"].get("execution_state") == "idle":
                break
    assert closed == ["a"]
    for type in ("comm_msg", "comm_close"):
        kernel.client.shell_channel.send(kernel.client.session.msg(type, {"comm_id": "a", "data": {}}))
    assert kernel.run("1 + 1")[0].result["text/plain"] == "2"


def test_comms_are_listed(kernel):
    assert kernel.reply(kernel.client.comm_info()) == {"status": "ok", "comms": {}}
