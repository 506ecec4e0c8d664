"""The command line: `pandu`, or `python -m assistant`."""
