"""The knowledge folder: which files it holds, and what their front matter says."""
