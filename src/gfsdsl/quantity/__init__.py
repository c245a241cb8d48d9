"""Arithmetic of printed numbers: values, the intervals they stand for, units, dimensions."""
