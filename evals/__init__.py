"""Measurements of Pandu. They import `assistant`, never the reverse."""
