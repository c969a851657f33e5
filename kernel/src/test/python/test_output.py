"""What a cell shows is bounded, in order, and arrives."""

import time

MEGABYTE = 1_000_000


def test_a_cell_that_prints_100_mb_neither_kills_nor_floods(kernel):
    outputs, reply = kernel.run('for (int i = 0; i < 1_000_000; i++) System.out.println("%s");' % ("x" * 99), timeout=120)
    assert reply["status"] == "ok"
    assert 0.9 * MEGABYTE < len(outputs.stdout) <= MEGABYTE
    assert outputs.stderr == (
        "\n… more than 1 MB: what this cell prints from here on is not shown. Write it to a file to keep it.\n"
    )
    assert kernel.run('System.out.println("next")')[0].stdout == "next\n"


def test_a_string_of_100_mb_is_not_shown(kernel):
    outputs, reply = kernel.run('"x".repeat(100_000_000)')
    assert reply["status"] == "ok"
    assert outputs.result is None or len(outputs.result["text/plain"]) < MEGABYTE
    assert sum(len(str(message)) for message in outputs.messages) < 2 * MEGABYTE


def test_a_cell_that_prints_for_ever_can_be_interrupted(kernel):
    request = kernel.start('while (true) System.out.println("again and again");')
    kernel.wait_for_stream("again")
    time.sleep(1)
    kernel.manager.interrupt_kernel()
    outputs, reply = kernel.finish(request, timeout=30)
    assert outputs.error["ename"] == "Interrupted"
    assert kernel.run("1 + 1")[0].result["text/plain"] == "2"


def test_a_cell_that_displays_too_much_says_so_once(kernel):
    outputs, reply = kernel.run(
        'var text = "y".repeat(900_000); for (int i = 0; i < 200; i++) display("<!--" + text + "-->", "text/html");',
        timeout=120,
    )
    assert reply["status"] == "ok", outputs.error
    shown = outputs.of_type("display_data")
    assert 0 < len(shown) < 200
    assert sum(len(str(m["content"]["data"])) for m in shown) < 70 * MEGABYTE
    assert outputs.stderr == (
        "\n… more than 64 MB: not all that this cell shows is shown. Save it to a file, or show fewer or smaller pictures.\n"
    )
    assert len(kernel.run('display("next");')[0].of_type("display_data")) == 1


def test_a_flood_of_small_messages_becomes_few(kernel):
    outputs, reply = kernel.run(
        'for (int i = 0; i < 200_000; i++) { System.out.print("o"); System.err.print("e"); }'
        ' var id = display("begin"); for (int i = 0; i < 100_000; i++) updateDisplay(id, i);',
        timeout=120,
    )
    assert reply["status"] == "ok", outputs.error
    assert (outputs.stdout, outputs.stderr) == ("o" * 200_000, "e" * 200_000)
    assert outputs.of_type("update_display_data")[-1]["content"]["data"]["text/plain"] == "99999"
    assert len(outputs.messages) < 20_000


def test_a_cell_that_displays_too_many_things_says_so_once(kernel):
    outputs, reply = kernel.run("for (int i = 0; i < 30_000; i++) display(i);", timeout=120)
    assert reply["status"] == "ok", outputs.error
    assert len(outputs.of_type("display_data")) == 10_000
    assert outputs.stderr == (
        "\n… more than 10000 things: not all that this cell shows is shown. Print them as text, or show fewer.\n"
    )
    assert len(kernel.run('display("next");')[0].of_type("display_data")) == 1


def test_a_thread_that_outlives_its_cell_prints_below_the_one_that_ran_last(kernel):
    kernel.run(
        "new Thread(() -> { try { Thread.sleep(1500); } catch (InterruptedException e) { return; }"
        ' System.out.println("late"); }).start();'
    )
    last = kernel.start("int lastCell = 1;")
    kernel.finish(last)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        message = kernel.client.get_iopub_msg(timeout=10)
        if message["msg_type"] == "stream":
            break
    assert message["content"]["text"] == "late\n"
    assert message["parent_header"]["msg_id"] == last


def test_both_streams_stay_in_order_however_fast(kernel):
    outputs, _ = kernel.run(
        'for (int i = 0; i < 500; i++) { System.out.println("o" + i); System.err.println("e" + i); }'
    )
    assert outputs.streams == [it for i in range(500) for it in (("stdout", f"o{i}\n"), ("stderr", f"e{i}\n"))]


def test_no_display_of_many_is_lost(kernel):
    outputs, _ = kernel.run("for (int i = 0; i < 5000; i++) display(i);")
    assert [m["content"]["data"]["text/plain"] for m in outputs.of_type("display_data")] == [str(i) for i in range(5000)]


def test_cleared_output_and_pages_are_asked_for_in_jupyters_way(kernel):
    outputs, reply = kernel.run('System.out.println("gone"); clearOutput(); page("help");')
    assert [m["msg_type"] for m in outputs.messages] == ["execute_input", "stream", "clear_output"]
    assert outputs.messages[-1]["content"] == {"wait": True}
    assert reply["payload"] == [{"source": "page", "data": {"text/plain": "help"}, "start": 0}]
