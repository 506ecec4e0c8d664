"""Whether a run is good enough: bars from one policy file, and no step back from a baseline."""
