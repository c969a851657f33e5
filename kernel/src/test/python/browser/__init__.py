"""The kernel in the pages that people use: JupyterLab and Notebook, driven in a Chromium without a window.

A package, so that its conftest and that of the folder above do not answer to the same name.
"""
