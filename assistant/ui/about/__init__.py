"""The page that says what Pandu is, what runs on this computer, and what is known of it."""
