"""Nothing leaves this computer but for `pandu model pull`: the guard and what it refused.

The guard sees what Python does. Compiled libraries (Chroma's and watchfiles' Rust, llama.cpp,
Hugging Face's transfer) do not tell Python of their sockets, nor does asyncio's own connecting on
Windows. That those stay at home too is shown by running all tests where there is no network.
"""
