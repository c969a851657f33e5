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
        assert tiff.series[0].axes == "TZCYX"
        assert (tiff.asarray() == expected).all()
        assert tiff.asarray().dtype == expected.dtype
