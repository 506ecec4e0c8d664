"""The page for who judges Pandu: what tests found, run by run, and what they did not measure."""
