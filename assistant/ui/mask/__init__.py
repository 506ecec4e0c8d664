"""The page that masks a text or a file: everything stays in memory and goes with the page."""
