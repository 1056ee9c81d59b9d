"""Portable numerics: plain Python over floats and tuples, importing only `math`, for CPython, Numba and MicroPython."""
