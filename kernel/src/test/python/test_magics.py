"""Magics, from the front end's side."""

import socket
import time
import zipfile

import pytest


def text(outputs):
    return outputs.result["text/plain"]


def test_every_slice_of_a_cell_is_shown_in_order(run):
    run("var raw = MemoryImage.create(UINT8, Extent.of(7, 5, 3));")
    outputs, _ = run('%slice raw z=1\nSystem.out.println("between");\n%slice raw z=2')
    kinds = [m["msg_type"] for m in outputs.of_type("stream", "display_data", "execute_result")]
    assert kinds == ["display_data", "stream", "execute_result"]
    assert "image/png" in outputs.of_type("display_data")[0]["content"]["data"]


def test_a_wrong_magic_fails_before_anything_of_the_cell_runs(run):
    outputs, reply = run('System.out.println("ran");\n%slize raw')
    assert reply["status"] == "error"
    assert outputs.stdout == ""
    assert outputs.error["evalue"].startswith("%slize: there is no such magic (did you mean %slice?). There are: %bin, ")


def test_time_prints_and_the_value_is_still_the_result(run):
    outputs, _ = run('%time "a".repeat(3)')
    assert outputs.stdout.startswith("took ")
    assert text(outputs) == "aaa"
    outputs, _ = run("%%time\nint timed = 3;\ntimed + 1")
    assert outputs.stdout.startswith("took ")
    assert text(outputs) == "4"


def test_a_display_is_updated_in_place(run):
    outputs, _ = run('String id = display("<b>1</b>", "text/html");')
    shown = outputs.of_type("display_data")[0]["content"]
    assert shown["data"] == {"text/plain": "<b>1</b>", "text/html": "<b>1</b>"}
    outputs, _ = run('updateDisplay(id, "<b>2</b>", "text/html");')
    updated = outputs.of_type("update_display_data")[0]["content"]
    assert updated["data"]["text/html"] == "<b>2</b>"
    assert updated["transient"] == shown["transient"]


def test_display_at_the_end_of_a_cell_shows_no_identifier(run):
    outputs, _ = run('display("once")')
    assert outputs.result is None
    assert len(outputs.of_type("display_data")) == 1


def test_files_and_options_complete_up_to_the_cursor(kernel, tmp_path):
    (tmp_path / "my data").mkdir()
    (tmp_path / "my data" / "a.jar").touch()
    typed = f'%jars "{tmp_path}/my d'
    reply = kernel.reply(kernel.client.complete(typed))
    assert reply["matches"] == [f'"{tmp_path}/my data/']
    assert (reply["cursor_start"], reply["cursor_end"]) == (len("%jars "), len(typed))
    code = f'"\U0001F600".length();\n%jars "{tmp_path}/my data/a"'
    reply = kernel.reply(kernel.client.complete(code, len(code) - 1))
    assert reply["matches"] == [f'"{tmp_path}/my data/a.jar']
    assert reply["cursor_end"] == len(code) - 1
    kernel.run("var shot = MemoryImage.create(UINT8, 7, 5);")
    assert kernel.reply(kernel.client.complete("%slice shot z=1 "))["matches"] == ["c=", "t=", "x=", "y="]


def test_inspection_explains_a_magic(kernel):
    reply = kernel.reply(kernel.client.inspect("%slice raw z=1", 3))
    assert reply["found"]
    assert "Example: %slice img z=40 " in reply["data"]["text/plain"]


def test_a_file_of_java_is_loaded(run, tmp_path):
    (tmp_path / "my helpers.jsh").write_text("int twice(int n) {\n  return 2 * n;\n}\n", encoding="utf-8")
    outputs, _ = run(f'%load "{tmp_path}/my helpers.jsh"\ntwice(21)')
    assert text(outputs) == "42"


@pytest.fixture
def repository(tmp_path):
    """A repository with one library, which a kernel of its own finds without the user's folder."""
    folder = tmp_path / "repository" / "org" / "lib" / "base" / "1.0"
    folder.mkdir(parents=True)
    (folder / "base-1.0.pom").write_text(
        "<project><modelVersion>4.0.0</modelVersion><groupId>org.lib</groupId>"
        "<artifactId>base</artifactId><version>1.0</version></project>",
        encoding="utf-8",
    )
    with zipfile.ZipFile(folder / "base-1.0.jar", "w") as jar:
        jar.writestr("org/lib/words.txt", "found")
    return tmp_path / "repository"


def test_libraries_come_from_a_maven_repository(run, repository, tmp_path):
    outputs, reply = run(
        f'System.setProperty("maven.repo.local", "{tmp_path}/local");\n'
        f'%mavenRepo here "{repository}"\n'
        "%maven org.lib:base:1.0\n"
        'new String(Thread.currentThread().getContextClassLoader().getResourceAsStream("org/lib/words.txt").readAllBytes())'
    )
    assert reply["status"] == "ok", outputs.error
    assert outputs.stdout.splitlines()[-1] == "added base 1.0"
    assert text(outputs) == "found"


def test_the_jars_of_the_resolver_are_not_on_the_class_path_of_cells(run):
    outputs, reply = run("org.eclipse.aether.RepositorySystem.class")
    assert reply["status"] == "error"
    assert "package org.eclipse.aether does not exist" in outputs.error["evalue"]


def test_waiting_for_a_repository_can_be_interrupted(kernel, run, tmp_path):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        run(
            f'System.setProperty("maven.repo.local", "{tmp_path}/local");\n'
            f"%mavenRepo here http://localhost:{silent.getsockname()[1]}/"
        )
        request = kernel.start('System.out.println("asking");\n%maven org.lib:other:1.0')
        kernel.wait_for_stream("asking")
        time.sleep(1)
        kernel.manager.interrupt_kernel()
        _, reply = kernel.finish(request, timeout=20)
        assert reply["status"] == "error"
        assert reply["ename"] == "Interrupted"
    assert text(run("1 + 1")[0]) == "2"
