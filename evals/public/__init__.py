"""Public sets, read from where the evaluator has them and never copied in."""
