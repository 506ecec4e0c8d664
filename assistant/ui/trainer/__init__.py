"""The trainer's page: one module a section, with its state, its acts and how it is shown.

An act takes the desk, the visit and the form's fields; a `*_view` module renders what is then
there. `page` alone knows Gradio.
"""
