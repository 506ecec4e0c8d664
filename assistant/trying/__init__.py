"""Golden questions asked of the library: one state of it measured, or two compared.

Knows an assistant by its protocol only, so commands, the web page and `evals` measure alike.
"""
