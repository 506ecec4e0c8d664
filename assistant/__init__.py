"""Pandu: a local assistant that answers from your own documents and shows its sources."""

__version__ = "0.1.0"
