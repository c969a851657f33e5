"""Jupyter's own suite for kernels, with every sample that it knows."""

import jupyter_kernel_test
from conftest import KERNEL


class TestProtocol(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("on the other stream");'
    completion_samples = [
        {"text": "Thread.onSpin", "matches": {"onSpinWait()"}},
        {"text": 'var list = List.of("a");\nlist.get(0).toUpp'},
    ]
    complete_code_samples = ["1", 'System.out.println("hello");', "int f(int a) {\n    return a;\n}", "%who", ""]
    incomplete_code_samples = ["int f(int a) {", "var list = List.of(1,", "class A {\n  int b;", "/* no end"]
    invalid_code_samples = ["int a = ;", "}"]
    code_page_something = 'page("a text to read beside the notebook");'
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"history" + 1', "result": "history1"},
        {"code": "MemoryImage.create(UINT8, Extent.of(7, 5))", "mime": "image/png"},
        {"code": "(String) null", "result": "null"},
    ]
    code_display_data = [
        {"code": "display(MemoryImage.create(UINT16, Extent.of(7, 5)));", "mime": "image/png"},
        {"code": 'display("shown");', "mime": "text/plain"},
    ]
    code_history_pattern = "6 ? *"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max("
    code_clear_output = 'System.out.println("gone soon"); clearOutput();'


# Versions before 0.7 do not ask for it.
if hasattr(jupyter_kernel_test, "IopubWelcomeTests"):

    class TestWelcome(jupyter_kernel_test.IopubWelcomeTests):
        kernel_name = KERNEL
        support_iopub_welcome = True


def test_no_sample_of_the_suite_is_left_out():
    for name, default in vars(jupyter_kernel_test.KernelTests).items():
        if name.startswith(("code_", "completion_", "complete_", "incomplete_", "invalid_", "supported_")):
            assert getattr(TestProtocol, name) != default, name


def test_every_class_of_the_suite_is_run():
    run = [it for it in globals().values() if isinstance(it, type)]
    for name, suite in vars(jupyter_kernel_test).items():
        if name.endswith("Tests"):
            assert any(issubclass(it, suite) for it in run), name
