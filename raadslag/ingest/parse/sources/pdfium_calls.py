"""The calls into pdfium that are made for every printed line.

pypdfium2's own prototypes build a pointer object for every handle and every result, and check each
argument. Without either a call costs a third, and there are seven a line. Nothing checks the types
here: a handle and an address come from `pointer_to`, or pdfium writes where it should not.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

POINTER, INT, DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def _call(function: Any, result: Any, *arguments: Any) -> Any:
    """The library's function, called without letting go of Python's lock: it returns at once."""
    address = ctypes.cast(function, POINTER).value or 0
    call = ctypes.PYFUNCTYPE(result)(address)
    if arguments:
        call.argtypes = arguments
    return call


def pointer_to(place: Any) -> ctypes.c_void_p:
    """pypdfium2's handle, or an address, as these calls take it."""
    return POINTER(place) if isinstance(place, int) else ctypes.cast(place, POINTER)


# of a text page, from pointer_to
font_size = _call(pdfium.FPDFText_GetFontSize, DOUBLE)
text_object = _call(pdfium.FPDFText_GetTextObject, POINTER)
matrix = _call(pdfium.FPDFText_GetMatrix, INT)
count_rects = _call(pdfium.FPDFText_CountRects, INT)
rect = _call(pdfium.FPDFText_GetRect, INT)
char_box = _call(pdfium.FPDFText_GetCharBox, INT)
# of a text object or a font: a pointer comes back as a plain integer, which must be told from an int
font = _call(pdfium.FPDFTextObj_GetFont, POINTER, POINTER)
render_mode = _call(pdfium.FPDFTextObj_GetTextRenderMode, INT, POINTER)
font_name = _call(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, POINTER, POINTER, ctypes.c_size_t
)
font_weight = _call(pdfium.FPDFFont_GetWeight, INT, POINTER)
