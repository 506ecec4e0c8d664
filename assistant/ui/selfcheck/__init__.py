"""The self-check as plain pages: a form, and a summary that nobody keeps."""
