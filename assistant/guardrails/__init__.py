"""What is asked of Pandu and must not be answered like any other question.

A guardrail looks at a question before anything is searched and before any model is asked. The
checks are plug-ins with names (`guardrail.Guardrail`); which there are, and what each does, is
the data file `guardrails.toml`. Two methods find a category: rules over lists of words
(`rules.toml`, `cues.toml`), and the nearness of the question's vector to labelled examples,
learnt by `python -m evals.guardrail_fit` into `weights.npz`.
"""
