"""Pages without scripts: text, links and forms, quick on old computers and easy to print."""
