"""Arithmetic of printed numbers: exact values, the intervals they stand for, units and dimensions."""
