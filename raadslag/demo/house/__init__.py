"""How each old system dresses a meeting: which headings, in which order, in which words."""
