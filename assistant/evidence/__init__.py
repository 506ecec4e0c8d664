"""From passages to the sentences that answer: the extracted spine of every answer."""
