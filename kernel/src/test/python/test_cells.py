"""What a cell answers."""

import queue
import time

import pytest
from conftest import Kernel


def test_the_last_expression_is_the_result(run):
    outputs, reply = run("int a = 20;\nint b = 22;\na + b")
    assert reply["status"] == "ok"
    assert outputs.result["text/plain"] == "42"


def test_declarations_and_assignments_have_no_result(run):
    assert run("String greeting = null;")[0].result is None
    assert run('greeting = "hello";')[0].result is None
    assert run("greeting")[0].result["text/plain"] == "hello"


def test_several_kinds_of_snippets_share_a_cell(run):
    outputs, _ = run(
        "import java.util.concurrent.TimeUnit;\n"
        "record Sample(String name, double depth) {}\n"
        "double twice(double v) { return 2 * v; }\n"
        'var samples = List.of(new Sample("a", 1.5), new Sample("b", 2.5));\n'
        "samples.stream().mapToDouble(Sample::depth).map(d -> twice(d)).sum() + TimeUnit.SECONDS.toMillis(1)"
    )
    assert outputs.result["text/plain"] == "1008.0"


def test_stdout_and_stderr_arrive_in_the_order_of_writing(run):
    outputs, _ = run(
        'System.out.print("1 ä "); System.out.println("2"); System.err.println("3"); System.out.println("4")'
    )
    assert outputs.streams == [("stdout", "1 ä 2\n"), ("stderr", "3\n"), ("stdout", "4\n")]


def test_output_arrives_while_the_cell_runs(kernel):
    request = kernel.start('System.out.println("early"); Thread.sleep(3000);')
    kernel.wait_for_stream("early", timeout=2)
    kernel.finish(request)


def test_a_thread_of_the_cell_prints_below_it(run):
    outputs, _ = run('var t = new Thread(() -> System.out.println("from a thread")); t.start(); t.join();')
    assert outputs.stdout == "from a thread\n"


def test_closing_standard_output_does_not_end_it(run):
    outputs, _ = run('try (var writer = new java.io.PrintWriter(System.out)) { writer.println("written"); }')
    assert outputs.stdout == "written\n"
    assert run('System.out.println("later")')[0].stdout == "later\n"


@pytest.mark.parametrize("stream", ["Out", "Err"])
def test_every_cell_begins_with_the_streams_of_the_notebook(run, stream):
    run(f"System.set{stream}(null);")
    outputs, reply = run(f'System.{stream.lower()}.println("later")')
    assert reply["status"] == "ok", outputs.error
    assert outputs.stdout + outputs.stderr == "later\n"


def test_every_cell_begins_with_the_input_of_the_notebook(run):
    run("System.setIn(null);")
    outputs, _ = run("new Scanner(System.in).nextLine()")
    assert outputs.error["evalue"] == "a cell cannot read System.in here: this front end answers no questions"


def test_display_shows_in_order_with_the_text(run):
    outputs, _ = run('System.out.println("before"); display("shown"); System.out.println("after");')
    assert [m["msg_type"] for m in outputs.messages if m["msg_type"] != "execute_input"] == [
        "stream",
        "display_data",
        "stream",
    ]


def test_a_compile_error_points_into_the_cell(run):
    outputs, reply = run("int ok = 1;\n\nint wrong = ok + missing;")
    count = reply["execution_count"]
    assert reply["status"] == "error"
    assert outputs.error["ename"] == "CompileError"
    assert outputs.error["evalue"] == f"cell {count}, line 3, column 18: cannot find symbol: variable missing"
    assert outputs.error["traceback"] == [
        outputs.error["evalue"],
        "    int wrong = ok + missing;",
        "                     ^",
    ]


def test_a_cell_that_is_no_java_does_not_run_at_all(run):
    outputs, reply = run('System.out.println("ran");\nfor (int i = 0; i < 3; i++ {\n}')
    assert reply["status"] == "error"
    assert outputs.stdout == ""
    assert "line 2, column 27: ')' expected" in outputs.error["evalue"]


def test_an_exception_says_its_message_and_the_users_frames(run):
    _, defined = run("int half(int v) {\n    if (v % 2 != 0) throw new IllegalStateException(v + \" is odd\");\n    return v / 2;\n}")
    outputs, reply = run("half(4);\nhalf(3);")
    assert outputs.error["traceback"] == [
        "IllegalStateException: 3 is odd",
        f"    at half (cell {defined['execution_count']}, line 2)",
        f"    at cell {reply['execution_count']}, line 2",
    ]


def test_an_error_of_the_library_is_one_clear_message(run):
    outputs, _ = run('DiskImage.open("no-such-file.tif")')
    assert outputs.error["evalue"].startswith("no-such-file.tif: ")
    assert "Exception" not in "\n".join(outputs.error["traceback"])
    assert "dev.diatom" not in "\n".join(outputs.error["traceback"])


def test_a_declaration_that_needs_more_says_so(run):
    outputs, reply = run("int early() { return later() + 1; }")
    assert reply["status"] == "ok"
    assert outputs.stderr == (
        f"cell {reply['execution_count']}, line 1: early is declared, but cannot be used before there is method later().\n"
    )
    run("int later() { return 1; }")
    assert run("early()")[0].result["text/plain"] == "2"


def test_a_silent_cell_shows_and_counts_nothing(run):
    _, before = run("1")
    outputs, _ = run("int silently = 5;\nsilently", silent=True)
    assert outputs.messages == []
    _, after = run("silently")
    assert after["execution_count"] == before["execution_count"] + 1


def test_cells_behind_a_failed_one_are_not_run(kernel):
    requests = [
        kernel.start("Thread.sleep(300); throw new IllegalStateException();"),
        kernel.start("int neverRun = 1;"),
        kernel.start("int neverRunEither = 1;"),
    ]
    replies = [kernel.reply(request) for request in requests]
    assert [reply["status"] for reply in replies] == ["error", "aborted", "aborted"]
    assert kernel.run("neverRun")[1]["status"] == "error"


def test_a_cell_that_follows_a_failed_one_runs(kernel):
    for number in range(100):
        failed = kernel.start("throw new IllegalStateException();")
        while kernel.client.get_iopub_msg(timeout=20)["msg_type"] != "error":
            pass  # as soon as the user can see it
        following = kernel.start("1 + 1")
        assert kernel.reply(failed)["status"] == "error"
        assert kernel.reply(following)["status"] == "ok", f"after failure {number + 1}"


def test_reading_input_is_refused_where_no_one_answers(run):
    outputs, _ = run("new Scanner(System.in).nextLine()")
    assert outputs.error["evalue"] == "a cell cannot read System.in here: this front end answers no questions"


def test_input_is_asked_of_the_user(kernel):
    request = kernel.client.execute("new Scanner(System.in).nextLine()", allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=20)
    kernel.client.input("an answer")
    assert kernel.finish(request)[0].result["text/plain"] == "an answer"


def test_a_password_is_asked_of_the_user_and_not_echoed(kernel):
    request = kernel.client.execute('var key = readPassword("Key: "); key.length()', allow_stdin=True)
    question = kernel.client.get_stdin_msg(timeout=20)
    assert question["msg_type"] == "input_request"
    assert question["content"] == {"prompt": "Key: ", "password": True}
    kernel.client.input("geheim")
    outputs, _ = kernel.finish(request)
    assert outputs.result["text/plain"] == "6"
    assert "geheim" not in str(outputs.messages)


def test_a_password_is_refused_where_no_one_answers_and_given_up_when_interrupted(kernel):
    outputs, _ = kernel.run('readPassword("Key: ")')
    assert outputs.error["evalue"] == "a cell cannot ask for a password here: this front end answers no questions"
    request = kernel.client.execute('readPassword("Key: ")', allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=20)
    kernel.manager.interrupt_kernel()
    assert kernel.finish(request)[0].error["ename"] == "Interrupted"


def test_an_interrupt_ends_a_loop_of_short_calls_of_the_library(kernel):
    kernel.run("var large = DiskImage.create(UINT16, 2000, 4);")
    request = kernel.start("double sum = 0;\nfor (long i = 0; ; i = (i + 1) % 2000) { sum += large.get(i, 0); }")
    time.sleep(1)  # as long as it takes to be in the loop
    kernel.manager.interrupt_kernel()
    assert kernel.finish(request, timeout=20)[0].error["ename"] == "Interrupted"
    assert kernel.run("large.get(1, 1)")[0].result["text/plain"] == "0.0"


def test_a_late_answer_is_not_the_answer_to_the_next_question(kernel):
    request = kernel.client.execute("new Scanner(System.in).nextLine()", allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=20)
    kernel.manager.interrupt_kernel()
    assert kernel.finish(request)[0].error["ename"] == "Interrupted"
    kernel.client.input("too late")
    time.sleep(0.5)  # the answer travels on a channel of its own
    request = kernel.client.execute("new Scanner(System.in).nextLine()", allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=20)
    kernel.client.input("in time")
    assert kernel.finish(request)[0].result["text/plain"] == "in time"


def test_a_kernel_without_memory_answers_or_ends(tmp_path):
    kernel = Kernel({"DIATOM_SCRATCH": str(tmp_path), "_JAVA_OPTIONS": "-Xmx96m"})
    try:
        kernel.run("class Node { Node next; byte[] bytes = new byte[64]; }\nNode head = null;")
        for code in ["while (true) { var node = new Node(); node.next = head; head = node; }", "1 + 1", "1 + 1"]:
            assert answers_or_ends(kernel, kernel.start(code)), f"neither answered nor ended: {code}"
    finally:
        kernel.close()


def answers_or_ends(kernel, request):
    for _ in range(30):
        if not kernel.manager.is_alive():
            return True
        try:
            kernel.reply(request, timeout=1)
            return True
        except queue.Empty:
            continue
    return False


def test_a_value_is_shown_with_the_names_that_its_classes_have_in_the_cell(run):
    outputs, _ = run("class Sample {}\nnew Sample()")
    assert outputs.result["text/plain"].startswith("Sample@")


def test_what_older_notebooks_name_without_an_import_is_imported(run):
    outputs, reply = run(
        'Pattern.compile("a+").matcher("aa").matches() && TimeUnit.SECONDS.toMillis(1) == 1000'
        ' && CompletableFuture.completedFuture(1).isDone() && URI.create("file:/a").getPath().equals("/a")'
    )
    assert reply["status"] == "ok", outputs.error
    assert outputs.result["text/plain"] == "true"


def test_a_cell_that_takes_the_error_stream_away_harms_no_other(run):
    run("class Lost {} Lost lost = new Lost();")
    for taken in ("System.setErr(null); class Lost { int n; }", "System.setOut(null);"):
        assert run(taken)[1]["status"] == "ok"
        outputs, _ = run('System.out.println("o"); System.err.println("e"); 1 + 1')
        assert (outputs.stdout, outputs.stderr, outputs.result["text/plain"]) == ("o\n", "e\n", "2")


def test_file_names_beyond_ascii_work_in_any_locale(tmp_path):
    kernel = Kernel({"DIATOM_SCRATCH": str(tmp_path), "LC_ALL": "C"})
    try:
        outputs, reply = kernel.run(
            f"""
            MemoryImage.create(UINT8, Extent.of(7, 5)).saveTiff("{tmp_path}/Größe.tif");
            DiskImage.open("{tmp_path}/Größe.tif").toString()
            """
        )
        assert reply["status"] == "ok", outputs.error
        assert outputs.result["text/plain"] == f"Größe.tif: 7 × 5 (XY), uint8, on disk: {tmp_path}/Größe.tif"
    finally:
        kernel.close()
    assert (tmp_path / "Größe.tif").exists()
