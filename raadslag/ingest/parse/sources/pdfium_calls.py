"""The calls into pdfium that are made for every page and every printed line.

pypdfium2's own prototypes build a pointer object for every handle and every result, and check each
argument. Without either a call costs a fifth, and there are seven a line. Nothing checks the types
here: a handle or an address goes through `pointer_to`, or pdfium writes where it should not.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

POINTER, INT, DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def _call(function: Any, result: Any, *arguments: Any) -> Any:
    """The library's function, called without letting go of Python's lock: it returns at once."""
    return _bound(ctypes.PYFUNCTYPE(result), function, arguments)


def _long_call(function: Any, result: Any, *arguments: Any) -> Any:
    """The library's function; other threads run meanwhile."""
    return _bound(ctypes.CFUNCTYPE(result), function, arguments)


def _bound(prototype: Any, function: Any, arguments: tuple[Any, ...]) -> Any:
    call = prototype(ctypes.cast(function, POINTER).value or 0)
    if arguments:
        call.argtypes = arguments
    return call


def pointer_to(address: int) -> Any:
    """A handle or an address as these calls take it: ready made, nothing is built for each call."""
    return ctypes.byref(ctypes.c_char.from_address(address))


# of a page: a handle comes back as a plain integer, None for none, which must be told from an int
load_page = _long_call(pdfium.FPDF_LoadPage, POINTER, POINTER, INT)
load_text = _long_call(pdfium.FPDFText_LoadPage, POINTER, POINTER)
close_page = _call(pdfium.FPDF_ClosePage, None, POINTER)
close_text = _call(pdfium.FPDFText_ClosePage, None, POINTER)
bounding_box = _call(pdfium.FPDF_GetPageBoundingBox, INT, POINTER, POINTER)
rotation = _call(pdfium.FPDFPage_GetRotation, INT, POINTER)
# of a text page, from pointer_to
font_size = _call(pdfium.FPDFText_GetFontSize, DOUBLE)
text_object = _call(pdfium.FPDFText_GetTextObject, POINTER)
matrix = _call(pdfium.FPDFText_GetMatrix, None)
count_letters = _call(pdfium.FPDFText_CountChars, INT)
text = _call(pdfium.FPDFText_GetText, INT)
letter_at = _call(pdfium.FPDFText_GetCharIndexFromTextIndex, INT)
count_rects = _call(pdfium.FPDFText_CountRects, INT)
rect = _call(pdfium.FPDFText_GetRect, None)
char_box = _call(pdfium.FPDFText_GetCharBox, None)
# of a text object or a font
font = _call(pdfium.FPDFTextObj_GetFont, POINTER, POINTER)
render_mode = _call(pdfium.FPDFTextObj_GetTextRenderMode, INT, POINTER)
font_name = _call(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, POINTER, POINTER, ctypes.c_size_t
)
font_weight = _call(pdfium.FPDFFont_GetWeight, INT, POINTER)
