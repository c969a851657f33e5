"""What is saved is read by another program."""

import numpy
import pytest
import tifffile


@pytest.mark.parametrize("type,dtype", [("UINT8", "u1"), ("UINT16", "u2"), ("FLOAT32", "f4")])
def test_tifffile_reads_the_same_axes_and_pixels(kernel, tmp_path, type, dtype):
    path = tmp_path / "saved.tif"
    outputs, reply = kernel.run(
        f"""
        var out = DiskImage.create({type}, new Extent(7, 5, 3, 2, 4));
        for (int t = 0; t < 4; t++) for (int c = 0; c < 2; c++) for (int z = 0; z < 3; z++)
            for (int y = 0; y < 5; y++) for (int x = 0; x < 7; x++)
                out.set(x, y, z, c, t, (x + 7 * y + 35 * z + 11 * c + 29 * t) % 127);
        out.saveTiff("{path}");
        out = null;
        """
    )
    assert reply["status"] == "ok", outputs.error
    t, z, c, y, x = numpy.indices((4, 3, 2, 5, 7))
    expected = ((x + 7 * y + 35 * z + 11 * c + 29 * t) % 127).astype(dtype)
    with tifffile.TiffFile(path) as tiff:
        assert tiff.is_imagej
        assert tiff.series[0].axes == "TZCYX"
        assert (tiff.asarray() == expected).all()
        assert tiff.asarray().dtype == expected.dtype


def test_tifffile_reads_bigtiff_above_4_gb(kernel, tmp_path):
    path = tmp_path / "big.tif"
    outputs, reply = kernel.run(
        f"""
        var big = DiskImage.create(UINT8, 32768, 32768, 4);
        big.set(32767, 32766, 3, 0, 0, 211);
        big.set(5, 4, 0, 0, 0, 17);
        big.saveTiff("{path}");
        big = null;
        """,
        timeout=300,
    )
    assert reply["status"] == "ok", outputs.error
    with tifffile.TiffFile(path) as tiff:
        assert tiff.is_bigtiff
        assert len(tiff.pages) == 4
        pixels = tifffile.memmap(path, mode="r")
        assert pixels.shape == (4, 32768, 32768)
        assert (pixels[3, 32766, 32767], pixels[0, 4, 5], pixels[1, 0, 0]) == (211, 17, 0)
    path.unlink()
