"""The page to begin with: what Pandu is, what stays here, and what is ready."""
