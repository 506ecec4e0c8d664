"""Honest intervals and tests, for cases that come in families."""
