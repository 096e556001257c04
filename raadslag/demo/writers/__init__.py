"""Dressed meetings as files: PDF, HTML, text, XML and DOCX."""
