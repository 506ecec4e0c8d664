"""Looking at the use of an AI tool question by question; weighed by rules, by no model."""
