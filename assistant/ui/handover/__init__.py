"""A question handed on to a mentor: a short brief to send by the person's own means."""
