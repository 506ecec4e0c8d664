"""From a question to the passages nearest to it. Knows no database and no model."""
