"""`pandu bench`: how fast this machine answers, beside what the same model does elsewhere.

It measures and asserts nothing. Machines differ, and one machine from hour to hour: so all ways of
answering are measured in turn, question by question, in one run, and ratios are taken pairwise.
"""
