"""PDF: pages to lines and grids, with the place of every character.

The way: ``pdfium`` opens the file and ``ink`` takes the characters and the rulings of a page from
it; ``grid`` finds the tables that the rulings make and ``fill`` puts the characters into their
cells; ``lines`` and ``aligned`` read what stands outside of them. ``pages`` notices text that
cannot be trusted, which ``plumber`` reads a second time by another library; ``doubts`` says what
remains in doubt.
"""
