"""A page of a PDF as a picture, and the places of a quote on it."""
