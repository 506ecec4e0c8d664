"""Running suites: the assistant in this process, Inspect around it, results on disk."""
