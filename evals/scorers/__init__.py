"""Scorers: pure functions from a case and a reply to a judgement."""
