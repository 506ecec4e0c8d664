"""Generator and embedder on llama.cpp, through the low-level API of llama-cpp-python.

`generator.LlamaGenerator` and `embedder.LlamaEmbedder` are the public names. Importing them
does not import `llama_cpp`: that happens when the first model is loaded.
"""
