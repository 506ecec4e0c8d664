"""The report of a run: one page for people, a table, and a file for build servers."""
