"""The web page. Only this package knows Gradio; `assistant.ui.serve` is its door."""
