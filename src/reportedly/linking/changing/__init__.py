"""What a monitor tells: what is new, from which day, with what stood before and after.
In: the claims of a story, and everything said. Out: changes.
"""
