"""Embedders that don't need llama.cpp."""
