"""Files of other programs, opened by a magic: NumPy arrays, NRRD and MetaImage."""

import gzip

import numpy
import pytest
from PIL import Image

HEADER = """NRRD0004
type: short
dimension: 3
space: left-posterior-superior
sizes: 7 5 3
space directions: (0.5,0,0) (0,0.25,0) (0,0,2)
kinds: domain domain domain
endian: little
encoding: {}

"""


@pytest.fixture
def scan():
    return numpy.arange(105, dtype="<i2").reshape(3, 5, 7) - 1000


def show(outputs):
    return outputs.result["text/plain"]


def test_a_scan_is_opened_with_its_calibration(run, tmp_path, scan):
    (tmp_path / "scan.nrrd").write_bytes(HEADER.format("raw").encode() + scan.tobytes())
    outputs, _ = run(f'%image ct "{tmp_path}/scan.nrrd"')
    assert outputs.stdout == f"scan.nrrd: 7 × 5 × 3 (XYZ), int16, on disk: {tmp_path}/scan.nrrd\n"
    outputs, _ = run("ct")
    assert "0.5 × 0.25 × 2 mm" in outputs.result["text/html"]
    outputs, _ = run("ct.get(6, 4, 2)")
    assert show(outputs) == "-896.0"


def test_a_compressed_scan_is_unpacked(run, tmp_path, scan):
    (tmp_path / "packed.nrrd").write_bytes(HEADER.format("gzip").encode() + gzip.compress(scan.tobytes()))
    outputs, _ = run(f'%image ct "{tmp_path}/packed.nrrd"')
    assert "Unpack them once into the scratch space (DiskImage.unpack)" in outputs.error["evalue"]
    outputs, _ = run(f'var unpacked = DiskImage.unpack("{tmp_path}/packed.nrrd");\nunpacked.get(6, 4, 2)')
    assert show(outputs) == "-896.0"


def test_arrays_come_from_numpy_and_go_back(run, tmp_path, scan):
    numpy.save(tmp_path / "volume.npy", numpy.asfortranarray(scan.astype(">i2")))
    outputs, _ = run(f'%image a "{tmp_path}/volume.npy"\na.get(6, 4, 2)')
    assert show(outputs) == "-896.0"
    run(f'a.apply(Arithmetic.add(1)).saveNpy("{tmp_path}/back.npy");')
    assert numpy.array_equal(numpy.load(tmp_path / "back.npy"), scan + 1)


def test_a_picture_is_not_opened_but_loaded(run, tmp_path):
    Image.new("L", (7, 5)).save(tmp_path / "picture.png")
    outputs, reply = run(f'%image p "{tmp_path}/picture.png"')
    assert reply["status"] == "error"
    assert outputs.error["evalue"].endswith("found PNG. Load it with MemoryImage.load.")


def test_the_paths_of_all_formats_complete(kernel, tmp_path):
    for name in ("a.npy", "b.nrrd", "c.mhd"):
        (tmp_path / name).touch()
    typed = f"%image v {tmp_path}/"
    reply = kernel.reply(kernel.client.complete(typed))
    assert reply["matches"] == [f"{tmp_path}/{name}" for name in ("a.npy", "b.nrrd", "c.mhd")]
