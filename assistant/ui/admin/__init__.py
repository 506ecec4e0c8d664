"""The page for who looks after Pandu: accounts, settings, storage, and what was done."""
