"""What trainers do to the knowledge folder: write, add, retire, compare, count and undo.

Every change goes through a `changeset.Changeset`, which keeps what was there before.
"""
