"""The library as plain pages: its shelves, its documents, its glossary, and a search."""
