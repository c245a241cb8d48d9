"""Files to lines and grids with their places: one reader a file. Knows no declarations."""

from gfsdsl.documents.document import Document, Grid, GridCell, Line, Place, Text
from gfsdsl.documents.read import read_document

__all__ = ["Document", "Grid", "GridCell", "Line", "Place", "Text", "read_document"]
