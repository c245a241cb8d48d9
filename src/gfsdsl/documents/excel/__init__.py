"""Workbooks: sheets to grids, with every number printed as the program shows it."""
