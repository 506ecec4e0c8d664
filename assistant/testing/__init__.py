"""Deterministic stand-ins for models, shipped for tests and for use without weights."""
