"""Masking personal data in texts and tables that staff bring, with a review before the result.

The input is never changed. Hostile files are read in a guarded process of their own.
"""
