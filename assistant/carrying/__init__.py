"""Carrying a library to another computer: packing it, and what a pack would change here.

Knows folders and keys only, so the commands and the trainer's page do the same.
"""
