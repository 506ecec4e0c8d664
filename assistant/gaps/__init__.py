"""Questions that had no answer: kept by consent, masked, grouped, and closed by a document."""
