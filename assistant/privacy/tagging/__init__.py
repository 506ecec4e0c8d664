"""A tagger that learned from marked texts how names and addresses stand among other words.

Rules know cues and lists; this one weighs them with what stands around a word, so that it finds
"td mariance blg ke sy", in which nothing announces a name and no list has it.
"""
