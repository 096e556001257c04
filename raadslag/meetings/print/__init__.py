"""Agendas, minutes, extracts and packs as files: PDF, Word, plain text and Akoma Ntoso.

What is printed is composed once (composing.py) from what the reader is entitled to, and every form
is written from that: so they say the same, and nothing closed can come in for the public.
"""
