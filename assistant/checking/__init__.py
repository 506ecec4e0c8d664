"""What is wrong with a knowledge folder before anybody is answered from it.

`check.check_library` reads a folder and asks every rule. A rule is a function: of one `Subject`
(`rules/` modules named in `PER_DOCUMENT`), or of all of them (`ACROSS_DOCUMENTS`).
"""
