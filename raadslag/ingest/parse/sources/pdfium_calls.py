"""The calls into pdfium that are made for every printed line.

pypdfium2's own prototypes build a pointer object for every handle and every result. Handles and
addresses as plain integers halve the cost of a call, and there are seven a line. Nothing checks
the types here: a handle is an integer from `handle_of`, an address one from ctypes.addressof.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

POINTER, INT, DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def _call(function: Any, result: Any, *arguments: Any) -> Any:
    """The library's function, called without letting go of Python's lock: it returns at once."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def handle_of(handle: Any) -> int:
    """pypdfium2's handle as the integer these calls take."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


font_size = _call(pdfium.FPDFText_GetFontSize, DOUBLE, POINTER, INT)
text_object = _call(pdfium.FPDFText_GetTextObject, POINTER, POINTER, INT)
matrix = _call(pdfium.FPDFText_GetMatrix, INT, POINTER, INT, POINTER)
font = _call(pdfium.FPDFTextObj_GetFont, POINTER, POINTER)
render_mode = _call(pdfium.FPDFTextObj_GetTextRenderMode, INT, POINTER)
font_name = _call(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, POINTER, POINTER, ctypes.c_size_t
)
font_weight = _call(pdfium.FPDFFont_GetWeight, INT, POINTER)
count_rects = _call(pdfium.FPDFText_CountRects, INT, POINTER, INT, INT)
rect = _call(pdfium.FPDFText_GetRect, INT, POINTER, INT, POINTER, POINTER, POINTER, POINTER)
char_box = _call(pdfium.FPDFText_GetCharBox, INT, POINTER, INT, POINTER, POINTER, POINTER, POINTER)
