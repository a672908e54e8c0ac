"""The documentation's site: what is made from the code when it is built.
In: the records, the command line, the repository's own pages. Out: Markdown pages, for mkdocs (`make docs`).
"""
